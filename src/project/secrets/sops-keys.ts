/** Secrets that sops-nix looks for under a key that their file does not have. */
import { nearestName } from "../../source/nearest-name.ts";
import { placeKey, type Span } from "../../source/span.ts";
import { type DocumentMap, type DocumentNode, valueAt } from "../documents/document.ts";
import { isInSubmodule } from "../imports/submodules.ts";
import type { Project } from "../project.ts";
import { isMadeUpFolder } from "./made-up-folder.ts";
import type { SecretDeclaration } from "./secret-declarations.ts";
import { sopsFileAt } from "./sops-readings.ts";
import { mayBeChanged, type SopsSecret, sopsSecrets } from "./sops-secrets.ts";

/** A secret whose file holds no text under its key. */
export interface MissingKey {
  readonly secret: SopsSecret;
  readonly declaration: SecretDeclaration;
  readonly file: string;
  readonly key: string;
  /** Whether the key is there, but holds other keys or a list. */
  readonly isGroup: boolean;
  /** The key of the file that was likely meant, and where it stands. */
  readonly nearest: { readonly key: string; readonly span: Span } | null;
}

/** Every such secret, once for each place that declares it and each file. */
export function missingKeys(project: Project): readonly MissingKey[] {
  const found = new Map<string, MissingKey>();
  for (const secret of sopsSecrets(project)) {
    const { file, key } = secret;
    const declaration = secret.declarations.find(({ conditional }) => !conditional);
    if (file === null || typeof key !== "string" || !declaration || isMadeUpFolder(declaration.place.file)) continue;
    if (!project.files.isFile(file) || isInSubmodule(project.files, file) || hasNoKeys(file)) continue;
    const content = sopsFileAt(project, file)?.content;
    const value = content && (valueAt(content, key) ?? valueAt(content, ...key.split("/")));
    if (!content || value?.kind === "text" || mayBeChanged(project, secret)) continue;
    const { place } = declaration;
    const isGroup = value !== undefined;
    const nearest = isGroup ? null : nearestKey(content, key);
    found.set(`${placeKey(place)} ${file}`, { secret, declaration, file, key, isGroup, nearest });
  }
  return [...found.values()];
}

/** Of these formats sops-nix gives the whole file; whoever reads one as YAML has another problem. */
function hasNoKeys(file: string): boolean {
  return /\.(?:env|ini)$/i.test(file);
}

function nearestKey(content: DocumentMap, key: string): MissingKey["nearest"] {
  const keys = textKeys(content, "");
  const last = key.slice(key.lastIndexOf("/") + 1);
  const sameName = keys.filter((one) => one.key.endsWith(`/${last}`) || one.key === last);
  const wanted =
    nearestName(
      key,
      keys.map((one) => one.key),
    ) ?? (sameName.length === 1 ? sameName[0]?.key : undefined);
  return keys.find((one) => one.key === wanted) ?? null;
}

/** The keys of all texts, as sops-nix names them. */
function textKeys(node: DocumentNode, prefix: string): { key: string; span: Span }[] {
  if (node.kind !== "map") return [];
  return [...node.entries].flatMap(([name, { key, value }]) => {
    const path = `${prefix}${name}`;
    return value.kind === "text" ? [{ key: path, span: key }] : textKeys(value, `${path}/`);
  });
}
