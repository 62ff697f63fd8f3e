import { checkFloat, checkInteger, checkOperator, checkParameters } from "./check-syntax.ts";
import { lowerFormals, lowerIdentifier, lowerPathOf } from "./lower-sets.ts";
import { hole, type Lower, type Lowering, type Mutable, pending } from "./lowering.ts";
import type {
  Apply,
  Assert,
  BinaryOp,
  BinaryOperator,
  Damaged,
  Expression,
  Float,
  HasAttr,
  If,
  Integer,
  Lambda,
  List,
  Node,
  Parenthesized,
  Select,
  UnaryOp,
  UnaryOperator,
  Variable,
  With,
} from "./syntax.ts";

function lowerVariable(lowering: Lowering, node: number, parent: Node | null): Variable | Damaged {
  const start = lowering.tree.start(node);
  const end = lowering.tree.end(node);
  if (start === end) return hole(start, parent);
  return { kind: "Variable", start, end, parent, name: lowering.text.slice(start, end) };
}

function lowerInteger(lowering: Lowering, node: number, parent: Node | null): Integer {
  const { tree } = lowering;
  const text = lowering.textOf(node);
  const integer: Integer = { kind: "Integer", start: tree.start(node), end: tree.end(node), parent, text };
  checkInteger(integer, lowering.problems);
  return integer;
}

function lowerFloat(lowering: Lowering, node: number, parent: Node | null): Float {
  const { tree } = lowering;
  const text = lowering.textOf(node);
  const float: Float = { kind: "Float", start: tree.start(node), end: tree.end(node), parent, text };
  checkFloat(float, lowering.problems);
  return float;
}

function lowerList(lowering: Lowering, node: number, parent: Node | null): List {
  const { tree, grammar } = lowering;
  const elements: Expression[] = [];
  const list: List = { kind: "List", start: tree.start(node), end: tree.end(node), parent, elements };
  const end = tree.next(node);
  for (let child = node + 1; child < end; child = tree.next(child)) {
    if (grammar.isExpression[tree.symbol(child)]) elements.push(lowering.expression(child, list));
    else if (tree.isError(child)) {
      const damaged = lowering.damaged(child, list);
      if (damaged.parts.length > 0) elements.push(damaged);
    }
  }
  return list;
}

function lowerWith(lowering: Lowering, node: number, parent: Node | null): With {
  const { tree, field } = lowering;
  const withNode: Mutable<With> = {
    kind: "With",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    environment: pending,
    body: pending,
  };
  withNode.environment = lowering.required(node, field.environment, withNode);
  withNode.body = lowering.required(node, field.body, withNode);
  return withNode;
}

function lowerAssert(lowering: Lowering, node: number, parent: Node | null): Assert {
  const { tree, field } = lowering;
  const assert: Mutable<Assert> = {
    kind: "Assert",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    condition: pending,
    body: pending,
  };
  assert.condition = lowering.required(node, field.condition, assert);
  assert.body = lowering.required(node, field.body, assert);
  return assert;
}

function lowerIf(lowering: Lowering, node: number, parent: Node | null): If {
  const { tree, field } = lowering;
  const ifNode: Mutable<If> = {
    kind: "If",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    condition: pending,
    consequence: pending,
    alternative: pending,
  };
  ifNode.condition = lowering.required(node, field.condition, ifNode);
  ifNode.consequence = lowering.required(node, field.consequence, ifNode);
  ifNode.alternative = lowering.required(node, field.alternative, ifNode);
  return ifNode;
}

function lowerLambda(lowering: Lowering, node: number, parent: Node | null): Lambda {
  const { tree, field } = lowering;
  const lambda: Mutable<Lambda> = {
    kind: "Lambda",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    parameter: null,
    formals: null,
    body: pending,
  };
  const parameter = tree.child(node, field.universal);
  const formals = tree.child(node, field.formals);
  if (parameter >= 0) lambda.parameter = lowerIdentifier(lowering, parameter, lambda);
  if (formals >= 0) lambda.formals = lowerFormals(lowering, formals, lambda);
  lambda.body = lowering.required(node, field.body, lambda);
  checkParameters(lambda, lowering.text, lowering.problems);
  return lambda;
}

