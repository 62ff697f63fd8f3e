import { EvaluationError } from "./evaluation-error.ts";
import { Thunk } from "./thunk.ts";
import { type UnknownValue, unknown, type Value } from "./value.ts";

/** More cases than this are not kept apart: a condition inside a condition doubles them. */
const mostAlternatives = 8;

/**
 * The outcome of an operation on a value that is one of several: the outcome itself where all cases agree, else unknown
 * with the outcomes as alternatives. Cases in which Nix would fail are left out: the configuration works, so they are
 * not the ones.
 */
export function eachAlternative(value: UnknownValue, operate: (alternative: Value) => Value): Value {
  const outcomes = new Set<Value>();
  for (const alternative of value.alternatives) {
    const outcome = succeeding(() => operate(alternative.force()));
    if (outcome === null) continue;
    const cases = outcome.type === "unknown" && outcome.alternatives.length > 0 ? outcome.alternatives : null;
    if (cases) for (const inner of cases) outcomes.add(inner.force());
    else outcomes.add(outcome);
  }
  const [only] = outcomes;
  if (only && outcomes.size === 1) return only;
  const kept = outcomes.size <= mostAlternatives ? [...outcomes] : [];
  return unknown(value.reason, { alternatives: kept.map((outcome) => Thunk.of(outcome)) });
}

/** A function that calls itself under a condition nobody knows gives choices within choices, without end. */
const deepestChoice = 6;

/**
 * What a value that is one of several may be, choices within choices taken apart; those too deep are one unknown value.
 * None of them has alternatives. Throws what `force` throws.
 */
export function casesOf(
  value: UnknownValue,
  force = (alternative: Thunk) => alternative.force(),
  depth = 0,
): readonly Thunk[] {
  if (depth === deepestChoice) return [Thunk.of({ ...value, alternatives: [] })];
  return value.alternatives.flatMap((alternative) => {
    const inner = force(alternative);
    const isChoice = inner.type === "unknown" && inner.alternatives.length > 0;
    return isChoice ? casesOf(inner, force, depth + 1) : [alternative];
  });
}

function succeeding(compute: () => Value): Value | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof EvaluationError && !error.isExhaustion) return null;
    throw error;
  }
}
