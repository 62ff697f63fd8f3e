import type { Place } from "../../source/span.ts";
import type { Evaluator } from "../evaluator.ts";
import type { Thunk } from "../thunk.ts";
import type { Value } from "../value.ts";
import type { LoadedModule } from "./loaded-modules.ts";

/** What one module gives to one option. */
export interface Definition {
  readonly module: LoadedModule;
  readonly value: Value;
  readonly place: Place;
  /** Whether a condition that is not known decides if it holds. */
  readonly conditional: boolean;
  /** The priority that `mkForce`, `mkDefault`, … give it; 100 is the usual one. */
  readonly priority: number;
}

/** A definition of which it is not yet asked whether its conditions hold: one may cost all of `config`. */
export interface PendingDefinition extends Definition {
  readonly conditions: readonly (Thunk | null)[];
}

/** What becomes of a definition once its conditions are asked; `null` if one does not hold. */
export function settled(evaluator: Evaluator, pending: PendingDefinition): Definition | null {
  const { conditions, module, value, place, priority } = pending;
  let { conditional } = pending;
  for (const condition of conditions) {
    const holds = condition ? evaluator.force(condition) : null;
    if (holds?.type === "bool" && !holds.value) return null;
    if (holds?.type !== "bool") conditional = true;
  }
  return { module, value, place, conditional, priority };
}
