import { reverseFrom } from "../source/reverse-from.ts";
import { forEachChild } from "./for-each-child.ts";
import type { Node } from "./syntax.ts";

/**
 * Visits a node and all below it, parents before children, in the order of the text. By recursion, which costs a third of
 * what `walk` does: the parser hands no tree over that is too deep for it.
 */
export function visitTree(node: Node, enter: (node: Node) => void): void {
  enter(node);
  switch (node.kind) {
    case "Identifier":
    case "Variable":
    case "Fragment":
      return;
    case "Binding":
      visitTree(node.path, enter);
      visitTree(node.value, enter);
      return;
    case "AttrPath":
      visitTrees(node.attributes, enter);
      return;
    case "Apply":
      visitTree(node.function, enter);
      visitTree(node.argument, enter);
      return;
    case "Select":
      visitTree(node.set, enter);
      visitTree(node.path, enter);
      if (node.default !== null) visitTree(node.default, enter);
      return;
    case "AttrSet":
      visitTrees(node.entries, enter);
      return;
    case "List":
      visitTrees(node.elements, enter);
      return;
    case "String":
    case "IndentedString":
      visitTrees(node.parts, enter);
      return;
    default:
      // The rest is rare.
      forEachChild(node, (child) => visitTree(child, enter));
  }
}

function visitTrees(nodes: readonly Node[], enter: (node: Node) => void): void {
  for (let index = 0; index < nodes.length; index++) visitTree(nodes[index] as Node, enter);
}

/**
 * Visits a node and all below it, parents before children, in the order of the text, without recursion.
 * Where `enter` returns `false`, what is below is left out.
 */
export function walk(node: Node, enter: (node: Node) => unknown): void {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (enter(next) === false) continue;
    const first = waiting.length;
    forEachChild(next, (child) => waiting.push(child));
    reverseFrom(waiting, first);
  }
}
