import type { Expression, Parenthesized } from "./syntax.ts";

/** What stands in any number of parentheses, which mean nothing by themselves. */
export function withoutParentheses(expression: Expression): Exclude<Expression, Parenthesized> {
  let inner = expression;
  while (inner.kind === "Parenthesized") inner = inner.expression;
  return inner;
}
