import { openSet, type PrimitiveSpec, primitive2, primitiveValue, textOf } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, attrs, nullValue, string, unknown, type Value } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/**
 * with-inputs: pinned sources as the inputs of a function like the `outputs` of a flake; in Nix, in our own words.
 * `flakeOf` gives the flake that a source holds, the source where it holds none, and
 * `null` for a folder of the repository.
 */
const libraryText = /* nix */ `
{ lib, flakeOf }:
let
  inherit (builtins) all attrNames attrValues foldl' head isAttrs isFunction mapAttrs pathExists tail;

  isFollowing = value: isAttrs value && value ? follows;
  withInputs = sources: given:
    let
      # What people say of inputs may be computed of the inputs.
      settings = if isFunction given then given inputs else given;
      at = path:
        let
          steps = lib.splitString "/" path;
          below = node: step: if node == null then null else node.inputs.\${step} or null;
        in
        if path == "" then { } else foldl' below (inputs.\${head steps} or null) (tail steps);

      loaded = name: source: let flake = flakeOf name source; in if flake == null then ownFlake name source else flake;
      unlessNone = name: source: if isAttrs source && source.flake or true then loaded name source else source;
      # A folder of the repository: what its inputs are, with-inputs says; without one of them it has no outputs.
      ownFlake = name: source:
        let
          flake = import (source.outPath + "/flake.nix");
          said = let entry = settings.\${name} or null; in if isAttrs entry then entry.inputs or { } else { };
          resolve = other: declared:
            let value = if said.\${other} or null != null then said.\${other} else declared;
            in if isFollowing value then at value.follows else inputs.\${other} or null;
          found = mapAttrs resolve (flake.inputs or { });
          outputs = if all (value: value != null) (attrValues found) then flake.outputs (found // { inherit self; }) else { };
          self = source // outputs // {
            _type = "flake";
            inputs = mapAttrs (_: value: if value == null then { } else value) found;
            inherit outputs;
            sourceInfo = source;
          };
        in
        if pathExists (source.outPath + "/flake.nix") then self else source;

      onlyInputs = value: attrNames value == [ "inputs" ] && isAttrs value.inputs && all isFollowing (attrValues value.inputs);
      resolved = name: value:
        if isFunction value then unlessNone name (value (sources.\${name} or { }))
        else if !isAttrs value || value._type or null == "flake" then value
        else if isFollowing value then at value.follows
        # Of what says nothing at all, later versions take what is pinned.
        else if value == { } || onlyInputs value then pinned.\${name} or { }
        else if value ? outPath && !(value ? _type) then loaded name value
        else value;
      pinned = mapAttrs loaded sources;
      inputs = pinned // mapAttrs resolved settings;
    in
    inputs // {
      __functor = all: function:
        let
          given = all // { inherit self; };
          outputs = function given;
          self = outputs // { inputs = given; inherit outputs; };
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
    if (outPath.type === "path") return nullValue;
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
