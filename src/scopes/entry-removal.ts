/**
 * Taking an entry out of a set or `let` while all comments stay, those inside of it and those beside it.
 * (`binding-removal.ts` takes a binding's comments along, because they are about it.)
 */
import type { Entry, SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import type { Replacement } from "./binding-removal.ts";
import { afterLineEnd, commentAt, commentsWithin, isBlank, isLineEnd } from "./blanks-and-comments.ts";

/** Removes an entry, with its line where it has one for itself. */
export function removeEntry(entry: Entry, tree: SyntaxTree): Replacement {
  const comments = commentsWithin(tree, entry.start, entry.end);
  if (comments.length > 0) return { start: entry.start, end: entry.end, text: keptText(entry, comments, tree) };
  const { text } = tree.source;
  let start = entry.start;
  while (isBlank(text[start - 1])) start--;
  let end = entry.end;
  while (isBlank(text[end])) end++;
  const isFirst = start === 0 || isLineEnd(text[start - 1]);
  const isLast = end >= text.length || isLineEnd(text[end]);
  if (isFirst && isLast) return { ...withSpareBlankLine({ start, end: afterLineEnd(text, end) }, tree), text: "" };
  if (isLast && !commentAt(tree, end)) return { start, end: entry.end, text: "" };
  return { start: entry.start, end, text: "" };
}

/** What ends the lines of a text. */
export function lineEndOf({ source }: SyntaxTree): string {
  return source.text.includes("\r\n") ? "\r\n" : "\n";
}

/** The blanks a line begins with, of the line that a place is on. */
export function indentationAt(place: number, { source }: SyntaxTree): string {
  return /^[ \t]*/.exec(source.lineText(source.positionAt(place).line))?.[0] ?? "";
}

function keptText(entry: Entry, comments: readonly (Span & { readonly block: boolean })[], tree: SyntaxTree): string {
  const { source } = tree;
  const line = lineEndOf(tree) + indentationAt(entry.start, tree);
  const kept = comments.map((comment) => source.slice(comment)).join(line);
  const goesOn = /^[ \t]*[^\s]/.test(source.text.slice(entry.end));
  return comments.at(-1)?.block === false && goesOn ? kept + line : kept;
}

/** Takes a blank line along where there would be two, or one at an end of the set. */
function withSpareBlankLine(lines: Span, { source }: SyntaxTree): Span {
  const { line } = source.positionAt(lines.start);
  const above = line === 1 ? "" : source.lineText(line - 1).trim();
  const below = source.positionAt(lines.end).line;
  const isBlankBelow = lines.end < source.text.length && source.lineText(below).trim() === "";
  if (isBlankBelow && (above === "" || /(?:\{|\blet)$/.test(above))) {
    return { start: lines.start, end: afterLineEnd(source.text, source.lineSpan(below).end) };
  }
  const endsSet = /^(?:\}|in\b)/.test(source.lineText(below).trim());
  return endsSet && above === "" && line > 1 ? { start: source.lineSpan(line - 1).start, end: lines.end } : lines;
}
