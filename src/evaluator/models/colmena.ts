import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** colmena: a hive is a set of machines with what they share; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins) isFunction mapAttrs removeAttrs;
  inherit (lib) mkOption types;

  set = mkOption { type = types.attrsOf types.unspecified; default = { }; };
  metaOptions = {
    freeformType = types.lazyAttrsOf types.raw;
    options = { nodeNixpkgs = set; nodeSpecialArgs = set; specialArgs = set; };
  };

  makeHive = given:
    let
      hive = if isFunction given || given ? __functor then given { } else given;
      declared = hive.meta or hive.network or { };
      meta = (lib.evalModules { modules = [ metaOptions declared ]; }).config;
      # The packages of all bring the module system that reads 'meta', so they are taken as written.
      packagesOf = name: meta.nodeNixpkgs.\${name} or declared.nixpkgs;
      nodeOf = name: modules: lib.nixosSystem {
        inherit (packagesOf name) system;
        modules = [ rest.nixosModules.deploymentOptions (hive.defaults or { }) ] ++ lib.toList modules;
        specialArgs = { inherit name nodes; } // meta.specialArgs // (meta.nodeSpecialArgs.\${name} or { });
      };
      nodes =
        if hive ? __schema then throw "the hive is made already"
        else if hive ? meta && hive ? network then throw "a hive has either 'meta' or 'network'"
        else mapAttrs nodeOf (removeAttrs hive [ "defaults" "meta" "network" ]);
    in
    rest.hive // { __schema = "v0.5"; inherit nodes; };
in
rest // { lib = rest.lib // { inherit makeHive; }; }
`;

/** The input colmena: its `lib.makeHive`, whose `nodes` are NixOS configurations. */
export function colmenaModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("colmena is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "colmena", libraryText, { rest });
}
