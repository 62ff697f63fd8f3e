import type { SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import { lastBefore } from "./blanks-and-comments.ts";

const skip = "deadnix: skip";

/**
 * Whether a comment tells deadnix, which many repositories run, to leave a declaration alone: like deadnix, one that
 * stands before it, on its line or the line above, whatever stands between.
 */
export function isSkippedByDeadnix({ start }: Span, { source, comments }: SyntaxTree): boolean {
  if (!source.text.includes(skip)) return false;
  const { line } = source.positionAt(start);
  for (let index = lastBefore(comments, start); index >= 0; index--) {
    const comment = comments[index]!;
    if (line - source.positionAt(comment.end).line > 1) return false;
    if (comment.text.includes(skip)) return true;
  }
  return false;
}
