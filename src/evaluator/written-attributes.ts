/**
 * The attributes of a set literal, and the names of a `let`, as evaluation meets them: each is made when it is first asked
 * for. Of most sets one attribute is asked for, or none.
 */
import type { Environment, FileScope, Names } from "./environment.ts";
import type { Machine } from "./machine.ts";
import type { PlannedAttribute, SetPlan } from "./set-plan.ts";
import type { Thunk } from "./thunk.ts";
import type { Attribute } from "./value.ts";

/** The names that the entries of a `let` or a recursive set bring into scope: a link of the environment. */
export class WrittenScope implements Environment, Names {
  readonly file: FileScope;
  readonly names: Names;
  readonly withSet = null;
  readonly parent: Environment;
  readonly #machine: Machine;
  readonly #plan: SetPlan;
  #thunks: (Thunk | undefined)[] | null = null;

  constructor(machine: Machine, plan: SetPlan, outer: Environment) {
    this.file = outer.file;
    this.names = this;
    this.parent = outer;
    this.#machine = machine;
    this.#plan = plan;
  }

  get(name: string): Thunk | undefined {
    const planned = this.#plan.attributes.get(name);
    if (planned === undefined) return undefined;
    this.#thunks ??= new Array(this.#plan.attributes.size);
    const known = this.#thunks[planned.index];
    if (known !== undefined) return known;
    const made = this.#machine.attribute(planned, this, this.parent);
    this.#thunks[planned.index] = made;
    return made;
  }

  /** What is written for a name. */
  planned(name: string): PlannedAttribute | undefined {
    return this.#plan.attributes.get(name);
  }

  /** Has a name mean something else; others that are written nowhere are not added. */
  override(name: string, thunk: Thunk): void {
    const planned = this.#plan.attributes.get(name);
    if (!planned) return;
    this.#thunks ??= new Array(this.#plan.attributes.size);
    this.#thunks[planned.index] = thunk;
  }
}

/** An attribute as it is written, and where that is evaluated. */
export interface AttributeText {
  readonly machine: Machine;
  readonly planned: PlannedAttribute;
  readonly environment: Environment;
}

export class WrittenAttributes implements ReadonlyMap<string, Attribute> {
  readonly #machine: Machine;
  readonly #plan: SetPlan;
  readonly #environment: Environment;
  /** The scope that a recursive set makes of its attributes, so that each is computed once. */
  readonly #scope: WrittenScope | null;
  #made: (Attribute | undefined)[] | null = null;
  #all: ReadonlyMap<string, Attribute> | null = null;

  constructor(machine: Machine, plan: SetPlan, environment: Environment, scope: WrittenScope | null) {
    this.#machine = machine;
    this.#plan = plan;
    this.#environment = environment;
    this.#scope = scope;
  }

  get size(): number {
    return this.#plan.attributes.size;
  }

  has(name: string): boolean {
    return this.#plan.attributes.has(name);
  }

  keys(): MapIterator<string> {
    return this.#plan.attributes.keys();
  }

  get(name: string): Attribute | undefined {
    if (this.#all) return this.#all.get(name);
    const planned = this.#plan.attributes.get(name);
    if (planned === undefined) return undefined;
    this.#made ??= new Array(this.#plan.attributes.size);
    const known = this.#made[planned.index];
    if (known !== undefined) return known;
    const environment = this.#environment;
    const value = this.#scope?.get(name) ?? this.#machine.attribute(planned, environment, environment);
    const made = { value, place: planned.place };
    this.#made[planned.index] = made;
    return made;
  }

  /** How a name is written, where its value is evaluated in the scopes around the set alone. */
  textOf(name: string): AttributeText | null {
    const planned = this.#scope ? undefined : this.#plan.attributes.get(name);
    return planned ? { machine: this.#machine, planned, environment: this.#environment } : null;
  }

  values(): MapIterator<Attribute> {
    return this.#whole().values();
  }

  entries(): MapIterator<[string, Attribute]> {
    return this.#whole().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Attribute]> {
    return this.#whole().entries();
  }

  forEach(visit: (attribute: Attribute, name: string, map: ReadonlyMap<string, Attribute>) => void): void {
    this.#whole().forEach((attribute, name) => {
      visit(attribute, name, this);
    });
  }

  /** A map of its own with all attributes. */
  copy(): Map<string, Attribute> {
    return this.#all ? new Map(this.#all) : this.#makeAll();
  }

  #whole(): ReadonlyMap<string, Attribute> {
    if (!this.#all) {
      this.#all = this.#makeAll();
      this.#made = null;
    }
    return this.#all;
  }

  #makeAll(): Map<string, Attribute> {
    const all = new Map<string, Attribute>();
    for (const name of this.#plan.attributes.keys()) all.set(name, this.get(name) as Attribute);
    return all;
  }
}

/** A map of its own with the attributes of a set, whatever they are kept in. */
export function copyOf(attributes: ReadonlyMap<string, Attribute>): Map<string, Attribute> {
  return attributes instanceof WrittenAttributes ? attributes.copy() : new Map(attributes);
}