function lowerApply(lowering: Lowering, node: number, parent: Node | null): Apply {
  const { tree, field } = lowering;
  const apply: Mutable<Apply> = {
    kind: "Apply",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    function: pending,
    argument: pending,
  };
  apply.function = lowering.required(node, field.function, apply);
  apply.argument = lowering.required(node, field.argument, apply);
  return apply;
}

function lowerSelect(lowering: Lowering, node: number, parent: Node | null): Select {
  const { tree, field } = lowering;
  const select: Mutable<Select> = {
    kind: "Select",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    set: pending,
    path: pending,
    default: null,
  };
  select.set = lowering.required(node, field.expression, select);
  select.path = lowerPathOf(lowering, node, select);
  select.default = lowering.optional(node, field.default, select);
  return select;
}

function lowerHasAttr(lowering: Lowering, node: number, parent: Node | null): HasAttr {
  const { tree, field } = lowering;
  const hasAttr: Mutable<HasAttr> = {
    kind: "HasAttr",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    set: pending,
    path: pending,
  };
  hasAttr.set = lowering.required(node, field.expression, hasAttr);
  hasAttr.path = lowerPathOf(lowering, node, hasAttr);
  return hasAttr;
}

function lowerUnaryOp(lowering: Lowering, node: number, parent: Node | null): UnaryOp {
  const { tree } = lowering;
  const unaryOp: Mutable<UnaryOp> = {
    kind: "UnaryOp",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    operator: lowering.text[tree.start(node)] as UnaryOperator,
    operand: pending,
  };
  unaryOp.operand = lowering.required(node, lowering.field.argument, unaryOp);
  return unaryOp;
}

function lowerBinaryOp(lowering: Lowering, node: number, parent: Node | null): BinaryOp {
  const { tree, field } = lowering;
  const operator = tree.child(node, field.operator);
  const operatorStart = operator < 0 ? tree.end(node) : tree.start(operator);
  const operatorEnd = operator < 0 ? tree.end(node) : tree.end(operator);
  const binaryOp: Mutable<BinaryOp> = {
    kind: "BinaryOp",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    operator: lowering.grammar.names.symbols[tree.symbol(operator)] as BinaryOperator,
    operatorSpan: { start: operatorStart, end: operatorEnd },
    left: pending,
    right: pending,
  };
  binaryOp.left = lowering.required(node, field.left, binaryOp);
  binaryOp.right = lowering.required(node, field.right, binaryOp);
  checkOperator(binaryOp, lowering.text, lowering.problems);
  return binaryOp;
}

function lowerParenthesized(lowering: Lowering, node: number, parent: Node | null): Parenthesized {
  const { tree } = lowering;
  const parenthesized: Mutable<Parenthesized> = {
    kind: "Parenthesized",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    expression: pending,
  };
  parenthesized.expression = lowering.required(node, lowering.field.expression, parenthesized);
  return parenthesized;
}

/** All other expressions, by the grammar's names. A bare identifier is a piece of a damaged one. */
export const expressionLowers: Readonly<Record<string, Lower>> = {
  identifier: lowerVariable,
  variable_expression: lowerVariable,
  integer_expression: lowerInteger,
  float_expression: lowerFloat,
  list_expression: lowerList,
  with_expression: lowerWith,
  assert_expression: lowerAssert,
  if_expression: lowerIf,
  function_expression: lowerLambda,
  apply_expression: lowerApply,
  select_expression: lowerSelect,
  has_attr_expression: lowerHasAttr,
  unary_expression: lowerUnaryOp,
  binary_expression: lowerBinaryOp,
  parenthesized_expression: lowerParenthesized,
};
