/** Finding the way between the nodes of a tree, where only blanks and comments stand. */
import type { Comment, SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";

/** The next place at or behind `start` where neither a blank nor a comment stands. */
export function skipBlanksAndComments(tree: SyntaxTree, start: number): number {
  const { text } = tree.source;
  let place = start;
  for (;;) {
    while (isBlank(text[place]) || isLineEnd(text[place])) place++;
    const comment = commentAt(tree, place);
    if (!comment) return place;
    place = comment.end;
  }
}

/** The comments that start at or behind `start` and before `end`. */
export function commentsWithin(tree: SyntaxTree, start: number, end: number): Comment[] {
  const found: Comment[] = [];
  for (let index = lastBefore(tree.comments, start) + 1; index < tree.comments.length; index++) {
    const comment = tree.comments[index] as Comment;
    if (comment.start >= end) break;
    found.push(comment);
  }
  return found;
}

/** The comment that starts at a place. */
export function commentAt(tree: SyntaxTree, start: number): Comment | undefined {
  const comment = tree.comments[lastBefore(tree.comments, start) + 1];
  return comment?.start === start ? comment : undefined;
}

/** Index of the last comment that starts before a place; -1 if none does. */
export function lastBefore(comments: readonly Span[], place: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Span).start < place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A blank within a line. */
export function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

export function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

/** Where the next line begins, from a place at the end of one. */
export function afterLineEnd(text: string, end: number): number {
  if (text[end] === "\r" && text[end + 1] === "\n") return end + 2;
  return Math.min(end + 1, text.length);
}
