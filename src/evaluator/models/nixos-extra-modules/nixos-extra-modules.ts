import { primitive1, primitive2, primitiveValue, setOf } from "../../builtins/primitive.ts";
import type { Evaluator } from "../../evaluator.ts";
import { Thunk } from "../../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../../value.ts";
import { repositoryFolders } from "../repository-folders.ts";
import { libraryText } from "./library-text.ts";
import { nodesText } from "./nodes-text.ts";

/** Adds what nixos-extra-modules has to `lib`. */
const overlayText = /* nix */ `extend: final: prev: { lib = extend prev.lib; }`;

/** The input nixos-extra-modules: its module for flake-parts, and the overlay that adds to `lib`. */
export function nixosExtraModulesModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("nixos-extra-modules is not part of the repository", { origin }));
  const text = (name: string, nix: string) => evaluator.evaluateModel(`nixos-extra-modules.${name}`, nix);
  const library = text("lib", libraryText);
  const extend = primitiveValue(
    evaluator,
    "extend",
    primitive1((_, lib, place) => {
      const given = new Map(setOf({ rest }).attributes).set("lib", { value: lib, place: null });
      return evaluator.apply(library, Thunk.of(attrs(given)), place);
    }),
  );
  const folders = repositoryFolders(evaluator);
  const flakeModule = evaluator.apply(
    text("modules.flake", nodesText),
    Thunk.of(setOf({ rest, extend, orElse: primitiveValue(evaluator, "orElse", knownOr), ...folders })),
    null,
  );
  const overlay = evaluator.apply(text("overlays", overlayText), Thunk.of(extend), null);
  const named = (value: typeof overlay) => setOf({ default: value, "nixos-extra-modules": value });
  const modules = attrs(setOf({ flake: named(flakeModule) }).attributes, unknownBelow(origin, "modules"));
  return attrs(setOf({ modules, overlays: named(overlay) }).attributes, rest.open);
}

function unknownBelow(origin: string, name: string) {
  return unknown("nixos-extra-modules is not part of the repository", { origin: `${origin}.${name}` });
}

/** The first value; where that is not known, the second. */
const knownOr = primitive2((_, value, other) => {
  const first = value.force();
  return first.type === "unknown" ? other.force() : first;
});
