import type { GraphModule, GraphRoot } from "../../project/imports/module-graph.ts";
import type { Project } from "../../project/project.ts";
import type { Position } from "../../source/span.ts";
import { placeReader } from "../place-reader.ts";

/** What `graph --format json` prints, version 1. Ids are positions in `configurations` and `modules`. */
export interface GraphListing {
  readonly version: 1;
  readonly root: string;
  readonly configurations: readonly {
    readonly output: string;
    readonly name: string;
    /** A user or machine inside the configuration. */
    readonly part: { readonly kind: string; readonly name: string } | null;
  }[];
  readonly modules: readonly {
    readonly file: string | null;
    readonly external: string | null;
    readonly configurations: readonly number[];
  }[];
  readonly imports: readonly ListedImport[];
  /** Nix files that nothing leads to. */
  readonly unreachable: readonly string[];
}

interface ListedImport {
  /** A module; `null` where the configuration itself lists what is imported. */
  readonly from: number | null;
  readonly to: number;
  readonly conditional: boolean;
  readonly configurations: readonly number[];
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** Lists the graph for the chosen configurations. */
export function listGraph(
  project: Project,
  root: string,
  chosen: ReadonlySet<GraphRoot>,
  external: boolean,
): GraphListing {
  const rangeOf = placeReader(project);
  const roots = [...chosen];
  const numbers = new Map(roots.map((one, index) => [one, index]));
  const numbersOf = (some: ReadonlySet<GraphRoot>) =>
    [...some].flatMap((one) => numbers.get(one) ?? []).sort(ascending);
  const modules = [...project.graph.modules.values()].filter((module) => {
    return (external || module.kind === "file") && numbersOf(module.roots).length > 0;
  });
  const moduleNumbers = new Map<GraphModule, number>(modules.map((module, index) => [module, index]));
  const imports = project.graph.imports.flatMap(({ from, to, place, conditional, roots: of }): ListedImport[] => {
    const target = moduleNumbers.get(to);
    const configurations = numbersOf(of);
    const source = from ? moduleNumbers.get(from) : null;
    if (target === undefined || source === undefined || configurations.length === 0) return [];
    return [{ from: source, to: target, conditional, configurations, file: place.file, range: rangeOf(place) }];
  });
  return {
    version: 1,
    root,
    configurations: roots.map(({ host, part }) => ({
      output: host.output,
      name: host.name,
      part: part && { kind: part.kind, name: part.name },
    })),
    modules: modules.map(({ kind, name, roots: of }) => ({
      file: kind === "file" ? name : null,
      external: kind === "external" ? name : null,
      configurations: numbersOf(of),
    })),
    imports,
    unreachable: project.reachability.unreached,
  };
}

function ascending(a: number, b: number): number {
  return a - b;
}
