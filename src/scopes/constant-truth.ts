import { constantText } from "../parser/attribute-name.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { BinaryOp, Expression } from "../parser/syntax.ts";
import type { Scopes } from "./scopes.ts";

/**
 * What a condition is whatever happens, because literals decide it: `true`, `!true`, `x && false`, `1 == 2`; `null`
 * where it depends on anything else. Names are not followed: a `let debug = false;` is a switch on purpose. Of nested
 * `&&`, `||` and `->` only the outermost is looked at; the ones inside are conditions of their own.
 */
export function constantTruth(condition: Expression, scopes: Scopes): boolean | null {
  const { inner, isNegated } = withoutNegations(condition);
  const truth = isLogicalOperation(inner)
    ? logicalTruth(inner.operator, literalTruth(inner.left, scopes), literalTruth(inner.right, scopes))
    : literalTruth(inner, scopes);
  return isNegated ? negated(truth) : truth;
}

/** Whether it is `a && b`, `a || b` or `a -> b`. */
export function isLogicalOperation(expression: Expression): expression is BinaryOp {
  if (expression.kind !== "BinaryOp") return false;
  const { operator } = expression;
  return operator === "&&" || operator === "||" || operator === "->";
}

function logicalTruth(operator: string, left: boolean | null, right: boolean | null): boolean | null {
  if (operator === "&&") return conjunction(left, right);
  return negated(conjunction(operator === "||" ? negated(left) : left, negated(right)));
}

function conjunction(left: boolean | null, right: boolean | null): boolean | null {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

function negated(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}

function withoutNegations(expression: Expression): { inner: Expression; isNegated: boolean } {
  let inner = expression;
  let isNegated = false;
  for (;;) {
    if (inner.kind === "Parenthesized") inner = inner.expression;
    else if (inner.kind === "UnaryOp" && inner.operator === "!") {
      inner = inner.operand;
      isNegated = !isNegated;
    } else return { inner, isNegated };
  }
}

/** `true`, `false`, and comparisons of two literals, with any number of `!` in front. */
function literalTruth(expression: Expression, scopes: Scopes): boolean | null {
  const { inner, isNegated } = withoutNegations(expression);
  const truth = inner.kind === "BinaryOp" ? comparisonTruth(inner, scopes) : booleanOf(inner, scopes);
  return isNegated ? negated(truth) : truth;
}

function booleanOf(expression: Expression, scopes: Scopes): boolean | null {
  const value = literalValue(expression, scopes);
  return value === "true" || value === "false" ? value === "true" : null;
}

function comparisonTruth({ operator, left, right }: BinaryOp, scopes: Scopes): boolean | null {
  if (operator !== "==" && operator !== "!=") return null;
  const values = [literalValue(left, scopes), literalValue(right, scopes)];
  return values.includes(null) ? null : (values[0] === values[1]) === (operator === "==");
}

/** A text that two literals share exactly when Nix calls them equal; `null` for what is no simple literal. */
function literalValue(expression: Expression, scopes: Scopes): string | null {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case "Integer":
      return inner.text.replace(/^0+(?=\d)/, "");
    case "String": {
      const text = constantText(inner);
      return text === null ? null : `"${text}`;
    }
    case "Variable": {
      const { name } = inner;
      const isConstant = name === "true" || name === "false" || name === "null";
      return isConstant && scopes.resolve(inner)?.resolution.kind === "builtin" ? name : null;
    }
    default:
      return null;
  }
}
