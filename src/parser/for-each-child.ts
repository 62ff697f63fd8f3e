import type { Lambda, Node } from "./syntax.ts";

/** Calls `visit` with each child of a node, in the order of the text. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  switch (node.kind) {
    case "String":
    case "IndentedString":
    case "Path":
    case "Damaged":
      visitAll(node.parts, visit);
      break;
    case "Interpolation":
    case "Parenthesized":
      visit(node.expression);
      break;
    case "List":
      visitAll(node.elements, visit);
      break;
    case "AttrSet":
    case "LegacyLet":
      visitAll(node.entries, visit);
      break;
    case "Let":
      visitAll(node.entries, visit);
      visit(node.body);
      break;
    case "With":
      visit(node.environment);
      visit(node.body);
      break;
    case "Assert":
      visit(node.condition);
      visit(node.body);
      break;
    case "If":
      visit(node.condition);
      visit(node.consequence);
      visit(node.alternative);
      break;
    case "Apply":
      visit(node.function);
      visit(node.argument);
      break;
    case "BinaryOp":
      visit(node.left);
      visit(node.right);
      break;
    case "UnaryOp":
      visit(node.operand);
      break;
    case "AttrPath":
      visitAll(node.attributes, visit);
      break;
    case "Binding":
      visit(node.path);
      visit(node.value);
      break;
    case "Formals":
      visitAll(node.formals, visit);
      break;
    case "HasAttr":
      visit(node.set);
      visit(node.path);
      break;
    case "Lambda":
      visitParameters(node, visit);
      visit(node.body);
      break;
    case "Select":
      visit(node.set);
      visit(node.path);
      if (node.default !== null) visit(node.default);
      break;
    case "Inherit":
      if (node.from !== null) visit(node.from);
      visitAll(node.attributes, visit);
      break;
    case "Formal":
      visit(node.name);
      if (node.default !== null) visit(node.default);
      break;
  }
}

function visitAll(nodes: readonly Node[], visit: (child: Node) => void): void {
  for (const node of nodes) visit(node);
}

/** `args@{ a }:` or `{ a }@args:`. */
function visitParameters({ parameter, formals }: Lambda, visit: (child: Node) => void): void {
  const isParameterFirst = parameter !== null && formals !== null && parameter.start < formals.start;
  if (isParameterFirst) visit(parameter);
  if (formals !== null) visit(formals);
  if (parameter !== null && !isParameterFirst) visit(parameter);
}
