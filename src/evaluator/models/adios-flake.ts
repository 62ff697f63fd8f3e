import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/**
 * adios-flake: outputs from functions that are called once for each system, merged with those of no system; in Nix, in
 * our own words. Modules of adios itself are called too; the options that they declare
 * are not known.
 */
const libraryText = /* nix */ `
{ lib, rest }:
let
  inherit (builtins)
    any attrNames concatMap elem filter foldl' functionArgs head intersectAttrs isAttrs isFunction isPath mapAttrs removeAttrs;
  inherit (lib) genAttrs unique;

  ofSystem = [ "pkgs" "system" "inputs'" "self'" ];
  ofFlake = [
    "nixosConfigurations" "darwinConfigurations" "nixosModules" "darwinModules" "homeModules" "modules" "overlays"
    "templates" "lib"
  ];
  ofEachSystem = [ "packages" "legacyPackages" "checks" "devShells" "apps" "formatter" ];
  isForeign = module: isAttrs module && any (name: module ? \${name}) [ "options" "inputs" "impl" "modules" "outputs" ];
  needsSystem = module: isFunction module && any (name: functionArgs module ? \${name}) ofSystem;

  # A module of adios, with the options it declares only where it declares none.
  contentOfNative = arguments: module:
    if !(module ? impl) then { }
    else call {
      options = if module.options or { } == { } then { } else rest.options;
      inputs = mapAttrs (_: { path, ... }: if path == "/nixpkgs" then { inherit (arguments) pkgs system; } else rest.inputs) (module.inputs or { });
    } module.impl;

  call = arguments: function: function (intersectAttrs (functionArgs function) arguments);
  contentOf = arguments: module:
    if isFunction module then call arguments module
    else if isForeign module then contentOfNative arguments module
    else module;
  mergeOutputs = scalars: foldl'
    (all: part: all // mapAttrs (name: value: if elem name scalars then value else (all.\${name} or { }) // value) part)
    { };

  mkFlake = { inputs, systems, modules ? [ ], perSystem ? null, config ? { }, flake ? { }, self ? null }:
    let
      others = removeAttrs inputs [ "self" ];
      inputFor = system: input:
        if !isAttrs input then input
        else (input.packages.\${system} or { }) // (input.legacyPackages.\${system} or { })
          // removeAttrs input [ "packages" "legacyPackages" ];
      argumentsFor = system: {
        inherit (inputs.nixpkgs) lib;
        inherit self system withSystem;
        pkgs = import inputs.nixpkgs { inherit system; };
        inputs' = mapAttrs (_: inputFor system) others;
        self' = genAttrs (unique (ofEachSystem ++ attrNames declared)) (name: self.\${name}.\${system} or { });
      };
      withSystem = system: call (removeAttrs (argumentsFor system) [ "self" "withSystem" ]);

      parts = map (module: if isPath module then import module else module) modules
        ++ lib.optional (perSystem != null) perSystem;
      declared = foldl' (all: module: module.outputs or { } // all) { } (filter isForeign parts);
      scalars = [ "formatter" ] ++ filter (name: declared.\${name}.type == "scalar") (attrNames declared);
      onceForAll = ofFlake ++ filter (name: declared.\${name}.scope or null == "flake") (attrNames declared);
      merge = mergeOutputs scalars;
      bySystem = genAttrs systems (system: merge (map (contentOf (argumentsFor system)) parts));
      names = filter (name: !(elem name onceForAll)) (unique (concatMap (system: attrNames bySystem.\${system}) systems));
      transposed = genAttrs names (name: genAttrs systems (system: bySystem.\${system}.\${name} or { }));

      withoutSystem = merge
        (map (contentOf (argumentsFor (head systems))) (filter (module: !(needsSystem module)) parts));
      own = if isFunction flake then flake { inherit withSystem; } else flake;
      said = intersectAttrs (genAttrs onceForAll (_: null)) withoutSystem;
      added = said // mapAttrs (name: value: if elem name onceForAll then (said.\${name} or { }) // value else value) own;
      beside = name: value:
        let each = transposed.\${name};
        in
        if elem name onceForAll || !(elem name names) then value
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
