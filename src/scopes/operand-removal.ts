/** Taking an operand that changes nothing out of an operation. */

import { withoutParentheses } from "../parser/parentheses.ts";
import { leastLevelAt, levelOf } from "../parser/precedence.ts";
import type { BinaryOp, Expression, SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import type { Replacement } from "./binding-removal.ts";
import { commentsWithin } from "./blanks-and-comments.ts";
import { blankAfter, blankBefore } from "./token-borders.ts";

/** Removes one operand with the operator; `null` where what is left would be read otherwise. */
export function removeOperand(node: BinaryOp, removed: Expression, { source }: SyntaxTree): Replacement | null {
  const { left, right } = node;
  const kept = otherOperand(node, removed);
  if (levelOf(kept) < leastLevelAt(node)) return null;
  return removed === left
    ? { start: left.start, end: right.start, text: blankBefore(source.text, node.start, right) }
    : { start: left.end, end: right.end, text: blankAfter(source.text, node.end, left) };
}

/**
 * Whether an operand that changes nothing keeps a place for something, or a shape: a comment stands in it, between the
 * operands, or on its line; all further operands have lines of their own behind it; or another binding of the same set
 * gives the same other operand something.
 */
export function isPlaceholder(node: BinaryOp, operand: Expression, tree: SyntaxTree): boolean {
  const { source } = tree;
  const firstLine = source.positionAt(operand.start).line;
  const lines = { start: source.lineSpan(firstLine).start, end: lineEndAt(operand.end, tree) };
  if (commentsWithin(tree, node.left.end, node.right.start).length > 0) return true;
  if (commentsWithin(tree, lines.start, lines.end).length > 0) return true;
  return headsLines(node, operand, tree) || isRowOfTable(node, operand, tree);
}

/** An empty list on a line of its own, so that all that is added begins with an operator. */
function headsLines({ operator, left, right }: BinaryOp, operand: Expression, { source }: SyntaxTree): boolean {
  if (operand !== left || right.kind !== "BinaryOp" || right.operator !== operator) return false;
  const isApart = (one: Span, other: Span) => /[\r\n]/.test(source.text.slice(one.end, other.start));
  return isApart(left, right) && isApart(right.left, right.right);
}

/** `a = common ++ [ x ]; b = common ++ [ ];` */
function isRowOfTable(node: BinaryOp, operand: Expression, { source }: SyntaxTree): boolean {
  const set = node.parent?.kind === "Binding" ? node.parent.parent : null;
  if (set?.kind !== "AttrSet" && set?.kind !== "Let") return false;
  const kept = source.slice(otherOperand(node, operand));
  return set.entries.some((entry) => {
    const value = entry.kind === "Binding" ? withoutParentheses(entry.value) : null;
    if (value?.kind !== "BinaryOp" || value === node || value.operator !== node.operator) return false;
    const [same, other] = operand === node.left ? [value.right, value.left] : [value.left, value.right];
    return source.slice(same) === kept && source.slice(other) !== source.slice(operand);
  });
}

function otherOperand({ left, right }: BinaryOp, operand: Expression): Expression {
  return operand === left ? right : left;
}

function lineEndAt(place: number, { source }: SyntaxTree): number {
  return source.lineSpan(source.positionAt(place).line).end;
}
