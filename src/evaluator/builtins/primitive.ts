import type { Place } from "../../source/span.ts";
import { UnknownOperand } from "../coerce.ts";
import { compareBytes } from "../compare.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { hasContext } from "../string-context.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";

/** A built-in function: its number of arguments, and what it does with them (as thunks: laziness is its own affair). */
export interface PrimitiveSpec {
  readonly arity: number;
  readonly run: (machine: Machine, given: readonly Thunk[], place: Place | null) => V.Value;
}

export type PrimitiveTable = Readonly<Record<string, PrimitiveSpec>>;

/** Shorthands for the tables. A primitive that meets something unknown it must look at gives unknown. */
export function primitive1(run: (machine: Machine, a: Thunk, place: Place | null) => V.Value): PrimitiveSpec {
  return { arity: 1, run: (machine, [a], place) => run(machine, a as Thunk, place) };
}

export function primitive2(run: (machine: Machine, a: Thunk, b: Thunk, place: Place | null) => V.Value): PrimitiveSpec {
  return { arity: 2, run: (machine, [a, b], place) => run(machine, a as Thunk, b as Thunk, place) };
}

export function primitive3(
  run: (machine: Machine, a: Thunk, b: Thunk, c: Thunk, place: Place | null) => V.Value,
): PrimitiveSpec {
  return { arity: 3, run: (machine, [a, b, c], place) => run(machine, a as Thunk, b as Thunk, c as Thunk, place) };
}

/** The function value of a primitive. */
export function primitiveValue(machine: Machine, name: string, spec: PrimitiveSpec): V.PrimitiveValue {
  return {
    type: "primitive",
    name,
    arity: spec.arity,
    given: [],
    run: (given, place) => {
      try {
        return spec.run(machine, given, place);
      } catch (error) {
        if (error instanceof UnknownOperand) return V.unknown(error.value.reason, { glob: error.value.glob });
        throw error;
      }
    },
  };
}

/** The value, if it is known. */
export function known(thunk: Thunk): Exclude<V.Value, V.UnknownValue> {
  const value = thunk.force();
  if (value.type === "unknown") throw new UnknownOperand(value);
  return value;
}

function wrongType(value: V.Value, expected: string, place: Place | null): never {
  throw new EvaluationError(`expected ${expected} but found ${V.describeType(value)}`, place);
}

/** A list, whose `open` parts the caller must mind. */
export function openList(thunk: Thunk, place: Place | null): V.ListValue {
  const value = thunk.force();
  if (value.type === "unknown") return V.list([], [value]);
  return value.type === "list" ? value : wrongType(value, "a list", place);
}

/** All elements of a list that is known to its end. */
export function elementsOf(thunk: Thunk, place: Place | null): readonly Thunk[] {
  const value = known(thunk);
  if (value.type !== "list") return wrongType(value, "a list", place);
  if (value.open[0]) throw new UnknownOperand(value.open[0]);
  return value.elements;
}

/** A set, whose `open` the caller must mind. */
export function openSet(thunk: Thunk, place: Place | null): V.AttrsValue {
  const value = known(thunk);
  return value.type === "attrs" ? value : wrongType(value, "a set", place);
}

/** A set of which all attributes are known. */
export function closedSet(thunk: Thunk, place: Place | null): V.AttrsValue {
  const value = openSet(thunk, place);
  if (value.open) throw new UnknownOperand(value.open);
  return value;
}

export function stringOf(thunk: Thunk, place: Place | null): V.StringValue {
  const value = known(thunk);
  return value.type === "string" ? value : wrongType(value, "a string", place);
}

export function textOf(thunk: Thunk, place: Place | null): string {
  return stringOf(thunk, place).value;
}

/** A string that may not refer to the store: names, patterns, and what else is not a place. */
export function plainTextOf(thunk: Thunk, place: Place | null): string {
  const text = stringOf(thunk, place);
  if (hasContext(text)) throw new EvaluationError(`'${text.value}' may not refer to the store`, place);
  return text.value;
}

/** A function's value; throws for what cannot be called, as those builtins do that look before they call. */
export function functionOf(thunk: Thunk, place: Place | null): V.Value {
  const value = thunk.force();
  const isFunction = value.type === "closure" || value.type === "primitive" || value.type === "unknown";
  if (isFunction || (value.type === "attrs" && (value.open || value.attributes.has("__functor")))) return value;
  return wrongType(value, "a function", place);
}

export function integerOf(thunk: Thunk, place: Place | null): bigint {
  const value = known(thunk);
  return value.type === "int" ? value.value : wrongType(value, "an integer", place);
}

export function booleanOf(value: V.Value, place: Place | null): boolean {
  if (value.type === "unknown") throw new UnknownOperand(value);
  return value.type === "bool" ? value.value : wrongType(value, "a Boolean", place);
}

/** Names of a set in Nix's order. */
export function sortedNames(set: V.AttrsValue): string[] {
  const names = [...set.attributes.keys()].sort();
  // JavaScript sorts by UTF-16 units, which is another order where surrogates come in.
  return names.some((name) => /[\ud800-\udfff]/.test(name)) ? names.sort(compareBytes) : names;
}

/** A closed set of values that are there already. */
export function setOf(values: Readonly<Record<string, V.Value>>): V.AttrsValue {
  const attributes = new Map<string, V.Attribute>();
  for (const [name, value] of Object.entries(values)) attributes.set(name, { value: Thunk.of(value), place: null });
  return V.attrs(attributes);
}
