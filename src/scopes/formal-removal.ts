/**
 * Edits that take names out of a function's head and leave the text around them as a careful person would.
 *
 * - A formal goes with the comma behind it, up to what follows; so any of them go together, and none twice.
 * - A comment behind a formal, on its line, goes with it. Comments on lines of their own stay, unless they stand straight
 *   above the formal and what follows is no formal straight below, which they may mean too.
 * - A head that loses all its formals shrinks to `{ ... }`.
 */
import type { Comment, Formals, Lambda, SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import type { Replacement } from "./binding-removal.ts";
import { commentsWithin, isBlank, isLineEnd, lastBefore, skipBlanksAndComments } from "./blanks-and-comments.ts";

/** Removes the formals of some names; only from a head with `...`, after which anything may still be passed. */
export function removeFormals(formals: Formals, names: ReadonlySet<string>, tree: SyntaxTree): Replacement[] {
  if (!formals.ellipsis) return [];
  if (formals.formals.every(({ name }) => names.has(name.name))) {
    const whole = removeAllFormals(formals, tree);
    if (whole) return [whole];
  }
  return formals.formals.flatMap((formal, index) => {
    if (!names.has(formal.name.name)) return [];
    const next = formals.formals[index + 1]?.start ?? ellipsisOf(formals, tree);
    return removeFormal(formal, next, formals, tree);
  });
}

/** `null` where comments stand among the formals, which nobody can say to be about them alone. */
function removeAllFormals(formals: Formals, tree: SyntaxTree): Replacement | null {
  if (commentsWithin(tree, formals.start, formals.end).length > 0) return null;
  return { start: formals.start, end: formals.end, text: "{ ... }" };
}

function removeFormal(formal: Span, next: number, formals: Formals, tree: SyntaxTree): Replacement[] {
  const { text } = tree.source;
  const comma = skipBlanksAndComments(tree, formal.end);
  const kept = commentsWithin(tree, formal.end, next).find((comment) => !isOnLineOf(comment, formal, next, tree));
  const start = startWithComments(formal, next, kept, formals, tree);
  if (!kept) return [{ start, end: next, text: "" }];
  if (kept.start > comma) return [{ start, end: kept.start, text: "" }];
  // `, name` above a comment, with the next comma below it.
  let end = comma + 1;
  while (isBlank(text[end])) end++;
  return [
    { start, end: kept.start, text: "" },
    { start: comma, end, text: "" },
  ];
}

/** Whether a comment between a formal and what follows it is about the formal. */
function isOnLineOf(comment: Comment, formal: Span, next: number, { source }: SyntaxTree): boolean {
  const line = source.positionAt(formal.end).line;
  if (source.positionAt(comment.start).line !== line) return false;
  return source.positionAt(next).line !== line || !source.text.slice(formal.end, comment.start).includes(",");
}

/** A formal with the comment lines straight above it, where they can mean nothing else. */
function startWithComments(
  formal: Span,
  next: number,
  kept: Comment | undefined,
  formals: Formals,
  tree: SyntaxTree,
): number {
  const { source } = tree;
  const gap = source.text.slice(formal.end, kept?.start ?? next);
  const endsGroup = kept !== undefined || isEllipsis(source.text, next) || /\n[ \t]*\r?\n/.test(gap);
  let { start } = formal;
  for (;;) {
    const comment = endsGroup ? tree.comments[lastBefore(tree.comments, start)] : undefined;
    if (!comment || comment.start < formals.start) return start;
    const isAbove = /^[ \t]*\r?\n[ \t]*$/.test(source.text.slice(comment.end, start));
    if (!isAbove || !startsLine(source.text, comment.start)) return start;
    start = comment.start;
  }
}

function startsLine(text: string, place: number): boolean {
  let start = place;
  while (isBlank(text[start - 1])) start--;
  return start === 0 || isLineEnd(text[start - 1]);
}

function isEllipsis(text: string, place: number): boolean {
  return text.startsWith("...", place);
}

/** Where the `...` stands. */
function ellipsisOf(formals: Formals, tree: SyntaxTree): number {
  const last = formals.formals.at(-1);
  let place = skipBlanksAndComments(tree, last?.end ?? formals.start + 1);
  if (tree.source.text[place] === ",") place = skipBlanksAndComments(tree, place + 1);
  return place;
}

/** Removes the name at the `@`, before or behind the formals. */
export function removeAtName({ parameter, formals }: Lambda, tree: SyntaxTree): Replacement[] {
  if (!parameter || !formals) return [];
  const isBefore = parameter.start < formals.start;
  const [start, end] = isBefore ? [parameter.start, formals.start] : [formals.end, parameter.end];
  if (commentsWithin(tree, start, end).length === 0) return [{ start, end, text: "" }];
  const at = skipBlanksAndComments(tree, isBefore ? parameter.end : formals.end);
  return [
    { start: parameter.start, end: parameter.end, text: "" },
    { start: at, end: at + 1, text: "" },
  ];
}

/** Whether a comment on the line above, or before it on the same line, asks deadnix to leave a name alone. */
export function isSkippedByDeadnix({ start }: Span, tree: SyntaxTree): boolean {
  if (!tree.source.text.includes("deadnix")) return false;
  const { source } = tree;
  const comment = tree.comments[lastBefore(tree.comments, start)];
  if (!comment || !/\bdeadnix:\s*skip\b/.test(comment.text)) return false;
  return source.positionAt(start).line - source.positionAt(comment.end).line <= 1;
}
