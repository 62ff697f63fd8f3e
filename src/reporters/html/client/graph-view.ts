import { drawGraph } from "../graph/draw.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { type GraphLayout, layoutGraph } from "../graph/layout.ts";
import type { NodeKey } from "../graph/visible-graph.ts";
import { Camera } from "./camera.ts";
import { byId } from "./elements.ts";
import type { IndexedFinding } from "./finding-index.ts";
import { type DetailsInput, showNode, showOverview } from "./graph-details.ts";
import { Wires } from "./graph-focus.ts";
import { badgeOf } from "./node-badge.ts";

export interface GraphViewInput {
  readonly data: GraphData;
  readonly select: (name: string) => void;
  readonly open: (finding: IndexedFinding) => void;
}

/** What the picture shows. */
export interface GraphViewState {
  /** A position in `hosts`; `null` for all. */
  readonly host: number | null;
  readonly external: boolean;
  /** Whether every import is drawn, or those of folders together; `null` for what reads best. */
  readonly allImports: boolean | null;
  /** The title of the node that is looked at; "" for none. */
  readonly selected: string;
}

/** More imports than these hide each other. */
const mostSingleImports = 140;

/** What a node is to the selected one: a `member` belongs to a configuration, what is `above` leads to it. */
const relations = ["importer", "imported", "member", "above"] as const;
type Relation = (typeof relations)[number];

/** The picture of the modules. It is drawn when it is first seen. */
export class GraphView {
  readonly #input: GraphViewInput;
  readonly #svg = byId<SVGSVGElement>("graph-picture");
  readonly #stage = byId<SVGGElement>("graph-stage");
  readonly #camera: Camera;
  #layout: GraphLayout | undefined;
  #drawn = "";
  #wires: Wires | undefined;
  #titles = new Map<NodeKey, string>();
  #findings = new Map<NodeKey, IndexedFinding[]>();
  #selected: NodeKey | null = null;

  constructor(input: GraphViewInput) {
    this.#input = input;
    this.#camera = new Camera(this.#svg, this.#stage);
    this.#svg.addEventListener("click", (event) => this.#click(event));
  }

  /** Every node of the picture with its title, in the order of the picture. */
  get titles(): ReadonlyMap<NodeKey, string> {
    return this.#titles;
  }

