import type { ReportedGraph } from "../../findings/reported-graph.ts";
import { type GraphData, graphDataOf } from "./graph/graph-data.ts";

/** The graph of a report, and what findings ask of it. */
export class PageGraph {
  readonly data: GraphData;
  readonly #hostsByFile = new Map<string, Set<number>>();
  readonly #moduleByFile = new Map<string, number>();

  constructor(graph: ReportedGraph) {
    this.data = graphDataOf(graph);
    for (const [index, { file, configurations }] of graph.modules.entries()) {
      if (file === null) continue;
      this.#moduleByFile.set(file, index);
      this.#note(file, configurations);
    }
    // A file that lists modules, as flake.nix does, is read for the configurations that get them.
    for (const { file, configurations } of graph.imports) this.#note(file, configurations);
  }

  /** Positions of the hosts for which a file is read, as far as modules tell. The lock file goes with its flake. */
  hostsOf(file: string): readonly number[] {
    const flake = file.replace(/(^|\/)flake\.lock$/, "$1flake.nix");
    return [...(this.#hostsByFile.get(flake) ?? [])].sort((a, b) => a - b);
  }

  /** The position of a file among the modules. */
  moduleOf(file: string): number | undefined {
    return this.#moduleByFile.get(file);
  }

  #note(file: string, configurations: readonly number[]): void {
    const hosts = this.#hostsByFile.get(file) ?? new Set();
    for (const configuration of configurations) {
      const host = this.data.configurations[configuration]?.host;
      if (host !== undefined) hosts.add(host);
    }
    this.#hostsByFile.set(file, hosts);
  }
}
