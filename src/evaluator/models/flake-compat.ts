import { openSet, primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { coerceToString } from "../coerce.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { attrs, unknown, type Value } from "../value.ts";

/** What the flake has for one system is the default of the old commands; in Nix, in our own words. */
const resultText = /* nix */ `
{ flake, system }:
let
  # The folder that is given is all there is of the source.
  outputs = flake // { sourceInfo = flake.sourceInfo // { inherit (flake) outPath; }; };
  offered = condition: default: if condition then { inherit default; } else { };
in
rec {
  inherit outputs;
  defaultNix =
    removeAttrs outputs [ "__functor" ]
    // offered (flake ? defaultPackage.\${system}) flake.defaultPackage.\${system}
    // offered (flake ? packages.\${system}.default) flake.packages.\${system}.default;
  shellNix =
    defaultNix
    // offered (flake ? devShell.\${system}) flake.devShell.\${system}
    // offered (flake ? devShells.\${system}.default) flake.devShells.\${system}.default;
}
`;

/** flake-compat: `import flake-compat { src = ./.; }` reads a flake for Nix without flakes. */
export function flakeCompatFile(evaluator: Evaluator, _origin: string, path: string): Value | null {
  if (path !== "") return null;
  const run = primitive1((_, argument, place) => {
    const given = openSet(argument, place).attributes;
    const source = given.get("src");
    const named = source && coerceToString(evaluator, source.value.force(), place, "path");
    const reason = "the flake that flake-compat is given is not part of the repository";
    const flake = (named && evaluator.externals.flakeAt(named)) ?? unknown(reason, { origin: "flake-compat" });
    const machine = unknown("the system depends on the machine", { origin: "builtins.currentSystem" });
    const values = new Map(setOf({ flake }).attributes);
    values.set("system", { value: given.get("system")?.value ?? Thunk.of(machine), place: null });
    return evaluator.apply(evaluator.evaluateModel("flake-compat", resultText), Thunk.of(attrs(values)), place);
  });
  return primitiveValue(evaluator, "flake-compat", run);
}
