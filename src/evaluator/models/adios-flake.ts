import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/**
 * adios-flake: outputs from functions that are called once for each system, merged with those of no system; in Nix, in
 * our own words. The modules of adios itself are not modelled: what they add is not known.
 */
const libraryText = /* nix */ `
{ lib, rest }:
let
  inherit (builtins)
    any attrNames concatMap elem filter foldl' functionArgs intersectAttrs isAttrs isFunction isPath mapAttrs removeAttrs;
  inherit (lib) genAttrs unique;

  ofSystem = [ "pkgs" "system" "inputs'" "self'" ];
  ofFlake = [
    "nixosConfigurations" "darwinConfigurations" "nixosModules" "darwinModules" "homeModules" "modules" "overlays"
    "templates" "lib"
  ];
  ofEachSystem = [ "packages" "legacyPackages" "checks" "devShells" "apps" "formatter" ];
  isForeign = module: isAttrs module && any (name: module ? \${name}) [ "options" "inputs" "impl" "modules" "outputs" ];
  needsSystem = module: isFunction module && any (name: functionArgs module ? \${name}) ofSystem;

  call = arguments: function: function (intersectAttrs (functionArgs function) arguments);
  contentOf = arguments: module:
    if isFunction module then call arguments module
    else if isForeign module then rest.contentOfModule
    else module;
  mergeOutputs = foldl' (all: part: all // mapAttrs (name: value: (all.\${name} or { }) // value) part) { };

  mkFlake = { inputs, systems, modules ? [ ], perSystem ? null, config ? { }, flake ? { }, self ? null }:
    let
      others = removeAttrs inputs [ "self" ];
      inputFor = system: input:
        if !isAttrs input then input
        else (input.packages.\${system} or { }) // (input.legacyPackages.\${system} or { })
          // removeAttrs input [ "packages" "legacyPackages" ];
      argumentsFor = system: {
        inherit lib self system withSystem;
        pkgs = import inputs.nixpkgs { inherit system; };
        inputs' = mapAttrs (_: inputFor system) others;
        self' = genAttrs ofEachSystem (name: self.\${name}.\${system} or { });
      };
      withSystem = system: call (argumentsFor system);

      parts = map (module: if isPath module then import module else module) modules
        ++ lib.optional (perSystem != null) perSystem;
      bySystem = genAttrs systems (system: mergeOutputs (map (contentOf (argumentsFor system)) parts));
      names = filter (name: !(elem name ofFlake)) (unique (concatMap (system: attrNames bySystem.\${system}) systems));
      transposed = genAttrs names (name: genAttrs systems (system: bySystem.\${system}.\${name} or { }));

      withoutSystem = mergeOutputs
        (map (contentOf { inherit lib self withSystem; }) (filter (module: !(needsSystem module)) parts));
      own = if isFunction flake then flake { inherit withSystem; } else flake;
      added = mergeOutputs [ (intersectAttrs (genAttrs ofFlake (_: null)) withoutSystem) own ];
      beside = name: value:
        let each = transposed.\${name};
        in
        if elem name ofFlake || !(elem name names) then value
        else each // mapAttrs (system: more: (each.\${system} or { }) // more) value;
    in
    transposed // mapAttrs beside added;
in
rest // { lib = rest.lib // { inherit mkFlake; }; }
`;

/** The input adios-flake: its `lib.mkFlake`. */
export function adiosFlakeModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("adios-flake is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "adios-flake", libraryText, { rest });
}
