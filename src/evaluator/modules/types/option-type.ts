import { EvaluationError } from "../../evaluation-error.ts";
import type { Evaluator } from "../../evaluator.ts";
import { applyAll } from "../../machine.ts";
import { Thunk } from "../../thunk.ts";
import { type AttrsValue, list, type PrimitiveValue, string, unknown, type Value } from "../../value.ts";
import { type Contribution, contributionList, contributionsOf } from "../contribution.ts";
import type { MergePlace, World } from "../world.ts";

/**
 * Merges the definitions of an option, all of one priority and with properties taken off. Those in doubt may not hold; there
 * may be none that is sure, but one of them holds.
 */
export type NativeMerge = (definitions: readonly Contribution[], at: MergePlace) => Value;

/** The merges of our own types, by the function that Nix sees: they mind what is not known. */
const nativeMerges = new WeakMap<Value, NativeMerge>();

/** A merge as a function of Nix, `location: definitions: …`. */
export function mergeFunction(world: World, name: string, merge: NativeMerge): PrimitiveValue {
  const value: PrimitiveValue = {
    type: "primitive",
    name,
    arity: 2,
    given: [],
    run: ([location, definitions]) => {
      const given = (definitions as Thunk).force();
      return merge(contributionsOf(given), { world, path: locationOf((location as Thunk).force()) });
    },
  };
  nativeMerges.set(value, merge);
  return value;
}

export function locationOf(value: Value): string[] {
  if (value.type !== "list") return [];
  return value.elements.map((element) => {
    const step = element.force();
    return step.type === "string" ? step.value : "*";
  });
}

export function locationValue(path: readonly string[]): Thunk {
  return Thunk.of(list(path.map((step) => Thunk.of(string(step)))));
}

/** An attribute of a type; types are sets, so that people change single attributes of them. */
export function typeAttribute(type: AttrsValue, name: string): Value | null {
  return type.attributes.get(name)?.value.force() ?? null;
}

/** Merges by a type, ours or somebody's own; definitions are not checked. */
export function mergeBy(type: Value, definitions: readonly Contribution[], at: MergePlace): Value {
  if (type.type === "unknown") return unknown(type.reason);
  const merge = type.type === "attrs" ? typeAttribute(type, "merge") : null;
  if (!merge) return unknown("a type that is not known merges the definitions");
  const native = nativeMerges.get(merge);
  if (native) return native(definitions, at);
  return applyAll(at.world.evaluator, merge, [locationValue(at.path), contributionList(definitions)], null);
}

/** Whether a type takes a value; a value or a check that is not known is taken to be right. */
export function accepts(evaluator: Evaluator, type: Value, value: Value): boolean {
  if (type.type !== "attrs" || value.type === "unknown") return true;
  const check = typeAttribute(type, "check");
  if (!check) return true;
  const verdict = evaluator.apply(check, Thunk.of(value), null);
  return verdict.type !== "bool" || verdict.value;
}

/** What an option of the type is when nobody defines it; `null` for types without such a value. */
export function emptyValue(type: Value): Thunk | null {
  const empty = type.type === "attrs" ? typeAttribute(type, "emptyValue") : null;
  return empty?.type === "attrs" ? (empty.attributes.get("value")?.value ?? null) : null;
}

export function typeDescription(type: Value): string {
  const description = type.type === "attrs" ? typeAttribute(type, "description") : null;
  return description?.type === "string" ? description.value : "a type that is not known";
}

/** The name of a type, for those that are known by it. */
export function typeNameOf(type: Value): string | null {
  const name = type.type === "attrs" ? typeAttribute(type, "name") : null;
  return name?.type === "string" ? name.value : null;
}

/** A function of a type (`substSubModules`, `typeMerge`) applied; throws where the type has none. */
export function callType(evaluator: Evaluator, type: AttrsValue, name: string, argument: Thunk): Value {
  const method = typeAttribute(type, name);
  if (!method) throw new EvaluationError(`the type has no '${name}'`);
  return evaluator.apply(method, argument, null);
}
