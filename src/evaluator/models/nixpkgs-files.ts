import { primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { configurationValue } from "../configuration-value.ts";
import type { Evaluator } from "../evaluator.ts";
import type { Value } from "../value.ts";
import { nixpkgsModel, packagesFunction } from "./nixpkgs.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/** Files of nixpkgs that configurations import by path, patched or not. */
export function nixpkgsFile(evaluator: Evaluator, origin: string, path: string): Value | null {
  switch (path) {
    case "":
    case "pkgs/top-level":
    case "pkgs/top-level/impure.nix":
      return packagesFunction(evaluator, origin);
    case "lib":
      return nixpkgsLib(evaluator);
    case "flake.nix": {
      const outputs = primitive1(() => nixpkgsModel(evaluator, origin));
      return setOf({ outputs: primitiveValue(evaluator, "outputs", outputs) });
    }
    case "nixos":
    case "nixos/lib/eval-config.nix": {
      const run = primitive1((_, argument, place) => configurationValue("nixos", argument, place));
      return primitiveValue(evaluator, "eval-config", run);
    }
    default:
      return null;
  }
}
