import type { BinaryOperator, Node } from "../parser/syntax.ts";

const ofOperators: Partial<Record<BinaryOperator, readonly string[]>> = {
  "-": ["__sub"],
  "*": ["__mul"],
  "/": ["__div"],
  "<": ["__lessThan"],
  "<=": ["__lessThan"],
  ">": ["__lessThan"],
  ">=": ["__lessThan"],
};
const ofNegation: readonly string[] = ["__sub"];
const ofSearchPaths: readonly string[] = ["__findFile", "__nixPath"];
const none: readonly string[] = [];

/** The names Nix looks up for a node that does not write them: `a - b` is `__sub a b`, and `__sub` can be shadowed. */
export function implicitNames(node: Node): readonly string[] {
  if (node.kind === "BinaryOp") return ofOperators[node.operator] ?? none;
  if (node.kind === "UnaryOp") return node.operator === "-" ? ofNegation : none;
  return node.kind === "SearchPath" ? ofSearchPaths : none;
}
