import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** nixos-extra-modules: a machine for each folder; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, entriesOf, ... }:
let
  inherit (builtins) attrNames filter;

  # Every folder of 'node.path' is a machine.
  module = { config, inputs, self, ... }:
    let
      inherit (lib) genAttrs mkOption types;
      kinds = entriesOf config.node.path;
      names = filter (name: kinds.\${name} == "directory") (attrNames kinds);
      machine = minimal: name: lib.nixosSystem {
        specialArgs = {
          inherit (self) nodes globals;
          inherit minimal;
          extraModules = [ rest.modules.nixos.nixos-extra-modules ] ++ config.globals.optModules;
          inputs = inputs // { inherit (config.node) nixpkgs; };
        };
        modules = [
          { node = { inherit name; secretsDir = config.node.path + "/\${name}/secrets"; }; }
          (config.node.path + "/\${name}")
          rest.modules.nixos.nixos-extra-modules
        ] ++ config.globals.optModules;
      };
      configurations = genAttrs names (machine false);
    in
    {
      options = {
        node.path = mkOption { type = types.raw; };
        node.nixpkgs = mkOption { type = types.raw; default = inputs.nixpkgs; };
        globals.optModules = mkOption { type = types.listOf types.deferredModule; default = [ ]; };
        globals.defModules = mkOption { type = types.listOf types.deferredModule; default = [ ]; };
        globals.attrkeys = mkOption { type = types.listOf types.str; default = [ ]; };
      };
      config.flake = {
        nixosConfigurations = configurations;
        minimalConfigurations = genAttrs names (machine true);
        inherit (rest) guestConfigurations globals;
        nodes = configurations // rest.guestConfigurations;
      };
    };
in
rest // {
  modules = rest.modules // {
    flake = rest.modules.flake // { nixos-extra-modules = module; default = module; };
  };
}
`;

/** The input nixos-extra-modules: its module for flake-parts. */
export function nixosExtraModulesModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("nixos-extra-modules is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "nixos-extra-modules", libraryText, { rest, ...repositoryFolders(evaluator) });
}
