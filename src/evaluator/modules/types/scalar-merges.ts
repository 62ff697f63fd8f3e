import { valuesEqual } from "../../compare.ts";
import { EvaluationError } from "../../evaluation-error.ts";
import { Thunk } from "../../thunk.ts";
import { string, type UnknownValue, unknown, type Value } from "../../value.ts";
import type { Contribution } from "../contribution.ts";
import { showOption } from "../world.ts";
import { mergeBy, type NativeMerge } from "./option-type.ts";

/** One value of several that exclude each other: which one is not known. */
export function oneOfThese(definitions: readonly Contribution[], reason: UnknownValue | null): Value {
  return unknown(reason?.reason ?? "a condition is not known", {
    alternatives: definitions.map(({ value }) => value),
  });
}

function firstDoubt(definitions: readonly Contribution[]): UnknownValue | null {
  return definitions.find(({ doubt }) => doubt)?.doubt ?? null;
}

export function conflict(path: readonly string[], definitions: readonly Contribution[]): EvaluationError {
  const files = [...new Set(definitions.map(({ file }) => file))].join(" and ");
  const place = definitions[0]?.place ?? null;
  return new EvaluationError(
    `the option '${showOption(path)}' has conflicting definitions in ${files}`,
    place,
    "thrown",
  );
}

/** Values that must be equal, so that one that is sure says what the others are if they hold. */
export const mergeEqual: NativeMerge = (definitions, { path }) => {
  const sure = definitions.filter(({ doubt }) => !doubt);
  const counted = sure.length > 0 ? sure : definitions;
  const [first, ...others] = counted;
  if (!first) throw new EvaluationError(`the option '${showOption(path)}' is used but not defined`);
  let result = first.value.force();
  for (const other of others) {
    const value = other.value.force();
    const equal = valuesEqual(result, value);
    if (equal.type === "bool" && equal.value) continue;
    if (equal.type === "bool" && sure.length > 0) throw conflict(path, definitions);
    if (equal.type === "bool") return oneOfThese(definitions, firstDoubt(definitions));
    // Equal to something that is not known: what is known of them is the value.
    if (result.type === "unknown") result = value;
  }
  return result;
};

/** Values of which there is only one: merged by `merge`, an error if there are several. */
export function mergeUnique(merge: NativeMerge): NativeMerge {
  return (definitions, at) => {
    const sure = definitions.filter(({ doubt }) => !doubt);
    if (sure.length > 1) throw conflict(at.path, definitions);
    // Nix would fail if another one held, so it does not.
    if (sure.length === 1) return merge(sure, at);
    if (definitions.length === 1) return merge(definitions.map(withoutDoubt), at);
    return oneOfThese(definitions, firstDoubt(definitions));
  };
}

export const mergeOne: NativeMerge = mergeUnique(([definition]) => (definition as Contribution).value.force());

export function withoutDoubt(definition: Contribution): Contribution {
  return definition.doubt ? { ...definition, doubt: null } : definition;
}

/** Strings joined by a separator. */
export function mergeStrings(separator: string): NativeMerge {
  return (definitions) => {
    const doubt = firstDoubt(definitions);
    if (doubt) return unknown(doubt.reason);
    const parts: string[] = [];
    const copied: string[] = [];
    for (const definition of definitions) {
      const value = definition.value.force();
      if (value.type === "unknown") return definitions.length === 1 ? value : unknown(value.reason);
      if (value.type !== "string") throw new EvaluationError("expected a string", definition.place);
      parts.push(value.value);
      copied.push(...value.copied);
    }
    return string(parts.join(separator), copied);
  };
}

/** Null, or what the type of its elements makes of the definitions. */
export function mergeNullOr(element: Thunk): NativeMerge {
  return (definitions, at) => {
    const nulls = definitions.filter(({ value }) => value.force().type === "null");
    if (nulls.length === 0) return mergeBy(element.force(), definitions, at);
    if (nulls.length === definitions.length) return (nulls[0] as Contribution).value.force();
    const areSure = definitions.every(({ doubt }) => !doubt);
    if (areSure) throw conflict(at.path, definitions);
    const others = definitions.filter((definition) => !nulls.includes(definition));
    return unknown(firstDoubt(definitions)?.reason ?? "", {
      alternatives: [(nulls[0] as Contribution).value, new Thunk(() => mergeBy(element.force(), others, at))],
    });
  };
}
