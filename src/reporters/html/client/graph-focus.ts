import { anchorsOf, curve } from "../graph/draw.ts";
import type { GraphLayout } from "../graph/layout.ts";
import type { NodeKey, VisibleEdge } from "../graph/visible-graph.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Draws single imports over the picture: those of one node, or all. */
export class Wires {
  readonly #layer: SVGGElement;
  readonly #layout: GraphLayout;
  readonly #anchors;
  #importersOf: ReadonlyMap<NodeKey, readonly NodeKey[]> | undefined;

  constructor(layer: SVGGElement, layout: GraphLayout) {
    this.#layer = layer;
    this.#layout = layout;
    this.#anchors = anchorsOf(layout);
  }

  anchor(key: NodeKey) {
    return this.#anchors.get(key);
  }

  /** Draws what a node imports, what imports it, and so on up to the configurations; with `all`, every import. */
  draw(node: NodeKey | null, all: boolean): void {
    const above = this.above(node);
    const edges = this.#layout.edges.filter(({ from, to }) => all || from === node || above.has(to));
    // What is told of the node lies over the rest.
    const isOwn = ({ from, to }: VisibleEdge) => from === node || to === node;
    const ordered = [...edges.filter((edge) => !isOwn(edge)), ...edges.filter(isOwn)];
    this.#layer.replaceChildren(...ordered.flatMap((edge) => this.#wire(edge, node, above.has(edge.to))));
  }

  /** A node and all that leads to it. */
  above(node: NodeKey | null): ReadonlySet<NodeKey> {
    this.#importersOf ??= importersByNode(this.#layout.edges);
    const above = new Set<NodeKey>(node === null ? [] : [node]);
    // A set grows while it is walked, so each node is met once.
    for (const one of above) for (const importer of this.#importersOf.get(one) ?? []) above.add(importer);
    return above;
  }

  #wire({ from, to, conditional }: VisibleEdge, node: NodeKey | null, leadsThere: boolean): SVGPathElement[] {
    const [start, end] = [this.#anchors.get(from), this.#anchors.get(to)];
    if (!start || !end) return [];
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", curve(start, end));
    const role = to === node ? "incoming" : from === node ? "outgoing" : leadsThere ? "above" : "other";
    path.setAttribute("class", conditional ? `${role} conditional` : role);
    if (role === "incoming" || role === "outgoing") path.setAttribute("marker-end", `url(#arrow-${role})`);
    return [path];
  }
}

function importersByNode(edges: readonly VisibleEdge[]): Map<NodeKey, NodeKey[]> {
  const importers = new Map<NodeKey, NodeKey[]>();
  for (const { from, to } of edges) {
    const known = importers.get(to);
    if (known) known.push(from);
    else importers.set(to, [from]);
  }
  return importers;
}
