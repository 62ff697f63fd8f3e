import type { NodeOf, SyntaxTree } from "./syntax.ts";
import { walk } from "./walk.ts";

/** The kinds that models of projects ask for. */
const kinds = ["Apply", "Binding", "HasAttr", "Inherit", "Path", "Select", "String"] as const;
type IndexedKind = (typeof kinds)[number];
type NodesByKind = { readonly [Kind in IndexedKind]: NodeOf<Kind>[] };

const known = new WeakMap<SyntaxTree, NodesByKind>();

/** The nodes of a kind in a tree, parents before children, in the order of the text: read off in one walk for all who ask. */
export function nodesOf<Kind extends IndexedKind>(tree: SyntaxTree, kind: Kind): readonly NodeOf<Kind>[] {
  let nodes = known.get(tree);
  if (!nodes) {
    nodes = readNodes(tree);
    known.set(tree, nodes);
  }
  return nodes[kind];
}

function readNodes({ root }: SyntaxTree): NodesByKind {
  const nodes: NodesByKind = { Apply: [], Binding: [], HasAttr: [], Inherit: [], Path: [], Select: [], String: [] };
  const byKind: { [kind: string]: unknown[] | undefined } = nodes;
  if (root) walk(root, (node) => byKind[node.kind]?.push(node));
  return nodes;
}
