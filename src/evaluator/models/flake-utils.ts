import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";

/** What flakes use of flake-utils to write outputs for several systems at once; in Nix, in our own words. */
const libraryText = /* nix */ `
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
{
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
  const rest = unknown("flake-utils is not part of the repository", { origin });
  const modelled = evaluator.evaluateModel("flake-utils.lib", libraryText);
  if (modelled.type !== "attrs") throw new Error("the model of flake-utils is not a set");
  const lib = attrs(modelled.attributes, unknown(rest.reason, { origin: `${origin}.lib` }));
  return attrs(new Map([["lib", { value: Thunk.of(lib), place: null }]]), rest);
}
