import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** nixos-flake, as nixos-unified was called: builders of configurations for flake-parts; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  # A file, which may be imported more than once.
  flakeModule = { key = "nixos-flake/flake-module.nix"; imports = [ module ]; };
  module = { self, config, inputs, ... }:
    let
      common = { flake = { inherit self inputs config; }; };
      specialArgsFor = {
        inherit common;
        nixos = common;
        darwin = common // { rosettaPkgs = inputs.nixpkgs.legacyPackages.x86_64-darwin; };
      };
      homeManager = module: arguments: {
        imports = [
          module
          { home-manager = { useGlobalPkgs = true; useUserPackages = true; extraSpecialArgs = arguments; }; }
        ];
      };
    in
    {
      config.flake = {
        nixosModules.nixosFlake = rest.nixosModules.nixosFlake;
        nixosModules.home-manager = homeManager inputs.home-manager.nixosModules.home-manager specialArgsFor.nixos;
        darwinModules_.nixosFlake = rest.darwinModules_.nixosFlake;
        darwinModules_.home-manager = homeManager inputs.home-manager.darwinModules.home-manager specialArgsFor.darwin;
        nixos-flake.lib = {
          inherit specialArgsFor;
          mkLinuxSystem = module: inputs.nixpkgs.lib.nixosSystem {
            specialArgs = specialArgsFor.nixos;
            modules = [ rest.nixosModules.nixosFlake module ];
          };
          mkMacosSystem = module: inputs.nix-darwin.lib.darwinSystem {
            specialArgs = specialArgsFor.darwin;
            modules = [ rest.darwinModules_.nixosFlake module ];
          };
          mkHomeConfiguration = pkgs: module: inputs.home-manager.lib.homeManagerConfiguration {
            inherit pkgs;
            extraSpecialArgs = specialArgsFor.common;
            modules = [ module ];
          };
        };
      };
    };
in
rest // { inherit flakeModule; flakeModules = rest.flakeModules // { default = flakeModule; }; }
`;

/** The input nixos-flake: its module for flake-parts. */
export function nixosFlakeModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("nixos-flake is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "nixos-flake", libraryText, { rest });
}
