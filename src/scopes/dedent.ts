/**
 * Moving the lines of an expression to the left without changing what it means.
 *
 * Spaces at the start of a line are layout, but for two places: in a `"…"` string they are its text, and in a `''…''`
 * string Nix takes off what its lines have in common. So the lines of the latter can be moved together, if all of them
 * begin behind the opening quotes' line.
 */
import type { IndentedString, Node, StringLiteral, SyntaxTree } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import type { Replacement } from "./binding-removal.ts";

/**
 * Edits that take a number of spaces off each line that begins within a node; `null` where a line has fewer, or where
 * a string would change.
 */
export function dedentLines(node: Node, spaces: number, tree: SyntaxTree): Replacement[] | null {
  if (spaces === 0) return [];
  if (spaces < 0 || !stringsCanMove(node, tree)) return null;
  const { source } = tree;
  const edits: Replacement[] = [];
  const last = source.positionAt(node.end).line;
  for (let line = source.positionAt(node.start).line + 1; line <= last; line++) {
    const { start } = source.lineSpan(line);
    const text = source.lineText(line);
    const indentation = /^ */.exec(text)?.[0].length ?? 0;
    const isLayout = indentation === text.length || isInComment(start, tree);
    if (indentation < spaces && !isLayout) return null;
    const removed = Math.min(indentation, spaces);
    if (removed > 0) edits.push({ start, end: start + removed, text: "" });
  }
  return edits;
}

function isInComment(place: number, { comments }: SyntaxTree): boolean {
  return comments.some(({ start, end }) => start < place && place < end);
}

function stringsCanMove(node: Node, tree: SyntaxTree): boolean {
  let canMove = true;
  walk(node, (inner) => {
    if (inner.kind === "String") canMove &&= !textsOf(inner, tree).some((text) => text.includes("\n"));
    if (inner.kind === "IndentedString") canMove &&= indentedStringCanMove(inner, tree);
  });
  return canMove;
}

function indentedStringCanMove(node: IndentedString, tree: SyntaxTree): boolean {
  const text = tree.source.slice(node);
  if (!text.includes("\n")) return true;
  const hasEscapedLineEnd = node.parts.some(
    (part) => part.kind === "Fragment" && part.escaped && tree.source.slice(part).includes("\n"),
  );
  return /^'' *\n/.test(text) && !text.includes("\r") && !hasEscapedLineEnd;
}

/** What stands in a string outside of its interpolations. */
function textsOf({ parts }: StringLiteral, { source }: SyntaxTree): string[] {
  return parts.filter((part) => part.kind === "Fragment").map((part) => source.slice(part));
}
