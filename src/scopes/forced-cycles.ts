/**
 * Definitions whose value cannot be computed without itself: `a = a;`, `a = a.b + 1;`, `a = b; b = a;`.
 *
 * Only uses count that Nix makes whenever it computes the value: what is below a function, in a set, a list, an argument
 * or a branch of `if` may never be needed. So each cycle found is an infinite recursion (or fails before), for sure.
 */
import type { BinaryOp, Binding, Inherit, Node } from "../parser/syntax.ts";
import type { Definition, Reference, Scopes } from "./scopes.ts";

/** A step of a cycle: the use at `reference` is forced by the value of `definition`. */
export interface ForcedUse {
  readonly definition: Definition;
  readonly reference: Reference;
}

type Entry = Binding | Inherit;
type Edges = ReadonlyMap<Definition, readonly { readonly to: Definition; readonly use: ForcedUse }[]>;

/** The cycles, in order of place; each definition is in one of them at most. */
export function findForcedCycles(scopes: Scopes): readonly (readonly ForcedUse[])[] {
  const edges = forcedEdges(scopes);
  const done = new Set<Definition>();
  const cycles: (readonly ForcedUse[])[] = [];
  for (const start of edges.keys()) if (!done.has(start)) followFrom(start, edges, done, cycles);
  return cycles;
}

function forcedEdges({ definitions, references }: Scopes): Edges {
  const definedBy = new Map<Node, Definition[]>();
  for (const definition of definitions) {
    const [site] = definition.sites;
    const isWhole = definition.sites.length === 1 && definition.references.length > 0;
    if (!isWhole || (site?.kind !== "Binding" && site?.kind !== "Inherit")) continue;
    const others = definedBy.get(site);
    if (others) others.push(definition);
    else definedBy.set(site, [definition]);
  }
  const edges = new Map<Definition, { to: Definition; use: ForcedUse }[]>();
  const known = new Map<Node, Entry | null>();
  for (const reference of references) {
    const { resolution, node } = reference;
    if (resolution.kind !== "definition" || resolution.definition.scope.kind === "Lambda") continue;
    const forcing = forcingEntry(node, known);
    for (const definition of (forcing && definedBy.get(forcing)) ?? []) {
      const edge = { to: resolution.definition, use: { definition, reference } };
      const others = edges.get(definition);
      if (others) others.push(edge);
      else edges.set(definition, [edge]);
    }
  }
  return edges;
}

/** Walks the edges with a stack of its own; `path` holds the steps from the start to where it stands. */
function followFrom(start: Definition, edges: Edges, done: Set<Definition>, cycles: (readonly ForcedUse[])[]): void {
  const path: { at: Definition; next: number; by: ForcedUse | null }[] = [{ at: start, next: 0, by: null }];
  const onPath = new Map<Definition, number>([[start, 0]]);
  while (path.length > 0) {
    const top = path[path.length - 1] as (typeof path)[number];
    const edge = edges.get(top.at)?.[top.next++];
    if (!edge) {
      done.add(top.at);
      onPath.delete(top.at);
      path.pop();
      continue;
    }
    const before = onPath.get(edge.to);
    if (before !== undefined) {
      const steps = path.slice(before + 1).map(({ by }) => by as ForcedUse);
      if (!steps.concat(edge.use).some(({ definition }) => done.has(definition))) cycles.push([...steps, edge.use]);
      for (const { definition } of [...steps, edge.use]) done.add(definition);
    } else if (!done.has(edge.to)) {
      onPath.set(edge.to, path.length);
      path.push({ at: edge.to, next: 0, by: edge.use });
    }
  }
}

/** The entry of a `let` or `rec` set whose value needs this node's value in any case, or `null`; `known` as it goes. */
function forcingEntry(node: Node, known: Map<Node, Entry | null>): Entry | null {
  const passed: Node[] = [];
  let found: Entry | null | undefined;
  for (let child = node; found === undefined; ) {
    const before = known.get(child);
    const { parent } = child;
    passed.push(child);
    if (before !== undefined) found = before;
    else if (parent?.kind === "Inherit") found = parent.from === child ? parent : null;
    else if (parent?.kind === "Binding") found = isWholeValue(child, parent) ? parent : null;
    else if (!parent || !isForced(child, parent)) found = null;
    else child = parent;
  }
  for (const child of passed) known.set(child, found);
  return found;
}

function isWholeValue(value: Node, binding: Binding): boolean {
  return binding.value === value && binding.path.attributes.length === 1;
}

function isForced(child: Node, parent: Node): boolean {
  switch (parent.kind) {
    case "Parenthesized":
    case "UnaryOp":
    case "Assert":
      return true;
    case "Select":
    case "HasAttr":
      return parent.set === child;
    case "Apply":
      return parent.function === child;
    case "If":
      return parent.condition === child;
    case "Let":
    case "With":
      return parent.body === child;
    case "BinaryOp":
      return isForcedOperand(child, parent);
    case "Interpolation":
      return parent.parent?.kind !== "AttrPath" && parent.parent?.kind !== "Inherit";
    case "String":
    case "IndentedString":
    case "Path":
      return true;
    default:
      return false;
  }
}

function isForcedOperand(child: Node, { operator, left, right }: BinaryOp): boolean {
  switch (operator) {
    case "&&":
    case "||":
    case "->":
    case "<|":
      return left === child;
    case "|>":
      return right === child;
    default:
      return true;
  }
}
