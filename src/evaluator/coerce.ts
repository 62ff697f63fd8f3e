import type { Place } from "../source/span.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Machine } from "./machine.ts";
import { Thunk } from "./thunk.ts";
import { describeType, string, type UnknownValue, unknown, type Value } from "./value.ts";

export function expectBool(value: Value, place: Place | null): boolean {
  if (value.type === "bool") return value.value;
  throw new EvaluationError(`expected a Boolean but found ${describeType(value)}`, place);
}

/** How liberal a coercion is: `toString` takes numbers, lists, null and Booleans; interpolation and `+` do not. */
export type Coercion = "interpolation" | "toString";

/** The string a value stands for (with the paths it copies into the store), or unknown; throws where Nix would. */
export function coerceToString(machine: Machine, value: Value, place: Place | null, coercion: Coercion): Value {
  switch (value.type) {
    case "string":
    case "unknown":
      return value;
    case "path":
      return coercion === "interpolation" ? string(value.value, [value.value]) : string(value.value);
    case "attrs": {
      const method = value.attributes.get("__toString");
      if (method) {
        const result = machine.apply(method.value.force(), Thunk.of(value), place);
        return coerceToString(machine, result, place, coercion);
      }
      const out = value.attributes.get("outPath");
      if (out) return coerceToString(machine, out.value.force(), place, coercion);
      if (value.open) return value.open;
      break;
    }
  }
  if (coercion === "toString") return looseString(machine, value, place);
  throw new EvaluationError(`cannot coerce ${describeType(value)} to a string`, place);
}

function looseString(machine: Machine, value: Value, place: Place | null): Value {
  switch (value.type) {
    case "null":
      return string("");
    case "bool":
      return string(value.value ? "1" : "");
    case "int":
      return string(value.value.toString());
    case "float":
      return string(value.value.toFixed(6));
    case "list":
      return joinedList(machine, value, place);
    default:
      throw new EvaluationError(`cannot coerce ${describeType(value)} to a string`, place);
  }
}

function joinedList(machine: Machine, value: Value & { type: "list" }, place: Place | null): Value {
  const [hidden] = value.open;
  if (hidden) return unknown(hidden.reason);
  const words: string[] = [];
  const copied: string[] = [];
  for (const element of value.elements) {
    const inner = element.force();
    const word = coerceToString(machine, inner, place, "toString");
    if (word.type === "unknown") return unknown(word.reason);
    if (word.type !== "string") continue;
    // An empty list inside a list leaves no blank, as in Nix.
    if (inner.type === "list" && inner.elements.length === 0) continue;
    words.push(word.value);
    copied.push(...word.copied);
  }
  return string(words.join(" "), copied);
}

/** Thrown by primitives that need to look at what is not known; the result of the call is then unknown. */
export class UnknownOperand extends Error {
  readonly value: UnknownValue;
  constructor(value: UnknownValue) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(value.reason);
    Error.stackTraceLimit = limit;
    this.value = value;
  }
}
