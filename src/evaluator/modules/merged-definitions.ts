import { valuesEqual } from "../compare.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import { bool, describeType, type UnknownValue, unknown, type Value } from "../value.ts";
import type { Contribution, RankedContribution } from "./contribution.ts";
import { outcomesOf, ranked, usualPriority } from "./ranking.ts";
import { accepts, emptyValue, mergeBy, typeDescription } from "./types/option-type.ts";
import { type MergePlace, showOption } from "./world.ts";

/** All definitions of one option, or of one attribute of it, merged by a type. Computed when asked. */
export interface MergedDefinitions {
  /** The definitions that count, where that is sure. */
  readonly definitions: readonly RankedContribution[];
  readonly highestPriority: number;
  /** Unknown where only definitions in doubt are there. */
  readonly isDefined: Value;
  /** Throws for an option that is not defined, where its type has no empty value. */
  value(): Value;
}

export function mergedDefinitions(
  type: Value,
  contributions: readonly Contribution[],
  at: MergePlace,
): MergedDefinitions {
  const { outcomes, isSure } = outcomesOf(ranked(contributions));
  const [strongest] = outcomes;
  const doubt = strongest?.find((contribution) => contribution.doubt)?.doubt ?? null;
  return {
    definitions: strongest ?? [],
    highestPriority: strongest?.[0]?.priority ?? (outcomes.length === 0 ? 9999 : usualPriority),
    isDefined: isSure || !strongest ? bool(isSure) : unknown(doubt?.reason ?? "a condition is not known"),
    value: () => {
      if (!strongest) return valueOfNone(type, at);
      const checked = outcomes.map((outcome) => () => checkedMerge(type, outcome, at));
      const empty = isSure ? null : emptyValue(type);
      if (empty) checked.push(() => empty.force());
      return oneOf(checked, doubt);
    },
  };
}

function valueOfNone(type: Value, at: MergePlace): Value {
  const empty = emptyValue(type);
  if (empty) return empty.force();
  throw new EvaluationError(`the option '${showOption(at.path)}' is used but not defined`, null, "thrown");
}

function checkedMerge(type: Value, definitions: readonly RankedContribution[], at: MergePlace): Value {
  for (const { value, file, place } of definitions) {
    if (accepts(at.world.evaluator, type, value.force())) continue;
    const given = describeType(value.force());
    throw new EvaluationError(
      `the option '${showOption(at.path)}' is of the type '${typeDescription(type)}', but ${file} gives it ${given}`,
      place,
      "thrown",
    );
  }
  return mergeBy(type, definitions, at);
}

/**
 * One of several outcomes: what all agree on, else unknown with each as an alternative. Cases in which Nix would fail are
 * left out. A set or list that may also be empty is itself, open: its own merge has left out what may not be there.
 */
function oneOf(cases: readonly (() => Value)[], doubt: UnknownValue | null): Value {
  const [first, ...others] = cases;
  if (!first) throw new Error("there is at least one outcome");
  if (others.length === 0) return first();
  const values = cases.flatMap((compute) => attempted(compute) ?? []);
  const [top, ...rest] = values;
  if (!top) return first();
  if (rest.every((value) => agrees(top, value) || (isOpen(top) && isEmpty(value)))) return top;
  return unknown(doubt?.reason ?? "a condition is not known", {
    alternatives: values.map((value) => Thunk.of(value)),
  });
}

function attempted(compute: () => Value): Value | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof EvaluationError && !error.isExhaustion) return null;
    throw error;
  }
}

function agrees(left: Value, right: Value): boolean {
  const isPlain = ["string", "bool", "int", "float", "path", "null"].includes(left.type);
  if (!isPlain) return left === right;
  const verdict = valuesEqual(left, right);
  return verdict.type === "bool" && verdict.value;
}

function isOpen(value: Value): boolean {
  if (value.type === "list") return value.open.length > 0 && value.elements.length === 0;
  return value.type === "attrs" && value.open !== null && value.attributes.size === 0;
}

function isEmpty(value: Value): boolean {
  if (value.type === "list") return value.elements.length === 0 && value.open.length === 0;
  return value.type === "attrs" && value.attributes.size === 0 && value.open === null;
}
