import type { Expression, Parenthesized } from "./syntax.ts";

/** What stands in any number of parentheses, which mean nothing by themselves. */
export function withoutParentheses(expression: Expression): Exclude<Expression, Parenthesized> {
  let inner = expression;
  while (inner.kind === "Parenthesized") inner = inner.expression;
  return inner;
}

/** An expression with all parentheses around it. */
export function withParentheses(expression: Expression): Expression {
  let whole = expression;
  while (whole.parent?.kind === "Parenthesized") whole = whole.parent;
  return whole;
}

/** What gives the value of an expression, behind names, `with`s and assertions in front of it. */
export function resultOf(expression: Expression): Expression {
  let inner = expression;
  for (;;) {
    if (inner.kind === "Parenthesized") inner = inner.expression;
    else if (inner.kind === "Let" || inner.kind === "With" || inner.kind === "Assert") inner = inner.body;
    else return inner;
  }
}
