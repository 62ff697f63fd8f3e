import { equalTrees, mapParts, type PrintedTree } from "./printed-tree.ts";

/**
 * What a fix may do to a whole tree. Where there is no occasion the tree stays as it is; two trees that are equal
 * afterwards differ by nothing else.
 */
export type NormalForm = (tree: PrintedTree) => PrintedTree;

const mostPasses = 30;

/** A tree with normal forms applied until nothing changes. */
export function normalise(tree: PrintedTree, forms: readonly NormalForm[]): PrintedTree {
  let current = tree;
  for (let pass = 0; forms.length > 0 && pass < mostPasses; pass++) {
    const next = forms.reduce((result, form) => form(result), current);
    if (equalTrees(next, current)) return next;
    current = next;
  }
  return current;
}

/** A normal form from what it does to one node, whose parts it has been done to already. */
export function everywhere(change: (tree: PrintedTree) => PrintedTree): NormalForm {
  const form: NormalForm = (tree) => change(mapParts(tree, form));
  return form;
}