  show(state: GraphViewState, findings: readonly IndexedFinding[]): void {
    const wanted = JSON.stringify([state.host, state.external]);
    const isNew = wanted !== this.#drawn;
    if (isNew) this.#draw(state);
    this.#drawn = wanted;
    const allImports = state.allImports ?? (this.#layout?.edges.length ?? 0) <= mostSingleImports;
    this.#svg.classList.toggle("all-imports", allImports);
    byId<HTMLInputElement>("graph-imports").checked = allImports;
    this.#countFindings(findings);
    const selected = [...this.#titles].find(([, title]) => title === state.selected)?.[0] ?? null;
    const isMoved = selected !== this.#selected || isNew;
    this.#select(selected, allImports);
    if (isNew) this.fit();
    if (isMoved && selected) this.#reveal(selected);
  }

  fit(): void {
    if (this.#layout) this.#camera.fit(this.#layout.width, this.#layout.height);
  }

  zoom(factor: number): void {
    this.#camera.zoom(factor);
  }

  /** Marks the nodes whose title holds a text, and shows the first of them. */
  find(text: string): void {
    const wanted = text.trim().toLowerCase();
    const found = wanted === "" ? [] : [...this.#titles].filter(([, title]) => title.toLowerCase().includes(wanted));
    const keys = new Set(found.map(([key]) => key));
    for (const row of this.#rows()) row.classList.toggle("found", keys.has(keyOf(row)));
    this.#svg.classList.toggle("searching", wanted !== "");
    byId("find-count").textContent = wanted === "" ? "" : String(found.length);
    if (found[0]) this.#reveal(found[0][0]);
  }

  /** Goes on to the node that stands next to the selected one. */
  walk(dx: number, dy: number): void {
    const from = this.#selected && this.#wires?.anchor(this.#selected);
    let best: { readonly key: NodeKey; readonly cost: number } | undefined;
    for (const key of this.#titles.keys()) {
      const to = this.#wires?.anchor(key);
      if (!to || key === this.#selected) continue;
      const [x, y] = from ? [to.left - from.left, to.y - from.y] : [to.left, to.y];
      const along = x * dx + y * dy;
      if (from && along <= 0) continue;
      const cost = Math.abs(along) + 3 * Math.abs(dx === 0 ? x : y);
      if (!best || cost < best.cost) best = { key, cost };
    }
    if (!best) return;
    this.#input.select(this.#titles.get(best.key) ?? "");
    byId(`n-${best.key}`)?.focus({ preventScroll: true });
  }

  #draw({ host, external }: GraphViewState): void {
    const aspect = Math.max(0.6, this.#svg.clientWidth / Math.max(1, this.#svg.clientHeight));
    this.#layout = layoutGraph(this.#input.data, { host, external }, aspect);
    // What the template makes is escaped, as on the side that writes the page.
    this.#stage.innerHTML = drawGraph(this.#layout).text;
    this.#wires = new Wires(this.#stage.querySelector(".wires") as SVGGElement, this.#layout);
    this.#titles = new Map(
      this.#layout.boxes.flatMap(({ rows }) => rows.map(({ key, title }) => [key, title] as const)),
    );
  }

  /** A configuration has the findings of all its modules. */
  #countFindings(findings: readonly IndexedFinding[]): void {
    const { modules, sets } = this.#input.data;
    this.#findings = new Map();
    const note = (key: NodeKey, finding: IndexedFinding) => {
      const known = this.#findings.get(key);
      if (known) known.push(finding);
      else this.#findings.set(key, [finding]);
    };
    for (const finding of findings) {
      const module = finding.module === null ? undefined : modules[finding.module];
      if (!module) continue;
      note(`m${finding.module as number}`, finding);
      for (const configuration of sets[module.set] ?? []) note(`c${configuration}`, finding);
    }
    for (const row of this.#rows())
      badgeOf(row, this.#findings.get(keyOf(row)) ?? [], this.#titles.get(keyOf(row)) ?? "");
  }

  #select(selected: NodeKey | null, allImports: boolean): void {
    this.#selected = selected;
    this.#wires?.draw(selected, allImports);
    this.#svg.classList.toggle("focused", selected !== null);
    const related = this.#relatedTo(selected);
    const rows = this.#rows();
    for (const row of rows) {
      const key = keyOf(row);
      row.classList.toggle("selected", key === selected);
      for (const relation of relations) row.classList.toggle(relation, related.get(key) === relation);
      row.setAttribute("tabindex", key === (selected ?? keyOf(rows[0] as SVGGElement)) ? "0" : "-1");
      if (key === selected) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    const details = this.#details();
    if (details) selected ? showNode(selected, details) : showOverview(details);
  }

  #relatedTo(selected: NodeKey | null): ReadonlyMap<NodeKey, Relation> {
    const related = new Map<NodeKey, Relation>();
    for (const key of this.#wires?.above(selected) ?? []) related.set(key, "above");
    if (selected?.startsWith("c")) {
      const { modules, sets } = this.#input.data;
      const configuration = Number(selected.slice(1));
      for (const [index, { set }] of modules.entries()) {
        if (sets[set]?.includes(configuration)) related.set(`m${index}`, "member");
      }
    }
    for (const { from, to } of this.#layout?.edges ?? []) {
      if (to === selected) related.set(from, "importer");
      if (from === selected) related.set(to, "imported");
    }
    return related;
  }

  #details(): DetailsInput | null {
    if (!this.#layout) return null;
    return {
      data: this.#input.data,
      layout: this.#layout,
      findingsOf: (key) => this.#findings.get(key) ?? [],
      titleOf: (key) => this.#titles.get(key) ?? "",
      select: (key) => this.#input.select(key === null ? "" : (this.#titles.get(key) ?? "")),
      open: this.#input.open,
    };
  }

  #reveal(key: NodeKey): void {
    const anchor = this.#wires?.anchor(key);
    if (anchor) this.#camera.reveal((anchor.left + anchor.right) / 2, anchor.y);
  }

  #click(event: MouseEvent): void {
    if (this.#camera.isDragging) return;
    const row = (event.target as Element).closest<SVGGElement>(".row");
    this.#input.select(row ? (this.#titles.get(keyOf(row)) ?? "") : "");
  }

  #rows(): SVGGElement[] {
    return [...this.#stage.querySelectorAll<SVGGElement>(".row")];
  }
}

function keyOf(row: SVGGElement): NodeKey {
  return row.dataset.key as NodeKey;
}
