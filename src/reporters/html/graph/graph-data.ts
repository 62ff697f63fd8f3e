import type { ReportedGraph } from "../../../findings/reported-graph.ts";
import { visibleText } from "../../excerpt/visible-text.ts";

/** A machine or home of the flake: what people filter by. */
export interface GraphHost {
  readonly output: string;
  readonly name: string;
}

export interface GraphConfiguration {
  /** Its position in `hosts`. */
  readonly host: number;
  /** The name of the host, or of the user or machine inside of it. */
  readonly name: string;
  /** `home-manager`, `container`, …; `null` for the host itself. */
  readonly part: string | null;
}

export interface GraphModule {
  /** The path of a file; the attribute path of an input's module. */
  readonly name: string;
  readonly external: boolean;
  /** Its position in `sets`. */
  readonly set: number;
}

export interface GraphImport {
  /** A module; -1 where the configurations themselves list what is imported. */
  readonly from: number;
  readonly to: number;
  readonly conditional: boolean;
  readonly set: number;
  /** Where it is written: `hosts/laptop/default.nix:4`. */
  readonly place: string;
}

/** The module graph as the page carries it: numbers are positions, all text may be shown as it is. */
export interface GraphData {
  readonly hosts: readonly GraphHost[];
  readonly configurations: readonly GraphConfiguration[];
  readonly modules: readonly GraphModule[];
  readonly imports: readonly GraphImport[];
  /** Sets of configurations, each once: many modules are those of the same hosts. */
  readonly sets: readonly (readonly number[])[];
}

/** Makes a page's graph of a report's. */
export function graphDataOf(graph: ReportedGraph): GraphData {
  const sets = new SetTable();
  const hosts: GraphHost[] = [];
  const configurations = graph.configurations.map(({ output, name, part }): GraphConfiguration => {
    const shown = { output: visibleText(output), name: visibleText(name) };
    let host = hosts.findIndex((known) => known.output === shown.output && known.name === shown.name);
    if (host < 0) host = hosts.push(shown) - 1;
    return { host, name: part ? visibleText(part.name) : shown.name, part: part && visibleText(part.kind) };
  });
  return {
    hosts,
    configurations,
    modules: graph.modules.map(({ file, external, configurations: of }) => ({
      name: visibleText(file ?? external ?? ""),
      external: file === null,
      set: sets.positionOf(of),
    })),
    imports: graph.imports.map(({ from, to, conditional, configurations: of, file, range }) => ({
      from: from ?? -1,
      to,
      conditional,
      set: sets.positionOf(of),
      place: visibleText(`${file}:${range.start.line}`),
    })),
    sets: sets.all,
  };
}

class SetTable {
  readonly all: (readonly number[])[] = [];
  readonly #positions = new Map<string, number>();

  positionOf(numbers: readonly number[]): number {
    const key = numbers.join(" ");
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    const position = this.all.push(numbers) - 1;
    this.#positions.set(key, position);
    return position;
  }
}
