/**
 * Every path of the repository that the text of a Nix file may mean, read generously: path literals, and strings
 * that look like paths; where the text is damaged, every word that looks like one. Used to say what nobody mentions, so
 * too much is harmless and too little is not.
 */
import { absolutePath, directoryOf, normalizePath, repositoryPath } from "../../evaluator/source-tree.ts";
import type { IndentedString, Node, Path, StringLiteral, StringPart } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { literalTarget } from "./import-edge.ts";

/**
 * What a file mentions, as plain data that is the same whatever files there are: exact paths, what may be one, and parts of
 * paths that go on with something computed.
 */
export interface Mentions {
  readonly paths: readonly string[];
  /** A path if there is such a file or folder, else the file of that name and `.nix`, if there is one. */
  readonly candidates: readonly string[];
  /** Words that may mean a file of the repository wherever it lies on the machine: `~/dots/home/user.nix`. */
  readonly deployed: readonly string[];
  /** `hosts/` for `./hosts/${name}`: everything that starts so. */
  readonly prefixes: readonly string[];
  /** `/core` for `"${root}/core"`: everything that ends so. */
  readonly suffixes: readonly string[];
  /** `hosts/*.nix` for `./hosts/${name}.nix`; the star stands for a part of the path. */
  readonly globs: readonly string[];
}

export function pathMentions(file: NixFile): Mentions {
  const mentions: Collected = {
    paths: new Set(),
    candidates: new Set(),
    deployed: new Set(),
    prefixes: new Set(),
    suffixes: new Set(),
    globs: new Set(),
  };
  if (!file.soundness.isWhole) addDamagedText(file, mentions);
  if (file.tree.root) addMentioned(file.tree.root, file.path, mentions);
  return {
    paths: [...mentions.paths],
    candidates: [...mentions.candidates],
    deployed: [...mentions.deployed],
    prefixes: [...mentions.prefixes],
    suffixes: [...mentions.suffixes],
    globs: [...mentions.globs],
  };
}

function addMentioned(root: Node, path: string, into: Collected): void {
  walk(root, (node) => {
    if (node.kind === "Path") addPath(path, node, into);
    else if (node.kind === "String" || node.kind === "IndentedString") addString(path, node, into);
  });
}

type Collected = { readonly [Kind in keyof Mentions]: Set<string> };

function addDamagedText(file: NixFile, into: Collected): void {
  const { text } = file.source;
  for (const { 0: word, index } of text.matchAll(/[\w.+~/-]+/g)) {
    const end = index + word.length;
    if (file.isIntact({ start: index, end })) continue;
    // `./.` at the root of the repository: all of it.
    if (/^[./]+$/.test(word) && !word.startsWith("/") && word.includes("/")) {
      const folder = repositoryPath(normalizePath(`${absolutePath(directoryOf(file.path))}/${word}`));
      if (folder !== null) into.paths.add(folder);
    }
    // A mistake may stand in the middle of a path, so that any may go on.
    addWord(file.path, word, true, null, into);
    if (text[index - 1] === "}") addSuffix(word, into);
    // The way to it may be what is damaged.
    if (word.endsWith(".nix")) addSuffix(`/${word.slice(word.lastIndexOf("/") + 1)}`, into);
  }
}

/** `./x`, `./x/${name}.nix`, and what `+` puts behind either: `./. + "/x/${name}"`. */
function addPath(file: string, node: Path, into: Collected): void {
  const added = addedText(node);
  const parts = added ? [...node.parts, ...added] : node.parts;
  const known = leadingText(parts);
  // `folder + /modules/x.nix`: what is written like a path from the root stands behind something computed.
  if (node.form === "absolute" && isAddedBehind(node)) addSuffix(known.text, into);
  const target = literalTarget(file, node, known.text);
  if (known.count === parts.length) {
    if (target !== null) into.paths.add(target);
    return;
  }
  const tail = parts.at(-1);
  const isOneStep = known.count === parts.length - 2 && tail?.kind === "Fragment" && isEndOfPath(tail.value);
  const start = target === null ? null : startOf(target, known.text);
  if (start !== null && isOneStep) {
    into.globs.add(`${start}*${tail.value}`);
    return;
  }
  if (start !== null) into.prefixes.add(start);
  for (const part of parts.slice(known.count)) if (part.kind === "Fragment") addSuffix(part.value, into);
}

