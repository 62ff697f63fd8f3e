import type { ReportedGraph, ReportedImport } from "../findings/reported-graph.ts";
import type { GraphModule, GraphRoot } from "../project/imports/module-graph.ts";
import { placeReader } from "../project/place-reader.ts";
import type { Project } from "../project/project.ts";

/** The graph of the chosen configurations as plain data; `external` says whether the modules of inputs are part of it. */
export function reportGraph(project: Project, chosen: Iterable<GraphRoot>, external: boolean): ReportedGraph {
  const rangeOf = placeReader(project);
  const roots = [...chosen];
  const numbers = new Map(roots.map((one, index) => [one, index]));
  const numbersOf = (some: ReadonlySet<GraphRoot>) =>
    [...some].flatMap((one) => numbers.get(one) ?? []).sort(ascending);
  const modules = [...project.graph.modules.values()].filter((module) => {
    return (external || module.kind === "file") && numbersOf(module.roots).length > 0;
  });
  const moduleNumbers = new Map<GraphModule, number>(modules.map((module, index) => [module, index]));
  const imports = project.graph.imports.flatMap(({ from, to, place, conditional, roots: of }): ReportedImport[] => {
    const target = moduleNumbers.get(to);
    const configurations = numbersOf(of);
    const source = from ? moduleNumbers.get(from) : null;
    if (target === undefined || source === undefined || configurations.length === 0) return [];
    return [{ from: source, to: target, conditional, configurations, file: place.file, range: rangeOf(place) }];
  });
  return {
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
