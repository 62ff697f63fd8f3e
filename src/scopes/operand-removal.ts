/** Taking an operand that changes nothing out of an operation. */

import { withoutParentheses } from "../parser/parentheses.ts";
import { leastLevelAt, levelOf } from "../parser/precedence.ts";
import type { BinaryOp, Expression, SyntaxTree } from "../parser/syntax.ts";
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
 * Whether an operand that changes nothing keeps a place for something, or a shape: it goes over several lines; a comment
 * stands in it, between the operands, or on its line; it stands above what is added to it, so that each such line begins
 * with an operator; or another binding of the same set is built like it.
 */
export function isPlaceholder(node: BinaryOp, operand: Expression, tree: SyntaxTree): boolean {
  const { source } = tree;
  const { left, right, parent } = node;
  const isFirst = operand === left && !(parent?.kind === "BinaryOp" && parent.operator === node.operator);
  const isSpread = (start: number, end: number) => /[\r\n]/.test(source.text.slice(start, end));
  if (isSpread(operand.start, operand.end)) return true;
  if (isFirst && isSpread(left.end, right.start)) return true;
  const { start, end } = source.lineSpan(source.positionAt(operand.start).line);
  if (commentsWithin(tree, start, end).length > 0) return true;
  return commentsWithin(tree, left.end, right.start).length > 0 || isRowOfTable(node, operand, tree);
}

/** `a = common ++ [ x ]; b = common ++ [ ];`, or `a = { }; b = { } // common;` */
function isRowOfTable(node: BinaryOp, operand: Expression, { source }: SyntaxTree): boolean {
  const set = node.parent?.kind === "Binding" ? node.parent.parent : null;
  if (set?.kind !== "AttrSet" && set?.kind !== "Let") return false;
  const kept = source.slice(otherOperand(node, operand));
  return set.entries.some((entry) => {
    const value = entry.kind === "Binding" ? withoutParentheses(entry.value) : null;
    if (value?.kind === operand.kind && source.slice(value) === source.slice(operand)) return true;
    if (value?.kind !== "BinaryOp" || value === node || value.operator !== node.operator) return false;
    const [same, other] = operand === node.left ? [value.right, value.left] : [value.left, value.right];
    return source.slice(same) === kept && source.slice(other) !== source.slice(operand);
  });
}

function otherOperand({ left, right }: BinaryOp, operand: Expression): Expression {
  return operand === left ? right : left;
}
