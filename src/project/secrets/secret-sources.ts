/** Where the values of secrets come into Nix code: by reading a file, or written out under the name of one. */
import { announcement, isWellKnown } from "../../knowledge/secret-options.ts";
import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Expression, Node, Path } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";
import { literalTarget } from "../imports/import-edge.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { isEncrypted } from "./encryption.ts";
import { isMadeUpFolder } from "./made-up-folder.ts";
import { secretLiterals } from "./secret-literals.ts";

/** A value that is a secret, where it enters. */
export interface SecretSource {
  readonly file: NixFile;
  /** The expression whose value it is. */
  readonly node: Expression;
  readonly kind: "read" | "written";
  /** Of a read: `decrypted` is a file that a tool decrypts on the machine, `locked` one that git-crypt opens in a checkout. */
  readonly storage: "decrypted" | "plain" | "locked";
  /** Whether it is read as a structure, every part of which is the secret. */
  readonly isStructure: boolean;
  /** In the user's own words: "config.age.secrets.wifi.path", "secrets/token", "apiToken". */
  readonly name: string;
}

const readers = ["readFile", "fileContents", "importJSON", "importTOML", "readLines"];

/** Every expression that reads a secret's file while Nix evaluates, in the files an output leads to, in order of place. */
export function secretReads(project: Project): readonly SecretSource[] {
  return reachedFiles(project, nixTexts(project.files).namingAny(readers)).flatMap((file) => readsOf(project, file));
}

/** Every secret that is written out under its name, as `secretReads`. Well-known defaults are none. */
export function writtenSecrets(project: Project): readonly SecretSource[] {
  const { files } = project;
  const announcing = nixTexts(files).paths.filter((path) => announcement.test(files.text(path) ?? ""));
  return reachedFiles(project, announcing).flatMap((file) =>
    secretLiterals(file).flatMap(({ binding, literal }): SecretSource[] => {
      const text = constantText(literal);
      const last = binding.path.attributes.at(-1);
      const name = last ? staticAttributeName(last) : null;
      if (text === null || name === null || isWellKnown(text) || mayBeName(name, text)) return [];
      return [{ file, node: literal, kind: "written", storage: "plain", isStructure: false, name }];
    }),
  );
}

/** Whether a text may be the name of a secret that is kept elsewhere: passwords are words too, tokens are not. */
function mayBeName(name: string, text: string): boolean {
  if (/(?:pass(?:word|wd|phrase)|psk)$/i.test(name) && /^[a-z0-9]+$/i.test(text)) return false;
  return /^[a-z]+(?:[-_.][a-z0-9]+)*$/i.test(text);
}

/** Those of some files that an output leads to, parsed; not those of tests and examples. */
export function reachedFiles(project: Project, among: Iterable<string>): NixFile[] {
  return [...among].flatMap((path) => {
    if (isMadeUpFolder(path) || !project.reachability.isReached(path)) return [];
    const file = project.nixFile(path);
    return file?.tree.root && file.soundness.isWhole ? [file] : [];
  });
}

function readsOf(project: Project, file: NixFile): SecretSource[] {
  const found: SecretSource[] = [];
  for (const node of nodesOf(file.tree, "Apply")) {
    const reader = node.function.kind === "Apply" ? null : calledName(node.function);
    const read = reader !== null && readers.includes(reader) ? secretFileAt(project, file, node) : null;
    if (reader !== null && read && isUsed(file, node))
      found.push({ file, node, kind: "read", isStructure: reader.startsWith("import"), ...read });
  }
  return found;
}

function secretFileAt(
  project: Project,
  file: NixFile,
  { argument }: Apply,
): Pick<SecretSource, "name" | "storage"> | null {
  const value = resolved(file, argument);
  if (value.kind === "Select") {
    const steps = value.path.attributes.map(
      (attribute) => staticAttributeName(attribute) ?? file.source.slice(attribute),
    );
    const name = value.set.kind === "Variable" ? [value.set.name, ...steps].join(".") : "";
    return declaredPath.test(name) ? { name, storage: "decrypted" } : null;
  }
  if (value.kind === "String") {
    const [only, ...others] = value.parts;
    if (only?.kind === "Interpolation" && others.length === 0) {
      return secretFileAt(project, file, { argument: only.expression } as Apply);
    }
    const name = constantText(value) ?? "";
    return /^\/run\/(?:secrets|agenix)(?:\.d|-for-users)?\//.test(name) ? { name, storage: "decrypted" } : null;
  }
  if (value.kind !== "Path") return null;
  const path = ownSecretFile(project, file, value);
  if (path === null) return null;
  const content = project.files.read(path);
  if (content.kind === "text")
    return isEncrypted(content) ? null : { name: project.pathInFlake(path), storage: "plain" };
  return content.reason === "encrypted" ? { name: project.pathInFlake(path), storage: "locked" } : null;
}

/** Where agenix and sops-nix say that a decrypted file lies. */
const declaredPath = /(?:^|\.)(?:age|sops)\.(?:secrets|templates)\..+\.path$/;

/** What a variable of the file stands for, and parentheses removed. */
function resolved(file: NixFile, expression: Expression): Expression {
  let value = withoutParentheses(expression);
  for (let depth = 0; depth < 10 && value.kind === "Variable"; depth++) {
    const resolution = file.scopes.resolve(value)?.resolution;
    const [site, ...others] = resolution?.kind === "definition" ? resolution.definition.sites : [];
    if (site?.kind !== "Binding" || others.length > 0 || site.path.attributes.length !== 1) break;
    value = withoutParentheses(site.value);
  }
  return value;
}

const secretFolder =
  /(?:^|\/)\.?(?:secrets?|private|credentials)\/(?!.*\.(?:sh|py|rb|pl|js|ts|lua|el|fish|html|css|md|awk|jq)$)/i;
const secretFile =
  /(?:^|[-_./])(?:secrets?|passwords?|passwd|tokens?|credentials?|private[-_]?key|api[-_]?key)(?:\.(?:txt|json|ya?ml|toml|ini|env|key|secret))?$|\.secret$/i;
/** Public halves, ciphertext by its name, and Nix files, which say who may decrypt. */
const noSecret =
  /\.(?:nix|pub|crt|cer|age|gpg|asc|jwe)$|\.sops\.ya?ml$|pub(?:lic)?[-_.]?keys?|recipients|(?:^|\/)pub-key$/i;

function ownSecretFile(project: Project, file: NixFile, literal: Path): string | null {
  const text = constantText(literal);
  const path = text === null ? null : literalTarget(file.path, literal, text);
  if (path === null || !project.files.isFile(path) || noSecret.test(path)) return null;
  return secretFolder.test(path) || secretFile.test(path) ? path : null;
}

/** Not so in a variable that nothing refers to. */
function isUsed(file: NixFile, node: Node): boolean {
  for (let child: Node = node; child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.kind !== "Binding" || parent.parent?.kind !== "Let") continue;
    const definition = file.scopes.definitions.find(({ sites }) => sites.includes(parent));
    if (definition?.references.length === 0) return false;
  }
  return true;
}
