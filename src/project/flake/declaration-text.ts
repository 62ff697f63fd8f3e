/** The text round a declaration: its comments, and what goes when it goes. */
import type { Comment, SyntaxTree } from "../../parser/syntax.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Span } from "../../source/span.ts";

/** Comments inside the spans, behind them on the same line, and on the lines straight above them. */
export function commentsBeside(tree: SyntaxTree, spans: readonly Span[]): readonly Comment[] {
  return spans.flatMap((span) => {
    const end = endOfLine(tree.source, span.end);
    const within = tree.comments.filter((comment) => comment.start >= span.start && comment.start < end);
    return [...commentsAbove(tree, span.start), ...within];
  });
}

/** From the nearest up, as long as no code and no blank line stands between. */
function commentsAbove(tree: SyntaxTree, start: number): Comment[] {
  const { source } = tree;
  const found: Comment[] = [];
  let top = start;
  for (let index = tree.comments.findLastIndex(({ end }) => end <= start); index >= 0; index--) {
    const comment = tree.comments[index] as Comment;
    if (!/^[ \t]*\r?\n?[ \t]*$/.test(source.text.slice(comment.end, top))) break;
    const isOwnLine = source.text.slice(startOfLine(source, comment.start), comment.start).trim() === "";
    if (!isOwnLine) break;
    found.push(comment);
    top = comment.start;
  }
  return found;
}

/**
 * What to delete so that declarations go and the text stays tidy: whole lines where they have them for themselves,
 * with a comment behind; comment lines straight above, unless other code follows straight below and may be meant too;
 * and one of two blank lines.
 */
export function removalSpans(tree: SyntaxTree, spans: readonly Span[]): Span[] {
  const { source } = tree;
  const joined: Span[] = [];
  for (const span of spans) {
    const grown = wholeLines(source, span) ?? withBlanksBefore(source, span);
    const last = joined.at(-1);
    if (last && last.end >= grown.start) joined[joined.length - 1] = { start: last.start, end: grown.end };
    else joined.push(grown);
  }
  return joined.map((span) => (isLineStart(source, span.start) ? tidied(tree, span) : span));
}

function wholeLines(source: SourceFile, span: Span): Span | null {
  const start = startOfLine(source, span.start);
  const end = endOfLine(source, span.end);
  const isAlone = source.text.slice(start, span.start).trim() === "";
  if (!isAlone || !/^[ \t]*(#[^\n]*)?\r?$/.test(source.text.slice(span.end, end))) return null;
  return { start, end: Math.min(end + 1, source.text.length) };
}

function withBlanksBefore(source: SourceFile, span: Span): Span {
  let { start } = span;
  while (/[ \t]/.test(source.text[start - 1] ?? "")) start--;
  return { start, end: span.end };
}

function tidied(tree: SyntaxTree, span: Span): Span {
  const { source } = tree;
  const below = lineAt(source, span.end);
  const standsLast = below.trim() === "" || /^\s*\}/.test(below);
  const start = standsLast ? startOfComments(tree, span.start) : span.start;
  const above = start === 0 ? "" : lineAt(source, start - 1);
  const leavesTwoBlanks = below.trim() === "" && (above.trim() === "" || above.trim().endsWith("{"));
  const end = leavesTwoBlanks ? Math.min(endOfLine(source, span.end) + 1, source.text.length) : span.end;
  const isBlankBeforeBrace = /^\s*\}/.test(below) && above.trim() === "" && start > 0;
  return { start: isBlankBeforeBrace ? startOfLine(source, start - 1) : start, end };
}

function startOfComments(tree: SyntaxTree, start: number): number {
  const top = commentsAbove(tree, start).at(-1);
  return top ? startOfLine(tree.source, top.start) : start;
}

function isLineStart(source: SourceFile, offset: number): boolean {
  return startOfLine(source, offset) === offset;
}

function lineAt(source: SourceFile, offset: number): string {
  return source.text.slice(startOfLine(source, offset), endOfLine(source, offset));
}

function startOfLine(source: SourceFile, offset: number): number {
  return offset === 0 ? 0 : source.text.lastIndexOf("\n", offset - 1) + 1;
}

/** The place of the line feed, or the text's end. */
function endOfLine(source: SourceFile, offset: number): number {
  const end = source.text.indexOf("\n", offset);
  return end < 0 ? source.text.length : end;
}
