import { spanContains } from "../source/span.ts";
import { forEachChild } from "./for-each-child.ts";
import type { Node, SyntaxTree } from "./syntax.ts";

/** The innermost node around an offset (of two that touch there, the right one), or `null` outside of all. */
export function nodeAt(tree: SyntaxTree, offset: number): Node | null {
  const place = { start: offset, end: offset };
  let innermost: Node | null = null;
  let next: Node | null = tree.root !== null && spanContains(tree.root, place) ? tree.root : null;
  while (next !== null) {
    innermost = next;
    next = null;
    forEachChild(innermost, (child) => {
      if (spanContains(child, place)) next = child;
    });
  }
  return innermost;
}
