/** Function heads that take a set and name nothing in it: `{ ... }:`, `{ ... }@x:`. */

import { nodeAt } from "../parser/node-at.ts";
import type { Lambda, SyntaxTree } from "../parser/syntax.ts";
import type { Replacement } from "./binding-removal.ts";
import { commentsWithin, skipBlanksAndComments } from "./blanks-and-comments.ts";
import { isRootFunction } from "./function-role.ts";
import type { NixFile } from "./nix-file.ts";

// To look each up in the tree costs time, and most that stand elsewhere are followed by something else.
const ellipsis = /\.\.\.(?=\s*[}#/])/g;

/** The functions of a file that take any set and name nothing in it, in order of place. */
export function emptyHeads({ tree }: NixFile): readonly Lambda[] {
  const heads = new Set<Lambda>();
  for (const { index } of tree.source.text.matchAll(ellipsis)) {
    const head = nodeAt(tree, index);
    if (head?.kind !== "Formals" || !head.ellipsis || head.formals.length > 0) continue;
    if (head.parent?.kind === "Lambda") heads.add(head.parent);
  }
  return [...heads];
}

const entryFile = /(?:^|\/)(?:default|shell|release|ci|flake|configuration|home)\.nix$/;

/** Whether a command may be given the file: `nix-build` calls the function there, but only if it takes a set. */
export function isCalledByCommands(lambda: Lambda, file: NixFile): boolean {
  return entryFile.test(file.path) && isRootFunction(lambda, file);
}

/** Replaces the head by a name; `null` where comments stand in it. */
export function replaceHead({ formals, parameter, body }: Lambda, name: string, tree: SyntaxTree): Replacement | null {
  if (!formals) return null;
  const start = Math.min(formals.start, parameter?.start ?? formals.start);
  const end = Math.max(formals.end, parameter?.end ?? formals.end);
  if (commentsWithin(tree, start, end).length > 0) return null;
  const { text } = tree.source;
  const colon = skipBlanksAndComments(tree, end);
  // `x:y` is a URL.
  const isGlued = colon === end && body.start === colon + 1;
  const before = /[\w'.:+-]/.test(text[start - 1] ?? "") ? " " : "";
  return isGlued ? { start, end: colon + 1, text: `${before}${name}: ` } : { start, end, text: `${before}${name}` };
}
