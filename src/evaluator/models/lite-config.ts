import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** lite-config: hosts as data, a folder of modules for each; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  # A file, which may be imported more than once.
  flakeModule = { key = "lite-config/flake-module.nix"; imports = [ module ]; };
  module = { config, inputs, lib, ... }:
    let
      inherit (lib) mapAttrs mkOption types;
      settings = config.lite-config;
      option = type: default: mkOption { inherit type default; };

      systems = lib.unique (map (host: host.system) (builtins.attrValues settings.hosts));
      isDarwin = host: lib.hasSuffix "-darwin" host.system;
      platformOf = system: rest.hostPlatform // {
        inherit system;
        isDarwin = lib.hasSuffix "-darwin" system;
        isLinux = lib.hasSuffix "-linux" system;
        isx86_64 = lib.hasPrefix "x86_64-" system;
        isAarch64 = lib.hasPrefix "aarch64-" system;
      };
      specialArgsFor = system: { inherit inputs; hostPlatform = platformOf system; };
      # What a fork gives machines besides.
      specialArgsOf = host:
        specialArgsFor host.system // { inherit (host) useHomeManager; } // settings.extraSpecialArgs;

      argumentsOf = name: host: {
        specialArgs = specialArgsOf host;
        modules = [
          (if host.hostModule == null then "\${settings.hostModuleDir}/\${name}" else host.hostModule)
          { nixpkgs.hostPlatform = lib.mkDefault host.system; networking.hostName = name; }
        ]
        ++ settings.systemModules
        ++ lib.optionals host.useHomeManager [
          (if isDarwin host then settings.homeManagerFlake.darwinModules.default
          else settings.homeManagerFlake.nixosModules.default)
          {
            home-manager = {
              sharedModules = settings.homeModules;
              useGlobalPkgs = true;
              extraSpecialArgs = specialArgsOf host;
            };
          }
        ];
      };
      useHomeManager = settings.homeModules != [ ] || settings.homeConfigurations != { };

      # Homes without a machine are a package, which has them as its attributes.
      homesFor = pkgs: mapAttrs
        (name: module: settings.homeManagerFlake.lib.homeManagerConfiguration {
          inherit pkgs;
          modules = [ module { home.username = lib.mkDefault name; } ] ++ settings.homeModules;
          extraSpecialArgs = { inherit inputs; inherit (pkgs.stdenv) hostPlatform; };
        })
        settings.homeConfigurations;
      overlayPackages = pkgs: lib.filterAttrs (_: lib.isDerivation) (mapAttrs
        (name: _: pkgs.\${name} or null)
        (lib.composeManyExtensions settings.nixpkgs.overlays pkgs pkgs));
      each = isWanted: builder: mapAttrs (name: host: builder (argumentsOf name host))
        (lib.filterAttrs (_: isWanted) settings.hosts);
    in
    {
      options.lite-config = option (types.submodule {
        options = {
          nixpkgs = option (types.submodule {
            options = {
              nixpkgs = option types.raw inputs.nixpkgs;
              config = option types.raw { };
              perSystemOverrides = option types.raw { };
              overlays = option (types.listOf types.raw) [ ];
              exportOverlayPackages = option types.bool true;
              setPerSystemPkgs = option types.bool true;
            };
          }) { };
          hosts = option (types.attrsOf (types.submodule {
            options = {
              system = mkOption { type = types.str; };
              hostModule = option (types.nullOr types.deferredModule) null;
              useHomeManager = option types.bool useHomeManager;
            };
          })) { };
          systemModules = option (types.listOf types.deferredModule) [ ];
          homeModules = option (types.listOf types.deferredModule) [ ];
          hostModuleDir = mkOption { type = types.raw; };
          builder.darwin = option types.raw inputs.nix-darwin.lib.darwinSystem;
          homeManagerFlake = option types.raw inputs.home-manager;
          homeConfigurations = option (types.attrsOf types.deferredModule) { };
          extraSpecialArgs = option (types.attrsOf types.raw) { };
        };
      }) { };

      config = {
        inherit systems;
        flake = {
          nixosConfigurations = each (host: !isDarwin host) settings.nixpkgs.nixpkgs.lib.nixosSystem;
          darwinConfigurations = each isDarwin settings.builder.darwin;
        };
        perSystem = { system, liteConfigPkgs, ... }: {
          _module.args.liteConfigPkgs = lib.mkOptionDefault
            (import (settings.nixpkgs.perSystemOverrides.\${system} or settings.nixpkgs).nixpkgs {
              inherit system;
              inherit (settings.nixpkgs) config overlays;
            });
          _module.args.pkgs = lib.mkIf settings.nixpkgs.setPerSystemPkgs liteConfigPkgs;
          packages = lib.mkMerge [
            (lib.mkIf settings.nixpkgs.exportOverlayPackages (overlayPackages liteConfigPkgs))
            (lib.mkIf useHomeManager {
              home-manager = settings.homeManagerFlake.packages.\${system}.default;
              homeConfigurations = { type = "derivation"; name = "homeConfigurations"; } // homesFor liteConfigPkgs;
            })
          ];
        };
      };
    };
in
rest // {
  inherit flakeModule;
  flakeModules = rest.flakeModules // { default = flakeModule; };
}
`;

/** The input lite-config: its module for flake-parts. */
export function liteConfigModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("lite-config is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "lite-config", libraryText, { rest });
}
