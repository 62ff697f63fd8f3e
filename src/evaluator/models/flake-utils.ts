import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

const reason = "flake-utils is not part of the repository";

/** What flakes use of flake-utils to write outputs for several systems at once; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest }:
let
  inherit (builtins) attrNames foldl' listToAttrs map;
  defaultSystems = [ "aarch64-darwin" "aarch64-linux" "x86_64-darwin" "x86_64-linux" ];

  # Each output of each system goes below the output's name: packages.x86_64-linux = ….
  eachSystem = systems: outputsFor:
    foldl'
      (all: system:
        let outputs = outputsFor system;
        in foldl'
          (merged: name: merged // { \${name} = (merged.\${name} or { }) // { \${system} = outputs.\${name}; }; })
          all
          (attrNames outputs))
      { }
      systems;
in
rest // {
  inherit defaultSystems eachSystem;
  allSystems = defaultSystems;
  system = listToAttrs (map (name: { inherit name; value = name; }) defaultSystems);
  eachDefaultSystem = eachSystem defaultSystems;
  eachDefaultSystemMap = f: listToAttrs (map (name: { inherit name; value = f name; }) defaultSystems);
  mkApp = { drv, name ? drv.pname or drv.name, exePath ? "/bin/\${name}" }: { type = "app"; program = "\${drv}\${exePath}"; };
}
`;

/** The input flake-utils: its `lib` is modelled. */
export function flakeUtilsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const lib = flakeUtilsLib(evaluator, `${origin}.lib`);
  return attrs(new Map([["lib", { value: Thunk.of(lib), place: null }]]), unknown(reason, { origin }));
}

/** `lib` of flake-utils; what is not modelled of it is unknown with the origin. */
export function flakeUtilsLib(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown(reason, { origin }));
  return modelledLibrary(evaluator, "flake-utils.lib", libraryText, { rest });
}
