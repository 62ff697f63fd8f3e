import type { Node, NodeOf, SyntaxTree } from "./syntax.ts";
import { visitTree } from "./walk.ts";

/** The kinds that models of projects ask for. */
type IndexedKind = "Apply" | "Binding" | "HasAttr" | "Inherit" | "Path" | "Select" | "String";
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
  if (root) visitTree(root, (node) => note(node, nodes));
  return nodes;
}

/** Most nodes are of other kinds: a name that an object does not have takes long to look for. */
function note(node: Node, nodes: NodesByKind): void {
  switch (node.kind) {
    case "Apply":
      nodes.Apply.push(node);
      break;
    case "Binding":
      nodes.Binding.push(node);
      break;
    case "HasAttr":
      nodes.HasAttr.push(node);
      break;
    case "Inherit":
      nodes.Inherit.push(node);
      break;
    case "Path":
      nodes.Path.push(node);
      break;
    case "Select":
      nodes.Select.push(node);
      break;
    case "String":
      nodes.String.push(node);
  }
}
