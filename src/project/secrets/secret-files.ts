import { constantText } from "../../parser/attribute-name.ts";
import type { Binding, Expression, Path } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import { type OptionStep, optionPath } from "../../scopes/option-path.ts";
import type { Place } from "../../source/span.ts";
import { literalTarget } from "../imports/import-edge.ts";
import type { Project } from "../project.ts";
import { isEncrypted } from "./encryption.ts";

/** An unencrypted file that an option for secrets takes by its path, so that Nix copies it into the store. */
export interface SecretFileUse {
  readonly place: Place;
  /** The option as far as its file says it. */
  readonly option: string;
  /** The file, relative to the root. */
  readonly target: string;
}

/** Every such use in the files an output leads to, in order of place. */
export function secretFilesInStore(project: Project): readonly SecretFileUse[] {
  const uses: SecretFileUse[] = [];
  for (const path of project.files.paths) {
    if (!path.endsWith(".nix") || !project.reachability.isReached(path)) continue;
    const root = project.nixFile(path)?.tree.root;
    if (!root) continue;
    walk(root, (node) => {
      if (node.kind !== "Binding") return;
      const use = useOf(project, path, node);
      if (use) uses.push(use);
    });
  }
  return uses;
}

function useOf(project: Project, file: string, binding: Binding): SecretFileUse | null {
  const literal = pathLiteral(binding.value);
  const text = literal && constantText(literal);
  if (!literal || !text) return null;
  const target = literalTarget(file, literal, text);
  if (target === null || !project.files.isFile(target) || isNoSecret(target)) return null;
  const option = optionPath(binding);
  if (!takesSecret(option, target) || isEncrypted(project.files.read(target))) return null;
  return {
    place: { file, span: { start: literal.start, end: literal.end } },
    option: option.map((step) => step ?? "*").join("."),
    target,
  };
}

/** `./x`, `"${./x}"`, `toString ./x` aside: the latter does not copy the file. */
function pathLiteral(value: Expression): Path | null {
  switch (value.kind) {
    case "Path":
      return value;
    case "Parenthesized":
      return pathLiteral(value.expression);
    case "String": {
      const [part, ...rest] = value.parts;
      return part?.kind === "Interpolation" && rest.length === 0 ? pathLiteral(part.expression) : null;
    }
    default:
      return null;
  }
}

const secretOption =
  /(?:password|passphrase|passwd|secret|token|private|credentials?|apikey|psk|auth)[a-z]*(?:file|path)$|^(?:key|secretkey|environment)files?$|(?:private|secret)keyfile$/i;

/** Names of the public half, and options that want ciphertext: their modules decrypt it. */
const harmlessOption = /public|pubkey|certificate|^sopsfile$|^defaultsopsfile$|^file$/i;

const secretFolder = /(?:^|\/)(?:secrets?|private|credentials)\//i;

function takesSecret(option: readonly OptionStep[], target: string): boolean {
  const [root] = option;
  const last = option.at(-1);
  if (!last || root === "age" || root === "sops" || harmlessOption.test(last)) return false;
  if (/^environmentfiles?$/i.test(last))
    return secretFolder.test(target) || /secret|token|password|\.env$/i.test(target);
  if (secretOption.test(last)) return true;
  // `environment.etc."x".source = ./secrets/x;`, `home.file.x.source`, `xdg.configFile.x.source`
  return last === "source" && secretFolder.test(target);
}

/** Public keys, certificates, and Nix files, which are read as expressions. */
function isNoSecret(target: string): boolean {
  // `.sops.yaml` says who may decrypt.
  return /(?:\.(?:nix|pub|crt|cer|pem\.pub|age|gpg|asc|jwe)|(?:^|\/)\.sops\.ya?ml)$/i.test(target);
}
