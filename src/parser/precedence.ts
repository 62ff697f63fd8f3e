/**
 * How tightly expressions bind, from Nix's parser.y: in a place that takes a level, everything of that level or above
 * may stand without parentheses.
 */
import { withoutParentheses } from "./parentheses.ts";
import type { Apply, BinaryOperator, Expression } from "./syntax.ts";

/** Levels that are not those of a binary operator. */
export const binding = {
  /** `x: …`, `let`, `with`, `assert`, `if`. */
  anything: 0,
  not: 8,
  hasAttribute: 12,
  negate: 13,
  apply: 14,
  /** `a.b or c`, and what a list takes as an element. */
  select: 15,
  /** Literals, names, and what stands in brackets. */
  simple: 16,
  /** Above all: parentheses in any case. */
  nothing: 17,
} as const;

type Associativity = "left" | "right" | "none";

const operators: Readonly<Record<BinaryOperator, readonly [level: number, Associativity]>> = {
  "|>": [1, "left"],
  "<|": [1, "right"],
  "->": [2, "right"],
  "||": [3, "left"],
  "&&": [4, "left"],
  "==": [5, "none"],
  "!=": [5, "none"],
  "<": [6, "none"],
  "<=": [6, "none"],
  ">": [6, "none"],
  ">=": [6, "none"],
  "//": [7, "right"],
  "+": [9, "left"],
  "-": [9, "left"],
  "*": [10, "left"],
  "/": [10, "left"],
  "++": [11, "right"],
};

/** The level of an expression itself. */
export function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case "Lambda":
    case "Let":
    case "With":
    case "Assert":
    case "If":
      return binding.anything;
    case "BinaryOp":
      return operators[expression.operator][0];
    case "UnaryOp":
      return expression.operator === "!" ? binding.not : binding.negate;
    case "HasAttr":
      return binding.hasAttribute;
    case "Apply":
      return isOldOr(expression) ? binding.select : binding.apply;
    case "Select":
      return binding.select;
    default:
      return binding.simple;
  }
}

/** What may stand left in an expression: as function, operand, or set. */
export function leftOf(parent: Extract<Expression, { kind: "Apply" | "HasAttr" | "BinaryOp" }>): number {
  if (parent.kind === "Apply") return isOldOr(parent) ? binding.simple : binding.apply;
  if (parent.kind === "HasAttr") return binding.hasAttribute;
  const [level, associativity] = operators[parent.operator];
  return associativity === "left" && !mixesPipes(parent.left, parent.operator) ? level : level + 1;
}

/** What may stand right in an expression: as argument or operand. */
export function rightOf(parent: Extract<Expression, { kind: "Apply" | "UnaryOp" | "BinaryOp" }>): number {
  if (parent.kind === "Apply") return isOldOr(parent) ? binding.simple : binding.select;
  if (parent.kind === "UnaryOp") return levelOf(parent);
  const [level, associativity] = operators[parent.operator];
  return associativity === "right" && !mixesPipes(parent.right, parent.operator) ? level : level + 1;
}

/** `|>` and `<|` bind alike, and do not stand beside each other. */
function mixesPipes(operand: Expression, operator: BinaryOperator): boolean {
  const inner = withoutParentheses(operand);
  return inner.kind === "BinaryOp" && inner.operator !== operator && operators[inner.operator][0] === 1;
}

/** What may stand in the place of an expression, given what is around it. */
export function leastLevelAt(expression: Expression): number {
  const { parent } = expression;
  switch (parent?.kind) {
    case "Apply":
      return expression === parent.function ? leftOf(parent) : rightOf(parent);
    case "BinaryOp":
      return expression === parent.left ? leftOf(parent) : rightOf(parent);
    case "UnaryOp":
      return rightOf(parent);
    case "HasAttr":
      return leftOf(parent);
    case "Select":
      return expression === parent.set ? levelBeforeDot(expression) : binding.select;
    case "List":
      return binding.select;
    default:
      return binding.anything;
  }
}

/** A dot right behind these would be read as a part of them. */
const swallowsDot: ReadonlySet<string> = new Set(["Integer", "Float", "Path", "Uri"]);

/** What may stand before the dot of a selection. */
export function levelBeforeDot(set: Expression): number {
  return swallowsDot.has(withoutParentheses(set).kind) ? binding.nothing : binding.simple;
}

/** `e or`: to Nix a call, that binds like a selection. */
export function isOldOr({ argument }: Apply): boolean {
  return argument.kind === "Variable" && argument.name === "or";
}
