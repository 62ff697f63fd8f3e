/** Edits that take parentheses away and leave their content as a careful person would lay it out. */
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Expression, Parenthesized, SyntaxTree } from "../parser/syntax.ts";
import type { Replacement } from "./binding-removal.ts";
import { commentsWithin, isBlank, isLineEnd } from "./blanks-and-comments.ts";
import { dedentLines } from "./dedent.ts";
import { indentationAt } from "./entry-removal.ts";
import { blankAfter, blankBefore } from "./token-borders.ts";

/** Whether a comment stands between a parenthesis and what it holds. */
export function holdsComment(node: Parenthesized, tree: SyntaxTree): boolean {
  const { expression } = node;
  return (
    commentsWithin(tree, node.start, expression.start).length > 0 ||
    commentsWithin(tree, expression.end, node.end).length > 0
  );
}

/**
 * The edits, which keep each token apart; `null` where the parentheses stand on lines of their own, and moving what they
 * hold would change a string.
 */
export function removeParentheses(node: Parenthesized, tree: SyntaxTree): Replacement[] | null {
  const { expression } = node;
  const { text } = tree.source;
  const before = blankBefore(text, node.start, withoutParentheses(expression));
  const after = blankAfter(text, node.end, node);
  const opening = { start: node.start, end: expression.start, text: before };
  const closing = { start: expression.end, end: node.end, text: after };
  if (!hasLineEnd(text, node.start, expression.start)) return [opening, closing];
  const beginsLine = tree.source.positionAt(node.start).column - 1 === indentationAt(node.start, tree).length;
  const dedents = beginsLine || movesUp(node, tree) ? dedentsOf(node, tree) : null;
  if (dedents) return [opening, ...dedents, closing];
  return beginsLine ? null : keepLines(node, tree);
}

/** Edits that give the content the indentation of the line where the parentheses begin. */
function dedentsOf(node: Parenthesized, tree: SyntaxTree): Replacement[] | null {
  const base = indentationAt(node.start, tree);
  const indentation = indentationAt(node.expression.start, tree);
  return /\t/.test(base + indentation) ? null : dedentLines(node.expression, indentation.length - base.length, tree);
}

/** Leaves the content on lines of its own, as nixfmt lays out operators and conditions behind a '='. */
function keepLines(node: Parenthesized, { source: { text } }: SyntaxTree): Replacement[] {
  let { start } = node;
  while (isBlank(text[start - 1])) start--;
  let end = node.start + 1;
  while (isBlank(text[end])) end++;
  const opening = { start, end, text: "" };
  const { expression } = node;
  const after = blankAfter(text, node.end, node);
  let next = node.end;
  while (isBlank(text[next])) next++;
  const endsLine = text[next] === undefined || isLineEnd(text[next]) || /[)\]},;]/.test(text[next] as string);
  if (endsLine || !hasLineEnd(text, expression.end, node.end)) {
    return [opening, { start: expression.end, end: node.end, text: after }];
  }
  return [opening, { start: node.end - 1, end: next, text: "" }];
}

const lineWidth = 100;

/** Whether the content may stand behind what stands before the parenthesis, instead of on lines of its own. */
function movesUp({ expression, start, end }: Parenthesized, { source }: SyntaxTree): boolean {
  if (hasLineEnd(source.text, expression.start, expression.end)) return isAbsorbed(expression, source.text);
  const before = source.positionAt(start).column - 1;
  const behind = source.lineSpan(source.positionAt(end).line).end - end;
  return before + (expression.end - expression.start) + behind <= lineWidth;
}

/** Whether a bracket on its first line goes over the following lines, so that the first line may follow a '=' directly. */
function isAbsorbed(expression: Expression, text: string): boolean {
  const opensFirst = (inner: Expression) =>
    !hasLineEnd(text, expression.start, inner.start) && hasLineEnd(text, inner.start, inner.end);
  const inOrder = (inner: Expression): boolean => {
    switch (inner.kind) {
      case "AttrSet":
      case "List":
      case "String":
      case "IndentedString":
      case "Parenthesized":
        return opensFirst(inner);
      case "Apply":
        return inOrder(inner.function) || inOrder(inner.argument);
      case "Lambda":
      case "With":
        return inOrder(inner.body);
      default:
        return false;
    }
  };
  return inOrder(expression);
}

function hasLineEnd(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}
