import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { flakeUtilsLib } from "./flake-utils.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/** lib-aggregate: nixpkgs' `lib` with flake-utils in it. */
export function libAggregateModel(evaluator: Evaluator, origin: string): AttrsValue {
  const lib = new Thunk(() => {
    const nixpkgs = nixpkgsLib(evaluator);
    const flakeUtils = new Thunk(() => flakeUtilsLib(evaluator, `${origin}.lib.flake-utils`));
    const attributes = new Map(nixpkgs.attributes).set("flake-utils", { value: flakeUtils, place: null });
    return attrs(attributes, nixpkgs.open);
  });
  const rest = unknown("lib-aggregate is not part of the repository", { origin });
  return attrs(new Map([["lib", { value: lib, place: null }]]), rest);
}
