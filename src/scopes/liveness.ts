/**
 * Which `let` bindings nothing needs.
 *
 * Goals:
 * 1. *Applicable*: removing everything that is reported, at once, leaves a file that means the same.
 * 2. *Closed*: what is used only by the dead is dead too, in chains and in circles.
 * 3. *Self-contained*: nothing inside a dead binding is reported; it goes with the binding.
 *
 * Method: a use counts when the innermost `let` binding it stands in is alive, or when it stands in none. The life of
 * the body so spreads through the uses until nothing changes. Names that start with `_` are kept by convention: uses in
 * their values count as uses in what is around.
 *
 * Linear in names and uses, but for putting the bindings in order of place.
 */
import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Entry, Inherit, Let, Node } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Definition, Scopes } from "./scopes.ts";

/** Dead bindings that can only go together: each is used by another, or they empty one `let`. */
export interface DeadGroup {
  /** In order of place. */
  readonly definitions: readonly Definition[];
}

/** A stretch of text that is needed only if one of its owners is alive. */
interface Unit extends Span {
  readonly owners: Definition[];
  readonly uses: Definition[];
  parent: Unit | null;
}

/** The dead bindings of a file without syntax problems, in order of place. */
export function findDeadBindings(scopes: Scopes): readonly DeadGroup[] {
  const units = collectUnits(scopes.definitions);
  const liveAtOnce = assignUses(units, scopes);
  const unitsOf = unitsByOwner(units);
  const live = spreadLife(liveAtOnce, unitsOf);
  const outermostDead = findOutermostDead(units, live);

  const reported = scopes.definitions.filter((definition) => {
    const unit = unitsOf.get(definition)?.[0];
    return unit !== undefined && !live.has(definition) && !isInsideDead(unit, outermostDead);
  });
  return groupDead(reported, units, outermostDead);
}

function isCandidate(definition: Definition): boolean {
  return (definition.kind === "let" || definition.kind === "let-inherit") && !definition.name.startsWith("_");
}

function collectUnits(definitions: readonly Definition[]): Unit[] {
  const units: Unit[] = [];
  const shared = new Map<Inherit, Unit | null>();
  const add = (span: Span, owner: Definition): Unit => {
    const unit: Unit = { start: span.start, end: span.end, owners: [owner], uses: [], parent: null };
    units.push(unit);
    return unit;
  };
  for (const definition of definitions) {
    if (!isCandidate(definition)) continue;
    for (const site of definition.sites) {
      if (site.kind !== "Inherit") add(site, definition);
      else if (!site.from) add(definition.nameSpan, definition);
      else {
        if (!shared.has(site)) shared.set(site, inheritsKeptName(site) ? null : add(site, definition));
        else shared.get(site)?.owners.push(definition);
        if (shared.get(site) === null) add(definition.nameSpan, definition);
      }
    }
  }
  return units.sort((a, b) => a.start - b.start);
}

/** Then the source stays, whatever becomes of the other names. */
function inheritsKeptName(inherit: Inherit): boolean {
  return inherit.attributes.some((attribute) => staticAttributeName(attribute)?.startsWith("_") ?? true);
}

/** Gives each unit its parent and the names used in it; returns what is used outside of all units. */
function assignUses(units: readonly Unit[], scopes: Scopes): Definition[] {
  const outside: Definition[] = [];
  let innermost: Unit | null = null;
  let next = 0;
  const leaveUntil = (place: number): void => {
    while (innermost && innermost.end <= place) innermost = innermost.parent;
  };
  for (const { node, resolution } of scopes.references) {
    for (let unit = units[next]; unit && unit.start <= node.start; unit = units[++next]) {
      leaveUntil(unit.start);
      unit.parent = innermost;
      innermost = unit;
    }
    leaveUntil(node.start);
    if (resolution.kind === "definition") (innermost ? (innermost as Unit).uses : outside).push(resolution.definition);
  }
  for (let unit = units[next]; unit; unit = units[++next]) {
    leaveUntil(unit.start);
    unit.parent = innermost;
    innermost = unit;
  }
  return outside;
}

function unitsByOwner(units: readonly Unit[]): Map<Definition, Unit[]> {
  const byOwner = new Map<Definition, Unit[]>();
  for (const unit of units) {
    for (const owner of unit.owners) {
      const known = byOwner.get(owner);
      if (known) known.push(unit);
      else byOwner.set(owner, [unit]);
    }
  }
  return byOwner;
}

function spreadLife(
  liveAtOnce: readonly Definition[],
  unitsOf: ReadonlyMap<Definition, readonly Unit[]>,
): Set<Definition> {
  const live = new Set<Definition>(liveAtOnce);
  const liveUnits = new Set<Unit>();
  // A set visits what is added to it while it is walked.
  for (const definition of live) {
    for (const unit of unitsOf.get(definition) ?? []) {
      if (liveUnits.has(unit)) continue;
      liveUnits.add(unit);
      for (const used of unit.uses) live.add(used);
    }
  }
  return live;
}

/** For each unit in a dead one, or dead itself, the outermost dead one. */
function findOutermostDead(units: readonly Unit[], live: ReadonlySet<Definition>): Map<Unit, Unit> {
  const outermost = new Map<Unit, Unit>();
  for (const unit of units) {
    const around = unit.parent && outermost.get(unit.parent);
    if (around) outermost.set(unit, around);
    else if (!unit.owners.some((owner) => live.has(owner))) outermost.set(unit, unit);
  }
  return outermost;
}

function isInsideDead(unit: Unit, outermostDead: ReadonlyMap<Unit, Unit>): boolean {
  return unit.parent !== null && outermostDead.has(unit.parent);
}

function groupDead(
  reported: readonly Definition[],
  units: readonly Unit[],
  outermostDead: ReadonlyMap<Unit, Unit>,
): DeadGroup[] {
  const groups = new DisjointSets(reported);
  for (const unit of units) {
    const dead = outermostDead.get(unit);
    if (!dead) continue;
    for (const used of unit.uses) groups.join(dead.owners[0] as Definition, used);
  }
  const firstOfEntry = new Map<Node, Definition>();
  const perLet = new Map<Let, Definition[]>();
  for (const definition of reported) {
    for (const site of definition.sites) {
      const first = firstOfEntry.get(site);
      if (first) groups.join(first, definition);
      else firstOfEntry.set(site, definition);
    }
    const scope = definition.scope as Let;
    const known = perLet.get(scope);
    if (known) known.push(definition);
    else perLet.set(scope, [definition]);
  }
  for (const [scope, dead] of perLet) {
    const names = new Set(dead.map(({ name }) => name));
    if (!scope.entries.every((entry) => givesOnly(entry, names))) continue;
    for (const definition of dead) groups.join(dead[0] as Definition, definition);
  }
  return groups.list().map((definitions) => ({ definitions }));
}

/** Whether an entry of a `let` would be gone without these names. */
export function givesOnly(entry: Entry, names: ReadonlySet<string>): boolean {
  if (entry.kind === "Damaged") return false;
  const attributes = entry.kind === "Binding" ? entry.path.attributes.slice(0, 1) : entry.attributes;
  return (
    attributes.length > 0 &&
    attributes.every((attribute) => {
      const name = staticAttributeName(attribute);
      return name !== null && names.has(name);
    })
  );
}
