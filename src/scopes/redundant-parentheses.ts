/** Which parentheses change nothing, and what they stand for. */
import { withoutParentheses } from "../parser/parentheses.ts";
import { binding, isOldOr, leastLevelAt, levelOf } from "../parser/precedence.ts";
import type { Expression, Parenthesized } from "../parser/syntax.ts";

/**
 * What parentheses that change nothing stand around:
 *
 * - `atom`: a name, a literal, a bracket, a selection;
 * - `value`: all that stands in a place that takes anything and has an end of its own: behind a `=`, in `${…}`, in other
 *   parentheses, the body of a `let`, the whole file;
 * - `body`: what a function, `with`, `assert` or `if` ends in or decides by;
 * - `operand`: what binds tighter than the operator beside it.
 */
export type RedundantPlace = "atom" | "value" | "body" | "operand";

/** What redundant parentheses stand around; `null` for those that Nix needs, and for those that help who reads. */
export function redundantPlace(node: Parenthesized): RedundantPlace | null {
  const { parent } = node;
  const inner = withoutParentheses(node);
  if (holdsOldOr(inner) || (parent?.kind === "Apply" && isOldOr(parent))) return null;
  // Of several around the same, the outermost are the ones the place may need.
  if (parent?.kind === "Parenthesized") return "value";
  if (levelOf(inner) < leastLevelAt(node)) return null;
  if (isAtom(inner)) return isRecursiveSelected(node, inner) ? null : "atom";
  switch (parent?.kind) {
    case undefined:
    case "Interpolation":
    case "Inherit":
    case "Let":
      return "value";
    case "Binding":
      return holdsEqualsSign(inner) ? null : "value";
    case "Formal":
      return holdsEqualsSign(inner) || inner.kind === "Lambda" ? null : "value";
    case "Lambda":
      return inner.kind === "Lambda" ? null : "body";
    case "With":
    case "Assert":
      return "body";
    case "If":
      return inner.kind === "If" ? null : "body";
    case "BinaryOp":
    case "UnaryOp":
      return isPlainOperand(node, inner) ? "operand" : null;
    default:
      return null;
  }
}

/** `f or` is read in more than one way by more than one Nix. */
function holdsOldOr(expression: Expression): boolean {
  return expression.kind === "Apply" && isOldOr(expression);
}

function isAtom(expression: Expression): boolean {
  if (expression.kind === "Select") return expression.default === null;
  return levelOf(expression) === binding.simple && expression.kind !== "LegacyLet" && expression.kind !== "Damaged";
}

/** `(rec { … }).a`: without them, the `rec` seems to belong to all of it. */
function isRecursiveSelected({ parent }: Parenthesized, inner: Expression): boolean {
  return parent?.kind === "Select" && inner.kind === "AttrSet" && inner.recursive;
}

/** `a = (b == c);`: the parentheses tell what is bound from what is compared. */
function holdsEqualsSign(expression: Expression): boolean {
  return expression.kind === "BinaryOp" && expression.operator.includes("=");
}

/** Operators of which a chain means the same wherever it is cut. */
const associative: ReadonlySet<string> = new Set(["&&", "||", "++", "//", "+"]);

/** A call, or a part of a chain of one operator; other operators side by side are hard to read without. */
function isPlainOperand({ parent }: Parenthesized, inner: Expression): boolean {
  if (inner.kind === "Apply") return true;
  if (inner.kind !== "BinaryOp" || parent?.kind !== "BinaryOp") return false;
  return inner.operator === parent.operator && associative.has(inner.operator) && !endsInNegation(inner);
}

/** `a + !b`: what stands behind would be negated, too. */
function endsInNegation(expression: Expression): boolean {
  if (expression.kind === "BinaryOp") return endsInNegation(expression.right);
  return expression.kind === "UnaryOp";
}
