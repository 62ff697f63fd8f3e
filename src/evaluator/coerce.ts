import type { Place } from "../source/span.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { formatFixed } from "./format-float.ts";
import type { Machine } from "./machine.ts";
import { followLinks, repositoryPath } from "./source-tree.ts";
import { mergeContexts, type StringContext, withContext } from "./string-context.ts";
import { Thunk } from "./thunk.ts";
import { describeType, string, type UnknownValue, unknown, type Value } from "./value.ts";

export function expectBool(value: Value, place: Place | null): boolean {
  if (value.type === "bool") return value.value;
  throw new EvaluationError(`expected a Boolean but found ${describeType(value)}`, place);
}

/**
 * How liberal a coercion is: `toString` and the attributes of a `derivation` take numbers, lists, null and Booleans;
 * interpolation and the parts of a path do not. Interpolation and `derivation` copy paths into the store.
 */
export type Coercion = "interpolation" | "toString" | "path" | "derivation";

/** The string a value stands for (with what it refers to in the store), or unknown; throws where Nix would. */
export function coerceToString(machine: Machine, value: Value, place: Place | null, coercion: Coercion): Value {
  switch (value.type) {
    case "string":
    case "unknown":
      return value;
    case "path": {
      const copies = coercion === "interpolation" || coercion === "derivation";
      return copies ? copiedPath(machine, value.value, place) : string(value.value);
    }
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
  if (coercion === "toString" || coercion === "derivation") return looseString(machine, value, place, coercion);
  throw new EvaluationError(`cannot coerce ${describeType(value)} to a string`, place);
}

/** Only what is there can be copied. */
function copiedPath(machine: Machine, path: string, place: Place | null): Value {
  const relative = repositoryPath(path);
  const target = relative === null ? null : followLinks(machine.sources.files, relative);
  if (target !== null && !machine.sources.files.exists(target)) {
    throw new EvaluationError(`the path '${target}' does not exist`, place);
  }
  return string(path, [path]);
}

function looseString(machine: Machine, value: Value, place: Place | null, coercion: Coercion): Value {
  switch (value.type) {
    case "null":
      return string("");
    case "bool":
      return string(value.value ? "1" : "");
    case "int":
      return string(value.value.toString());
    case "float":
      return string(formatFixed(value.value));
    case "list":
      return joinedList(machine, value, place, coercion);
    default:
      throw new EvaluationError(`cannot coerce ${describeType(value)} to a string`, place);
  }
}

function joinedList(machine: Machine, list: Value & { type: "list" }, place: Place | null, coercion: Coercion): Value {
  const [hidden] = list.open;
  let doubt: UnknownValue | null = hidden ?? null;
  let text = "";
  let context: StringContext = { copied: [], built: [] };
  for (const [index, element] of list.elements.entries()) {
    const inner = element.force();
    const word = coerceToString(machine, inner, place, coercion);
    if (word.type === "unknown") doubt ??= word;
    if (word.type !== "string") continue;
    text += word.value;
    context = mergeContexts(context, word);
    // An empty list inside a list leaves no blank behind it, as in Nix.
    const isEmpty = inner.type === "list" && inner.elements.length === 0;
    if (index < list.elements.length - 1 && !isEmpty) text += " ";
  }
  return doubt ? unknown(doubt.reason) : withContext(text, context);
}

export { UnknownOperand } from "./unknown-operand.ts";
