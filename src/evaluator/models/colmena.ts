import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** colmena: a hive is a set of machines with what they share; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins) isFunction mapAttrs removeAttrs;

  makeHive = given:
    let
      hive = if isFunction given || given ? __functor then given { } else given;
      meta = hive.meta or hive.network or { };
      packagesOf = name: meta.nodeNixpkgs.\${name} or meta.nixpkgs;
      nodeOf = name: modules: lib.nixosSystem {
        inherit (packagesOf name) system;
        modules = [ rest.nixosModules.deploymentOptions (hive.defaults or { }) ] ++ lib.toList modules;
        specialArgs = { inherit name nodes; } // (meta.specialArgs or { }) // (meta.nodeSpecialArgs.\${name} or { });
      };
      nodes = mapAttrs nodeOf (removeAttrs hive [ "defaults" "meta" "network" ]);
    in
    rest.hive // { inherit nodes; };
in
rest // { lib = rest.lib // { inherit makeHive; }; }
`;

/** The input colmena: its `lib.makeHive`, whose `nodes` are NixOS configurations. */
export function colmenaModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("colmena is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "colmena", libraryText, { rest });
}
