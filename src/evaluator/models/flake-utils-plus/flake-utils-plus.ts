import { primitive1, primitiveValue, setOf } from "../../builtins/primitive.ts";
import type { Evaluator } from "../../evaluator.ts";
import { Thunk } from "../../thunk.ts";
import { type AttrsValue, attrs, bool, unknown } from "../../value.ts";
import { flakeUtilsLib } from "../flake-utils.ts";
import { modelledLibrary } from "../library.ts";
import { libraryText } from "./library-text.ts";
import { makeFlakeText } from "./make-flake-text.ts";
import { optionsText } from "./options-text.ts";

const overlayText = /* nix */ `hidden: final: prev: { __dontExport = true; fup-repl = hidden; }`;

/** The input flake-utils-plus: its `lib` over that of flake-utils, and the overlay that goes with it. */
export function flakeUtilsPlusModel(evaluator: Evaluator, origin: string): AttrsValue {
  const hidden = unknown("flake-utils-plus is not part of the repository", { origin });
  const text = (name: string, nix: string) => evaluator.evaluateModel(`flake-utils-plus.${name}`, nix);
  const optionsModule = text("nixosModules", optionsText);
  const overlay = evaluator.apply(text("overlay", overlayText), Thunk.of(hidden), null);
  const lib = modelledLibrary(evaluator, "flake-utils-plus.lib", libraryText, {
    base: flakeUtilsLib(evaluator, `${origin}.lib`),
    mkFlakeFor: text("lib.mkFlake", makeFlakeText),
    optionsModule,
    overlay,
    isCertain: primitiveValue(evaluator, "isCertain", certainty),
  });
  return attrs(setOf({ lib, overlay }).attributes, hidden);
}

/** An input of which nobody knows whether it is nixpkgs is no channel. */
const certainty = primitive1((_, condition) => {
  const value = condition.force();
  return bool(value.type === "bool" && value.value);
});
