import type { GraphData } from "./graph-data.ts";

/** Which part of the graph is drawn. */
export interface GraphChoice {
  /** A position in `hosts`; `null` for all. */
  readonly host: number | null;
  /** Whether modules of inputs are drawn. */
  readonly external: boolean;
}

/** A configuration (`c3`) or a module (`m12`). */
export type NodeKey = `c${number}` | `m${number}`;

export interface VisibleEdge {
  readonly from: NodeKey;
  readonly to: NodeKey;
  readonly conditional: boolean;
  /** Where the import is written. */
  readonly place: string;
}

export interface VisibleGraph {
  readonly configurations: readonly number[];
  readonly modules: readonly number[];
  readonly edges: readonly VisibleEdge[];
  /** How many imports away from a configuration a node is, at least. */
  readonly depths: ReadonlyMap<NodeKey, number>;
}

/** The part of a graph that was chosen. */
export function visibleGraph(data: GraphData, { host, external }: GraphChoice): VisibleGraph {
  const configurations = [...data.configurations.keys()].filter((index) => {
    return host === null || data.configurations[index]?.host === host;
  });
  const chosen = new Set(configurations);
  const chosenOf = data.sets.map((set) => set.filter((configuration) => chosen.has(configuration)));
  const isVisible = (index: number) => {
    const module = data.modules[index];
    return module !== undefined && (external || !module.external) && (chosenOf[module.set] ?? []).length > 0;
  };
  const modules = [...data.modules.keys()].filter(isVisible);
  const edges = data.imports.flatMap(({ from, to, conditional, set, place }): VisibleEdge[] => {
    const holders = chosenOf[set] ?? [];
    if (holders.length === 0 || !isVisible(to) || (from >= 0 && !isVisible(from))) return [];
    const sources: readonly NodeKey[] = from < 0 ? holders.map((holder): NodeKey => `c${holder}`) : [`m${from}`];
    return sources.map((source) => ({ from: source, to: `m${to}`, conditional, place }));
  });
  return { configurations, modules, edges, depths: depthsOf(configurations, edges) };
}

function depthsOf(configurations: readonly number[], edges: readonly VisibleEdge[]): Map<NodeKey, number> {
  const importsOf = new Map<NodeKey, NodeKey[]>();
  for (const { from, to } of edges) importsOf.set(from, [...(importsOf.get(from) ?? []), to]);
  const depths = new Map<NodeKey, number>(configurations.map((index) => [`c${index}`, 0]));
  // A map grows while it is walked, so each node is met once, nearest first.
  for (const [node, depth] of depths) {
    for (const target of importsOf.get(node) ?? []) if (!depths.has(target)) depths.set(target, depth + 1);
  }
  return depths;
}
