/**
 * Attributes that mean the same in many calls of the functions around them: the options that a module declares need `lib` of
 * all that twenty hosts give it.
 *
 * Invariant: an attribute is shared only if each name that its text may look up stands for the same thing as before, in the
 * functions around it and behind their `let`s and `with`s. What may change while modules are being looked for is not the same.
 */
import { namesRead } from "../scopes/names-read.ts";
import type { Place } from "../source/span.ts";
import { type Environment, WithScope } from "./environment.ts";
import { FormalScope, ParameterScope } from "./formals.ts";
import type { Machine } from "./machine.ts";
import type { PlannedAttribute } from "./set-plan.ts";
import type { Thunk } from "./thunk.ts";
import type { Attribute, AttrsValue, Value } from "./value.ts";
import { type AttributeText, WrittenAttributes, WrittenScope } from "./written-attributes.ts";

/** A name of a function around a text: so many scopes out. */
interface Lookup {
  readonly up: number;
  readonly name: string;
}

/** An attribute, and what it was made with. */
interface Made {
  readonly directory: string;
  readonly given: readonly Thunk[];
  readonly attribute: Attribute;
}

interface Sharing {
  readonly machine: Machine;
  /** What the text needs of the functions around it; `null` where that cannot be said. */
  readonly lookups: readonly Lookup[] | null;
  readonly made: Made[];
}

const sharings = new WeakMap<PlannedAttribute, Sharing>();

/** A module is called with a few different libraries, not with many. */
const mostMade = 4;

/** An attribute that may be one of several sets: what stands below it is so, too. */
export class SharedAttribute implements Attribute {
  readonly value: Thunk;
  readonly place: Place | null;

  constructor({ value, place }: Attribute) {
    this.value = value;
    this.place = place;
  }
}

/**
 * An attribute of a set; where the functions around its text were called with the same things before, it is the attribute
 * of that time, which may be computed already.
 */
export function sharedAttribute(attributes: AttrsValue["attributes"], name: string): Attribute | undefined {
  const text = attributes instanceof WrittenAttributes ? attributes.textOf(name) : null;
  return text ? sharedText(text, () => attributes.get(name) as Attribute) : attributes.get(name);
}

function sharedText({ machine, planned, environment }: AttributeText, make: () => Attribute): Attribute {
  let sharing = sharings.get(planned);
  // What another evaluator made, of another analysis, is nobody's any more.
  if (sharing?.machine !== machine) {
    sharing = { machine, lookups: lookupsOf(planned, environment), made: [] };
    sharings.set(planned, sharing);
  }
  const given = sharing.lookups && thunksAt(sharing.lookups, environment);
  if (!given) return make();
  const { directory } = environment.file;
  const known = sharing.made.find(
    (one) => one.directory === directory && one.given.every((thunk, index) => isSame(thunk, given[index] as Thunk)),
  );
  if (known) return known.attribute;
  const attribute = new SharedAttribute(make());
  if (sharing.made.length < mostMade) sharing.made.push({ directory, given, attribute });
  return attribute;
}

/** What the names stand for here; `null` where one of them may change. */
function thunksAt(lookups: readonly Lookup[], environment: Environment): readonly Thunk[] | null {
  const thunks: Thunk[] = [];
  for (const { up, name } of lookups) {
    let scope: Environment | null = environment;
    for (let left = up; left > 0 && scope; left--) scope = scope.parent;
    const thunk = scope?.names?.get(name);
    if (!thunk || thunk.isVolatile) return null;
    thunks.push(thunk);
  }
  return thunks;
}

function isSame(one: Thunk, other: Thunk): boolean {
  if (one === other) return true;
  const [value, otherValue] = [one.settledValue, other.settledValue];
  return value !== undefined && otherValue !== undefined && isSameValue(value, otherValue);
}

function isSameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.type !== "string" || other.type !== "string") return false;
  return one.value === other.value && [one, other].every(({ copied, built }) => copied.length + built.length === 0);
}

/** The names of functions that a text needs, through the `let`s and `with`s between. */
function lookupsOf(planned: PlannedAttribute, environment: Environment): readonly Lookup[] | null {
  const search = new LookupSearch();
  return search.follow(planned.namesRead, environment, 0) ? [...search.found.values()] : null;
}

class LookupSearch {
  readonly found = new Map<string, Lookup>();
  readonly #followed = new Set<object>();

  /** Adds what names need, seen from a scope that lies so many scopes out; `false` where that cannot be said. */
  follow(names: ReadonlySet<string> | null, scope: Environment, up: number): boolean {
    if (!names) return false;
    for (const name of names) if (!this.#followName(name, scope, up)) return false;
    return true;
  }

  #followName(name: string, start: Environment, startUp: number): boolean {
    let up = startUp;
    for (let scope: Environment | null = start; scope; scope = scope.parent, up++) {
      if (scope instanceof WrittenScope) {
        const planned = scope.planned(name);
        if (scope.planned("__overrides")) return false;
        if (planned) return this.#followWritten(planned, scope, up);
      } else if (scope instanceof FormalScope || scope instanceof ParameterScope) {
        if (!scope.has(name)) continue;
        this.found.set(`${up} ${name}`, { up, name });
        return true;
      } else if (scope.names && scope.parent) return false;
      else if (scope.names?.get(name)) return true;
    }
    return this.#followWiths(start, startUp);
  }

  #followWritten(planned: PlannedAttribute, scope: WrittenScope, up: number): boolean {
    // `inherit x` means what is around the scope.
    if (planned.isInherited) return this.#followOnce(planned, planned.namesRead, scope.parent, up + 1);
    return this.#followOnce(planned, planned.namesRead, scope, up);
  }

  /** A name that is bound nowhere is looked for in each `with`. */
  #followWiths(start: Environment, startUp: number): boolean {
    let up = startUp;
    for (let scope: Environment | null = start; scope; scope = scope.parent, up++) {
      if (!scope.withSet) continue;
      if (!(scope instanceof WithScope) || !scope.parent) return false;
      if (!this.#followOnce(scope, namesRead([scope.expression]), scope.parent, up + 1)) return false;
    }
    return true;
  }

  #followOnce(what: object, names: ReadonlySet<string> | null, scope: Environment, up: number): boolean {
    if (this.#followed.has(what)) return true;
    this.#followed.add(what);
    return this.follow(names, scope, up);
  }
}
