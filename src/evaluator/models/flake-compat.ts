import { openSet, primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { coerceToString } from "../coerce.ts";
import type { Evaluator } from "../evaluator.ts";
import { unknown, type Value } from "../value.ts";

/** flake-compat: `import flake-compat { src = ./.; }` reads a flake for Nix without flakes. */
export function flakeCompatFile(evaluator: Evaluator, _origin: string, path: string): Value | null {
  if (path !== "") return null;
  const run = primitive1((_, argument, place) => {
    const source = openSet(argument, place).attributes.get("src");
    const named = source && coerceToString(evaluator, source.value.force(), place, "path");
    const reason = "the flake that flake-compat is given is not part of the repository";
    const flake = (named && evaluator.externals.flakeAt(named)) ?? unknown(reason, { origin: "flake-compat" });
    return setOf({ defaultNix: flake, outputs: flake, shellNix: flake });
  });
  return primitiveValue(evaluator, "flake-compat", run);
}
