import { openSet, type PrimitiveSpec, primitive2, primitiveValue, textOf } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, attrs, string, unknown, type Value } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/**
 * with-inputs: pinned sources as the inputs of a function like the `outputs` of a flake; in Nix, in our own words.
 * `flakeOf` gives the flake that a source holds, or the source where it holds none.
 */
const libraryText = /* nix */ `
{ lib, flakeOf }:
let
  inherit (builtins) attrNames foldl' head isAttrs isFunction mapAttrs removeAttrs tail;

  withInputs = sources: given:
    let
      # What people say of inputs may be computed of the inputs.
      settings = if isFunction given then given inputs else given;
      loaded = name: source: if isAttrs source && source.flake or true then flakeOf name source else source;
      at = steps: foldl' (node: step: node.inputs.\${step}) inputs.\${head steps} (tail steps);
      resolved = name: value:
        if isFunction value then loaded name (value (sources.\${name} or { }))
        else if !isAttrs value || value._type or null == "flake" then value
        else if value ? follows then (if value.follows == "" then { } else at (lib.splitString "/" value.follows))
        else if attrNames (removeAttrs value [ "inputs" ]) == [ ] then pinned.\${name} or { }
        else if value ? outPath then loaded name value
        else value;
      pinned = mapAttrs loaded sources;
      inputs = pinned // mapAttrs resolved settings;
    in
    inputs // {
      __functor = _: function:
        let
          self = outputs // { inputs = inputs // { inherit self; }; inherit outputs; };
          outputs = function (inputs // { inherit self; });
        in self;
    };
in
{ inherit withInputs; }
`;

/** The file default.nix of with-inputs: a function of sources, of what is said of them, and of outputs. */
export function withInputsFile(evaluator: Evaluator, _origin: string, path: string): Value | null {
  if (path !== "") return null;
  const flakeOf = primitiveValue(evaluator, "flakeOf", flakeOfSource(evaluator));
  return evaluator.select(modelledLibrary(evaluator, "with-inputs", libraryText, { flakeOf }), "withInputs");
}

function flakeOfSource(evaluator: Evaluator): PrimitiveSpec {
  return primitive2((_, name, source, place) => {
    const { attributes, open } = openSet(source, place);
    const outPath = attributes.get("outPath")?.value.force();
    if (!outPath) return source.force();
    const flake = evaluator.externals.flakeAt(outPath);
    const all = new Map<string, Attribute>(attributes);
    if (flake?.type === "attrs") {
      for (const [key, attribute] of flake.attributes) all.set(key, attribute);
      all.set("_type", { value: Thunk.of(string("flake")), place: null });
      return attrs(all, flake.open);
    }
    if (outPath.type !== "unknown") return source.force();
    const origin = `inputs.${textOf(name, place)}`;
    return attrs(all, open ?? unknown("what is pinned is not part of the repository", { origin }));
  });
}