/** Whether the text behind something computed names a file, or ends the step that it stands in. */
function isEndOfPath(tail: string): boolean {
  return !tail.includes("/") || (/^[\w./+@-]+\.nix$/.test(tail) && !tail.includes(".."));
}

/** The parts of a string that `+` adds to a path; `null` where something else is added, or nothing. */
function addedText(node: Path): readonly StringPart[] | null {
  const { parent } = node;
  const isAddedTo = parent?.kind === "BinaryOp" && parent.operator === "+" && parent.left === node;
  return isAddedTo && parent.right.kind === "String" ? parent.right.parts : null;
}

function leadingText(parts: readonly StringPart[]): { text: string; count: number } {
  let text = "";
  let count = 0;
  for (const part of parts) {
    if (part.kind === "Interpolation") break;
    text += part.value;
    count++;
  }
  return { text, count };
}

/** The beginning of every path that goes on behind a text. */
function startOf(target: string, text: string): string {
  return text.endsWith("/") && target !== "" ? `${target}/` : target;
}

function addString(file: string, node: StringLiteral | IndentedString, into: Collected): void {
  node.parts.forEach((part, index) => {
    if (part.kind !== "Fragment") return;
    part.value.split(separators).forEach((word, position) => {
      const isBehind = position === 0 && (startsAfterInterpolation(node.parts, index) || isAdded(node));
      addDeployed(word, into);
      // A path from the root of the machine, unless something stands before it.
      if (word.startsWith("/") && !isBehind) return;
      const continues = part.value.endsWith(word) && node.parts[index + 1]?.kind === "Interpolation";
      const tail = continues && index === node.parts.length - 3 ? node.parts[index + 2] : undefined;
      const end =
        tail?.kind === "Fragment" && isEndOfPath(tail.value) && tail.value.endsWith(".nix") ? tail.value : null;
      addWord(file, word, continues, end, into);
    });
    if (startsAfterInterpolation(node.parts, index)) addSuffix(part.value.split(separators)[0] ?? "", into);
  });
}

/**
 * The repository may lie anywhere on the machine: `$DOTFILES/nix/overlay.nix`, `~/src/dots/home/user.nix`,
 * `/etc/nixos/compat`.
 */
function addDeployed(text: string, into: Collected): void {
  if (!text.includes("/")) return;
  // What NIX_PATH lists is separated by colons.
  for (const word of text.split(":")) {
    if (/^(?:~|\$\w+)?\//.test(word) && (word.endsWith(".nix") || word.startsWith("/etc/"))) into.deployed.add(word);
  }
}

const separators = /[\s"'`;=(),<>|]+/;

function isAddedBehind({ parent, start }: Path): boolean {
  return parent?.kind === "BinaryOp" && parent.operator === "+" && parent.right.start === start;
}

/** Whether the string is a part of a sum: `self + "/modules"`. */
function isAdded({ parent }: StringLiteral | IndentedString): boolean {
  const outer = parent?.kind === "Parenthesized" ? parent.parent : parent;
  return outer?.kind === "BinaryOp" && outer.operator === "+";
}

function startsAfterInterpolation(parts: readonly StringPart[], index: number): boolean {
  return index > 0 && parts[index - 1]?.kind === "Interpolation";
}

/** `end` is the rest of a word that goes on with something computed, where that is known. */
function addWord(file: string, word: string, continues: boolean, end: string | null, into: Collected): void {
  if (!word.includes("/") && !word.endsWith(".nix")) return;
  const trimmed = word.replace(/^\/+/, "");
  if (trimmed === "" || trimmed.includes("://")) return;
  const candidates = [`${absolutePath("")}/${trimmed}`, `${absolutePath(directoryOf(file))}/${trimmed}`];
  for (const candidate of candidates) {
    const path = repositoryPath(normalizePath(candidate));
    if (path === null || path === "") continue;
    const start = word.endsWith("/") ? `${path}/` : path;
    if (end !== null) into.globs.add(`${start}*${end}`);
    else if (continues) into.prefixes.add(start);
    else into.candidates.add(path);
  }
}

function addSuffix(text: string, into: Collected): void {
  const trimmed = text.replace(/\/+$/, "");
  if (trimmed.length > 1 && trimmed.startsWith("/")) into.suffixes.add(trimmed);
}
