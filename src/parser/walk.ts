import { forEachChild } from "./for-each-child.ts";
import type { Node } from "./syntax.ts";

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

function reverseFrom(nodes: Node[], first: number): void {
  for (let low = first, high = nodes.length - 1; low < high; low++, high--) {
    const node = nodes[low] as Node;
    nodes[low] = nodes[high] as Node;
    nodes[high] = node;
  }
}
