import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Evaluator } from "../evaluator.ts";
import type { Thunk } from "../thunk.ts";
import { type AttrsValue, describeType, type Value } from "../value.ts";
import { asModule, refuseStrayDefinitions, textOf } from "./module-syntax.ts";

/** What modules are loaded with. */
export interface LoadSettings {
  /** What a module function is called with. */
  readonly argumentOf: (module: Value) => Thunk;
  /** The class modules must be of if they have one (`nixos`); `null` for any. */
  readonly moduleClass: string | null;
  /** Where modules are listed if nothing better is known. */
  readonly fallback: Place;
}

/** A module function called with the arguments every module gets; throws for what is no module, or one of another class. */
export function appliedModule(evaluator: Evaluator, settings: LoadSettings, module: Value, place: Place): Value {
  let value = module;
  evaluator.purposes.note(module, "module");
  const isFunction = value.type === "closure" || value.type === "primitive";
  if (isFunction || (value.type === "attrs" && value.attributes.has("__functor"))) {
    value = evaluator.apply(value, settings.argumentOf(value), place);
  }
  if (value.type === "unknown") return value;
  if (value.type !== "attrs") throw new EvaluationError(`a module is expected, not ${describeType(value)}`, place);
  const result = asModule(value);
  refuseStrayDefinitions(result);
  refuseClass(result, settings.moduleClass, place);
  return result;
}

function refuseClass(module: AttrsValue, expected: string | null, place: Place): void {
  const own = textOf(module, "_class");
  if (own === null || expected === null || own === expected) return;
  throw new EvaluationError(`the module is of the class '${own}', but '${expected}' is needed`, place, "thrown");
}
