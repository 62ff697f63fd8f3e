import type { Evaluator } from "../../evaluator/evaluator.ts";
import type * as V from "../../evaluator/value.ts";
import type { Flake } from "../flake/flake.ts";
import { LocalFlake } from "./local-flake.ts";

/** The values of a flake: its outputs, with models for the inputs we know and unknown for the others. */
export interface FlakeValues {
  /** What `outputs` gives; unknown where that cannot be said. */
  readonly outputs: V.Value;
}

/** Evaluates a flake as far as somebody asks; what its inputs are is found out when they are looked at. */
export function evaluateFlake(evaluator: Evaluator, flake: Flake): FlakeValues {
  const root = LocalFlake.root(evaluator, flake);
  return { outputs: evaluator.force(root.outputs) };
}
