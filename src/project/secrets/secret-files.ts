import { constantText } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Binding, Node, Path } from "../../parser/syntax.ts";
import { type OptionStep, optionPath } from "../../scopes/option-path.ts";
import type { Place } from "../../source/span.ts";
import { literalTarget } from "../imports/import-edge.ts";
import { nixTexts } from "../nix-texts.ts";
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
  const mayTake = (path: string) => project.files.isFile(path) && !isNoSecret(path);
  const uses: SecretFileUse[] = [];
  for (const path of nixTexts(project.files).paths) {
    const targets = project.reachability.isReached(path) ? project.literalPaths(path).filter(mayTake) : [];
    if (targets.length === 0 || !mayNameOption(project.files.text(path) ?? "", targets)) continue;
    const file = project.nixFile(path);
    for (const literal of file ? nodesOf(file.tree, "Path") : []) {
      const use = useOf(project, path, literal);
      if (use) uses.push(use);
    }
  }
  return uses;
}

/** Whether a text may name an option that takes one of some files for a secret: see `takesSecret`. */
function mayNameOption(text: string, targets: readonly string[]): boolean {
  return optionPart.test(text) || (text.includes("source") && targets.some((target) => secretFolder.test(target)));
}

/** What the names of all those options end in, without what may stand before it. */
const optionPart =
  /(?:password|passphrase|passwd|secret|token|private|credentials?|apikey|psk|auth)[a-z]*(?:file|path)|(?:key|environment)files?/i;

function useOf(project: Project, file: string, literal: Path): SecretFileUse | null {
  const binding = bindingOf(literal);
  const text = binding && constantText(literal);
  if (!text) return null;
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

/** What is given `./x` or `"${./x}"`; not `toString ./x`, which does not copy the file. */
function bindingOf(literal: Path): Binding | null {
  let around: Node | null = literal.parent;
  while (around && isAll(around)) around = around.parent;
  return around?.kind === "Binding" ? around : null;
}

/** Whether what stands inside is all that an expression gives. */
function isAll(around: Node): boolean {
  if (around.kind === "String") return around.parts.length === 1;
  return around.kind === "Parenthesized" || around.kind === "Interpolation";
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
