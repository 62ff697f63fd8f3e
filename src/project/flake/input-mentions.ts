import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Lambda, Node } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Reference } from "../../scopes/scopes.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import type { Place, Span } from "../../source/span.ts";
import type { FlakeInput } from "./flake.ts";

/** Places where an input is what another input follows. */
export function* followsPlaces(file: string, inputs: readonly FlakeInput[], name: string): Generator<Place> {
  for (const input of inputs) {
    if (input.follows && input.follows.value.split("/")[0] === name) yield { file, span: input.follows.span };
    yield* followsPlaces(file, input.overrides, name);
  }
}

/** Whether one of the words stands in a text on its own, not as part of a longer name. */
export function mentionsWord(text: string, words: Iterable<string>): boolean {
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isNameEnd(text.charCodeAt(at - 1)) && isNameEnd(text.charCodeAt(at + word.length))) return true;
    }
  }
  return false;
}

/** Every place outside of comments where one of the words stands on its own, whatever it means there. */
export function* wordsIn(file: NixFile, words: ReadonlySet<string>): Generator<[word: string, span: Span]> {
  for (const { 0: word, index } of file.source.text.matchAll(/[A-Za-z_][\w'-]*/g)) {
    const span = { start: index, end: index + word.length };
    if (words.has(word) && !isCommented(file, span)) yield [word, span];
  }
}

/**
 * `inputs.name` in a stretch of a file, outside of comments, whatever stands before it: also inside strings, and in
 * files that do not parse.
 */
export function* spelledOutUses(
  file: NixFile,
  names: ReadonlySet<string>,
  within: Span,
): Generator<[name: string, span: Span]> {
  const pattern = /(?<![\w'-])inputs'?\s*\.\s*("?)([A-Za-z_][\w'-]*)\1/g;
  for (const match of file.source.slice(within).matchAll(pattern)) {
    const [whole, quote = "", name = ""] = match;
    const end = within.start + match.index + whole.length;
    const span = { start: end - name.length - 2 * quote.length, end };
    if (names.has(name) && !isCommented(file, span)) yield [name, span];
  }
}

/** Inputs that a file which reads flake.lock names, in code or in strings. */
export function* lockReaderPlaces(
  file: string,
  text: string,
  names: ReadonlySet<string>,
): Generator<[name: string, place: Place]> {
  for (const name of names) {
    const start = text.indexOf(name);
    if (start >= 0) yield [name, { file, span: { start, end: start + name.length } }];
  }
}

/** Files that may hold command lines: workflows, scripts, makefiles and the like. */
const commandFile =
  /\.(?:ya?ml|toml|nix|sh|bash|zsh|fish|nu|py|just|mk)$|(?:^|\/)(?:\.envrc|[Jj]ustfile|[Mm]akefile|[^./]+)$/;

/** Command lines that run something from an input: `nix run --inputs-from . name#program`, `nix build .#inputs.name.x`. */
export function* commandPlaces(files: RepositoryFiles, name: string): Generator<Place> {
  // A blank before the `#` would make it a comment.
  const flakeAttribute = new RegExp(`(?<=\\S)#inputs\\.${name.replace(/[^\w-]/g, "\\$&")}(?![\\w-])`);
  for (const path of files.paths) {
    const text = commandFile.test(path) ? files.text(path) : undefined;
    if (!text?.includes("#")) continue;
    const runs = text.includes("--inputs-from") ? text.indexOf(`${name}#`) : -1;
    const start = runs >= 0 ? runs : text.search(flakeAttribute);
    if (start >= 0) yield { file: path, span: { start, end: start + name.length } };
  }
}

/** Sets whose attributes are certainly no inputs. */
const otherSets: ReadonlySet<string> = new Set(["builtins", "config", "lib", "options", "pkgs"]);

/**
 * Every place that could mean an input of this name, where the set of inputs has gone on without a name of its own.
 * An argument counts even if it is not read: without the input, whoever passes it on has nothing to pass.
 */
export function* looseMentions(file: NixFile, name: string, outputs: Lambda | null): Generator<Place> {
  for (const { kind, scope, nameSpan, ...definition } of file.scopes.definitions) {
    if (definition.name === name && kind === "formal" && scope !== outputs) yield { file: file.path, span: nameSpan };
  }
  for (const reference of file.scopes.references) {
    if (reference.implicit) continue;
    const span = mentionedBy(reference, name);
    if (span) yield { file: file.path, span };
  }
}

function mentionedBy(reference: Reference, name: string): Span | null {
  const { node } = reference;
  if (reference.name === name) return comesFromOutside(reference) ? node : null;
  const parent: Node | null = node.parent;
  if (otherSets.has(reference.name) || !parent) return null;
  if (parent.kind === "Inherit" && parent.from === node)
    return parent.attributes.find((attribute) => staticAttributeName(attribute) === name) ?? null;
  if (parent.kind !== "Select" || parent.set !== node) return null;
  return parent.path.attributes.find((attribute) => staticAttributeName(attribute) === name) ?? null;
}

function comesFromOutside({ resolution }: Reference): boolean {
  if (resolution.kind !== "definition") return resolution.kind !== "builtin";
  return resolution.definition.kind === "formal" || resolution.definition.kind === "parameter";
}

function isCommented(file: NixFile, span: Span): boolean {
  return file.tree.comments.some((comment) => comment.start <= span.start && span.end <= comment.end);
}

function isNameEnd(code: number): boolean {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  const isDigit = code >= 48 && code <= 57;
  return !(isLetter || isDigit || code === 95 || code === 45);
}
