import type { Node } from "./syntax.ts";

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
    case "Select":
    case "Inherit":
    case "Formal":
      visitAll(childrenWithGaps(node), visit);
      break;
  }
}

function visitAll(nodes: readonly Node[], visit: (child: Node) => void): void {
  for (const node of nodes) visit(node);
}

/** Children of the kinds where one may be absent. */
function childrenWithGaps(node: Extract<Node, { kind: "Lambda" | "Select" | "Inherit" | "Formal" }>): Node[] {
  const present: Node[] = [];
  const add = (child: Node | null) => {
    if (child !== null) present.push(child);
  };
  switch (node.kind) {
    case "Lambda": {
      const { parameter, formals } = node;
      const parameterFirst = parameter !== null && formals !== null && parameter.start < formals.start;
      add(parameterFirst ? parameter : formals);
      add(parameterFirst ? formals : parameter);
      add(node.body);
      break;
    }
    case "Select":
      add(node.set);
      add(node.path);
      add(node.default);
      break;
    case "Inherit":
      add(node.from);
      present.push(...node.attributes);
      break;
    case "Formal":
      add(node.name);
      add(node.default);
  }
  return present;
}
