import { anchorsOf, curve } from "../graph/draw.ts";
import type { GraphLayout } from "../graph/layout.ts";
import type { NodeKey, VisibleEdge } from "../graph/visible-graph.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Draws single imports over the picture: those of one node, or all. */
export class Wires {
  readonly #layer: SVGGElement;
  readonly #layout: GraphLayout;
  readonly #anchors;

  constructor(layer: SVGGElement, layout: GraphLayout) {
    this.#layer = layer;
    this.#layout = layout;
    this.#anchors = anchorsOf(layout);
  }

  anchor(key: NodeKey) {
    return this.#anchors.get(key);
  }

  /** Draws what a node imports and what imports it; with `all`, every other import, too. */
  draw(node: NodeKey | null, all: boolean): void {
    const edges = this.#layout.edges.filter(({ from, to }) => all || from === node || to === node);
    this.#layer.replaceChildren(...edges.flatMap((edge) => this.#wire(edge, node)));
  }

  #wire({ from, to, conditional }: VisibleEdge, node: NodeKey | null): SVGPathElement[] {
    const [start, end] = [this.#anchors.get(from), this.#anchors.get(to)];
    if (!start || !end) return [];
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", curve(start, end));
    const role = to === node ? "incoming" : from === node ? "outgoing" : "other";
    path.setAttribute("class", conditional ? `${role} conditional` : role);
    if (role !== "other") path.setAttribute("marker-end", `url(#arrow-${role})`);
    return [path];
  }
}
