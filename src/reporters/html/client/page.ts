import type { GraphData } from "../graph/graph-data.ts";
import { byId, counted } from "./elements.ts";
import { FilterBar } from "./filter-bar.ts";
import { type IndexedFinding, indexFindings, passes } from "./finding-index.ts";
import { FindingsView } from "./findings-view.ts";
import { GraphControls } from "./graph-controls.ts";
import { GraphView } from "./graph-view.ts";
import { listenToKeys } from "./keyboard.ts";
import { initialState, noFilters, type PageState, readState, severityNames, writeState } from "./page-state.ts";

/** The page: one state, which the address holds, and the views that show it. */
export class Page {
  readonly findings: readonly IndexedFinding[];
  readonly #data: GraphData | null;
  readonly #initial: PageState;
  readonly #list: FindingsView;
  readonly #bar: FilterBar;
  readonly #graph: GraphView | null;
  readonly #controls: GraphControls | null;
  #state: PageState;

  constructor() {
    this.findings = indexFindings(document.querySelectorAll<HTMLElement>(".finding"));
    const island = document.getElementById("graph-data")?.textContent;
    this.#data = island ? (JSON.parse(island) as GraphData) : null;
    const { view, inputs } = document.body.dataset;
    const isModules = view === "modules";
    this.#initial = { ...initialState, view: isModules ? "modules" : "findings", inputs: inputs === "1" };
    this.#state = this.#initial;
    this.#list = new FindingsView(this.findings, this.#data);
    this.#bar = new FilterBar((change) => this.change(change));
    const open = (finding: IndexedFinding) => this.open(finding);
    const select = (name: string) => this.change({ module: name });
    this.#graph = this.#data ? new GraphView({ data: this.#data, select, open }) : null;
    this.#controls = this.#graph ? new GraphControls(this.#graph, (change) => this.change(change)) : null;
    for (const name of ["findings", "modules"] as const) {
      byId(`view-${name}`).addEventListener("click", () => this.change({ view: name }));
    }
    for (const id of ["clear", "clear-too"]) byId(id).addEventListener("click", () => this.change(noFilters));
    addEventListener("hashchange", () => this.followAddress());
    addEventListener("beforeprint", () =>
      document.querySelectorAll("details").forEach((one) => {
        one.open = true;
      }),
    );
    listenToKeys({ page: this, bar: this.#bar, graph: this.#graph });
  }

  get state(): PageState {
    return this.#state;
  }

  /** The findings that are shown, in the order of the page. */
  get shown(): readonly IndexedFinding[] {
    return this.#list.shown;
  }

  /** Shows what the address says: a state, or an element of the page. */
  followAddress(): void {
    const state = readState(location.hash, this.#initial);
    if (state) {
      this.#state = state;
      this.#show();
      return;
    }
    this.#show();
    const target = document.getElementById(location.hash.slice(1));
    const finding = this.findings.find(({ card }) => card === target);
    if (finding) this.open(finding);
    else if (target) this.#showElement(target);
  }

  change(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#writeAddress();
    this.#show();
  }

  #writeAddress(): void {
    const written = writeState(this.#state, this.#initial);
    try {
      history.replaceState(null, "", written === "" ? `${location.pathname}${location.search}` : `#${written}`);
    } catch {
      // Safari allows a hundred changes in half a minute; the next one will do.
    }
  }

  /** Goes to a finding, whatever the filters say. */
  open(finding: IndexedFinding): void {
    const isHidden = !passes(finding, this.#state, this.#host());
    if (isHidden || this.#state.view !== "findings") {
      this.change({ view: "findings", ...(isHidden ? noFilters : {}) });
    }
    const group = finding.card.closest("details");
    if (group) group.open = true;
    finding.card.tabIndex = -1;
    finding.card.focus({ preventScroll: true });
    finding.card.scrollIntoView({ block: "center" });
  }

  /** Shows a module in the graph. */
  showModule(module: number): void {
    this.change({ view: "modules", module: this.#data?.modules[module]?.name ?? "" });
  }

  #showElement(target: HTMLElement): void {
    this.change({ view: "findings", ...(target.hidden ? noFilters : {}) });
    target.scrollIntoView({ block: "start" });
  }

  /** The position of the host that is chosen; `null` for all. */
  #host(): number | null {
    const index = this.#data?.hosts.findIndex(({ output, name }) => `${output}.${name}` === this.#state.host) ?? -1;
    return index < 0 ? null : index;
  }

  #show(): void {
    const state = this.#state;
    const host = this.#host();
    const shown = this.findings.filter((finding) => passes(finding, state, host));
    const withoutSeverity = { ...state, without: [] };
    const countable = this.findings.filter((finding) => passes(finding, withoutSeverity, host));
    const counts = severityNames.map((name) => [name, countable.filter(({ severity }) => severity === name).length]);
    this.#bar.show(state, Object.fromEntries(counts));
    const isFiltered = shown.length !== this.findings.length || state.host !== "";
    byId("clear").hidden = !isFiltered;
    byId("shown").textContent =
      shown.length === this.findings.length
        ? counted(shown.length, "finding")
        : `${shown.length} of ${counted(this.findings.length, "finding")}`;
    for (const name of ["findings", "modules"] as const) {
      byId(`view-${name}`).setAttribute("aria-pressed", String(state.view === name));
      byId(`${name}-view`).hidden = state.view !== name;
    }
    document.body.dataset.view = state.view;
    if (state.view === "findings") this.#list.show(shown, state.group);
    else this.#showGraph(host, shown);
  }

  #showGraph(host: number | null, shown: readonly IndexedFinding[]): void {
    const { inputs, imports, module } = this.#state;
    this.#controls?.show(this.#state);
    this.#graph?.show({ host, external: inputs, allImports: imports, selected: module }, shown);
  }
}
