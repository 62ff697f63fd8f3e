/** What is left in the repository of a secret when its declarations are gone. */
import type { Project } from "../project.ts";
import { fileFields, type SecretDeclaration, secretDeclarations } from "./secret-declarations.ts";
import { sopsSecrets } from "./sops-secrets.ts";

/** Where a secret stands in encrypted form. */
export interface EncryptedRemains {
  readonly file: string;
  /** Its key in a file of several; `null` where the file holds it alone. */
  readonly key: string | null;
  /** Another secret that is made of the same text: "sops.secrets.x". */
  readonly sharedWith: string | null;
}

/** What a secret is made of; `null` where it is not known, or not the same in all configurations. */
export function encryptedRemains(
  project: Project,
  { option, name }: Pick<SecretDeclaration, "option" | "name">,
): EncryptedRemains | null {
  const all = option === "age.secrets" ? ageSources(project) : sopsSources(project);
  const own = all.filter((source) => source.name === name);
  const [first] = own;
  if (!first || own.some(({ file, key }) => file !== first.file || key !== first.key)) return null;
  const { file, key } = first;
  if (file === null || key === undefined) return null;
  const other = all.find((source) => {
    if (source.name === name || source.file !== file) return false;
    return key === null || typeof source.key !== "string" || source.key === key;
  });
  return { file, key, sharedWith: other ? `${option}.${other.name}` : null };
}

interface Source {
  readonly name: string;
  readonly file: string | null;
  readonly key: string | null | undefined;
}

function sopsSources(project: Project): readonly Source[] {
  return sopsSecrets(project);
}

function ageSources(project: Project): readonly Source[] {
  return secretDeclarations(project).flatMap(({ option, name, fields }) => {
    if (option !== "age.secrets") return [];
    return fileFields.flatMap((field): Source[] => {
      const value = fields.get(field);
      return value ? [{ name, file: value.file, key: null }] : [];
    });
  });
}
