/**
 * Edits that take names out of a `let` and leave the text around them as a careful person would.
 *
 * - A binding that has its lines for itself goes with them, and with a comment behind it.
 * - Comment lines straight above it go too, unless another binding follows straight below: then they may be the
 *   heading of both, and stay.
 * - Where a blank line stands above and below, one of the two goes; none is left above the `in`.
 * - A `let` that loses all its bindings goes with its `in`; comments in it that belong to no binding stay.
 */
import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Entry, Expression, Inherit, Let, SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import { afterLineEnd, commentAt, commentsWithin, isBlank, isLineEnd, lastBefore } from "./blanks-and-comments.ts";
import { removeHeader } from "./header-removal.ts";
import { givesOnly } from "./liveness.ts";
import type { Definition } from "./scopes.ts";

/** Replace a stretch of the file's text. */
export interface Replacement extends Span {
  readonly text: string;
}

/** Removes `let` definitions of one file. The edits do not overlap. */
export function removeDefinitions(definitions: readonly Definition[], tree: SyntaxTree): Replacement[] {
  const byLet = new Map<Let, Definition[]>();
  for (const definition of definitions) {
    const { scope } = definition;
    if (scope.kind !== "Let") continue;
    const known = byLet.get(scope);
    if (known) known.push(definition);
    else byLet.set(scope, [definition]);
  }
  return [...byLet].flatMap(([scope, ofScope]) => removeFromLet(scope, ofScope, tree));
}

/** Removes `let … in ` and leaves the body; comments in between are kept, but for those in `without`. */
export function removeLetHeader(node: Let, tree: SyntaxTree, without: readonly Span[] = []): Replacement[] {
  const { source } = tree;
  const kept = commentsWithin(tree, node.start, node.body.start).filter(
    (comment) => !without.some((span) => span.start <= comment.start && comment.end <= span.end),
  );
  const line = source.positionAt(node.start).line;
  const indentation = /^[ \t]*/.exec(source.lineText(line))?.[0] ?? "";
  const lineEnd = source.text.includes("\r\n") ? "\r\n" : "\n";
  const text = kept.map((comment) => `${source.slice(comment)}${lineEnd}${indentation}`).join("");
  return removeHeader(node, node.body.start, text, tree);
}

/** Removes one element of a list. */
export function removeElement(element: Expression, tree: SyntaxTree): Replacement {
  return { ...(wholeLines(element, tree) ?? withBlanksBefore(element, tree.source.text)), text: "" };
}

function removeFromLet(scope: Let, definitions: readonly Definition[], tree: SyntaxTree): Replacement[] {
  const names = new Set(definitions.map(({ name }) => name));
  const entries = [...new Set(definitions.flatMap(({ sites }) => sites))] as Entry[];
  entries.sort((a, b) => a.start - b.start);

  const removed: Span[] = [];
  let whole = 0;
  for (const entry of entries) {
    if (givesOnly(entry, names)) {
      whole++;
      removed.push(removedSpan(entry, scope, tree));
    } else if (entry.kind === "Inherit") removed.push(...removedAttributes(entry, names, tree));
  }
  if (whole === scope.entries.length) return removeLetHeader(scope, tree, removed);
  return joinNeighbours(removed, tree).map((span) => ({ ...span, text: "" }));
}

function removedAttributes(inherit: Inherit, names: ReadonlySet<string>, tree: SyntaxTree): Span[] {
  const gone = inherit.attributes.filter((attribute) => {
    const name = staticAttributeName(attribute);
    return name !== null && names.has(name);
  });
  return gone.map((attribute) => wholeLines(attribute, tree) ?? withBlanksBefore(attribute, tree.source.text));
}

/** A binding with what belongs to it. */
function removedSpan(entry: Entry, scope: Let, tree: SyntaxTree): Span {
  const lines = wholeLines(entry, tree);
  if (lines) return { start: startOfAttachedComments(lines, scope, tree), end: lines.end };
  const { text } = tree.source;
  let end = entry.end;
  while (isBlank(text[end])) end++;
  return isLineEnd(text[end])
    ? withBlanksBefore({ start: entry.start, end: entry.end }, text)
    : { start: entry.start, end };
}

/** The full lines of a node with a comment behind it, or `null` where it shares them with other code. */
function wholeLines(node: Span, tree: SyntaxTree): Span | null {
  const { source } = tree;
  const { text } = source;
  let start = node.start;
  while (start > 0 && isBlank(text[start - 1])) start--;
  if (start > 0 && !isLineEnd(text[start - 1])) return null;
  let end = node.end;
  while (isBlank(text[end])) end++;
  const comment = commentAt(tree, end);
  if (comment) {
    end = comment.end;
    while (isBlank(text[end])) end++;
  }
  if (end < text.length && !isLineEnd(text[end])) return null;
  return { start, end: afterLineEnd(text, end) };
}

function withBlanksBefore(node: Span, text: string): Span {
  let start = node.start;
  while (isBlank(text[start - 1])) start--;
  return { start, end: node.end };
}

function startOfAttachedComments(lines: Span, scope: Let, tree: SyntaxTree): number {
  const next = endOfBlanks(tree.source.text, lines.end);
  const ends = isLineEnd(tree.source.text[next]) || commentAt(tree, next) || next === scope.inKeyword.start;
  if (!ends) return lines.start;
  let { start } = lines;
  for (;;) {
    const comment = tree.comments[lastBefore(tree.comments, start)];
    const own = comment && wholeLines(comment, tree);
    if (!own || own.end !== start) return start;
    start = own.start;
  }
}

/** Joins spans that have nothing but blank lines between, and takes a blank line along where there would be two. */
function joinNeighbours(spans: readonly Span[], tree: SyntaxTree): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && (last.end >= span.start || isBlankBetween(last, span, tree)))
      joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined.map((span) => withSpareBlankLine(span, tree));
}

/** Whether two spans of whole lines have blank lines between them and nothing else. */
function isBlankBetween(one: Span, other: Span, { source: { text } }: SyntaxTree): boolean {
  const startsLine = one.start === 0 || isLineEnd(text[one.start - 1]);
  return startsLine && isLineEnd(text[one.end - 1]) && text.slice(one.end, other.start).trim() === "";
}

function withSpareBlankLine(span: Span, tree: SyntaxTree): Span {
  const { text } = tree.source;
  if (span.start > 0 && !isLineEnd(text[span.start - 1])) return span;
  const above = tree.source.positionAt(span.start).line - 1;
  const lineAbove = tree.source.lineText(above).trim();
  if (startsWithBlankLine(tree, span.end) && (lineAbove === "" || lineAbove.endsWith("let"))) {
    return { start: span.start, end: afterLineEnd(text, endOfBlanks(text, span.end)) };
  }
  const endsLet = /^in\b/.test(text.slice(endOfBlanks(text, span.end)));
  return endsLet && lineAbove === "" ? { start: tree.source.lineSpan(above).start, end: span.end } : span;
}

function startsWithBlankLine(tree: SyntaxTree, start: number): boolean {
  const { text } = tree.source;
  return isLineEnd(text[endOfBlanks(text, start)]);
}

function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (isBlank(text[end])) end++;
  return end;
}
