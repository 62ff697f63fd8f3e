import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { Value } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";

/** An attribute of the outputs, or of a set below them. */
export interface OutputAttribute {
  readonly name: string;
  /** Where its name stands in the repository; `null` where a library made it. */
  readonly place: Place | null;
  /**
   * What its value is: a set (of further outputs), a `package` (a derivation, an app, a configuration), or something else.
   * `unknown` where it cannot be evaluated here.
   */
  readonly kind: "set" | "package" | "other" | "unknown";
  /** The attributes of a set, in order; empty for anything else. */
  readonly attributes: readonly OutputAttribute[];
}

/** Outputs as far as they are known; each value is evaluated when something is asked of it. */
export function outputAttributes(evaluator: Evaluator, outputs: Value): readonly OutputAttribute[] {
  if (outputs.type !== "attrs") return [];
  return [...outputs.attributes].map(([name, { value, place }]) => {
    let forced: Value | undefined;
    const force = () => {
      forced ??= evaluator.attempt(() => evaluator.force(value));
      return forced;
    };
    return {
      name,
      place,
      get kind() {
        return kindOf(force());
      },
      get attributes() {
        return kindOf(force()) === "set" ? outputAttributes(evaluator, force()) : [];
      },
    };
  });
}

function kindOf(value: Value): OutputAttribute["kind"] {
  if (value.type === "unknown") return "unknown";
  if (value.type !== "attrs") return "other";
  const isPackage = ["type", "outPath", "drvPath"].some((name) => value.attributes.has(name));
  return isPackage || value.configuration !== null ? "package" : "set";
}
