import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, path, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** nixos-unified: folders of configurations, modules and overlays as outputs; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, source }:
let
  inherit (builtins) attrNames concatMap deepSeq filter head listToAttrs map pathExists readDir;
  inherit (lib) hasSuffix removeSuffix;

  # name → use file, for each 'name.nix' and each folder 'name' with a default.nix.
  eachFile = folder: use:
    let
      entries = readDir folder;
      of = entry:
        let file = folder + "/\${entry}";
        in
        if entries.\${entry} == "regular" && hasSuffix ".nix" entry
        then [ { name = removeSuffix ".nix" entry; value = use file; } ]
        else if entries.\${entry} == "directory" && pathExists (file + "/default.nix") then [ { name = entry; value = use file; } ]
        else [ ];
    in
    if pathExists folder then listToAttrs (concatMap of (attrNames entries)) else { };

  # Listed as soon as the module is used: what lies there is used, whoever asks for which output.
  listed = folders: deepSeq (map (folder: eachFile (source + "/\${folder}") (_: null)) folders);

  autoWire = { self, config, inputs, ... }: {
    flake = listed [ "configurations/home" "modules/nixos" "modules/darwin" "modules/home" "overlays" ] {
      nixosConfigurations = eachFile (source + "/configurations/nixos") (self.nixos-unified.lib.mkLinuxSystem { home-manager = true; });
      darwinConfigurations = eachFile (source + "/configurations/darwin") (self.nixos-unified.lib.mkMacosSystem { home-manager = true; });
      nixosModules = eachFile (source + "/modules/nixos") (file: file);
      darwinModules = eachFile (source + "/modules/darwin") (file: file);
      homeModules = eachFile (source + "/modules/home") (file: file);
      overlays = eachFile (source + "/overlays") (file: import file self.nixos-unified.lib.specialArgsFor.common);
      legacyPackages = listToAttrs (map
        (system: {
          name = system;
          value.homeConfigurations =
            eachFile (source + "/configurations/home") (self.nixos-unified.lib.mkHomeConfiguration inputs.nixpkgs.legacyPackages.\${system});
        })
        config.systems);
    };
  };

  default = { self, config, inputs, lib, ... }:
    let
      specialArgsFor = {
        common.flake = { inherit self inputs config; };
        nixos = specialArgsFor.common;
        darwin = specialArgsFor.common // { rosettaPkgs = inputs.nixpkgs.legacyPackages.x86_64-darwin; };
      };
      withHomes = arguments: module: {
        imports = [ module { home-manager.extraSpecialArgs = arguments; } ];
      };
    in
    {
      flake.nixos-unified.lib = {
        inherit specialArgsFor;
        mkLinuxSystem = { home-manager ? false }: module: inputs.nixpkgs.lib.nixosSystem {
          specialArgs = specialArgsFor.nixos;
          modules = [ module ]
            ++ lib.optional home-manager (withHomes specialArgsFor.nixos inputs.home-manager.nixosModules.home-manager);
        };
        mkMacosSystem = { home-manager ? false }: module: inputs.nix-darwin.lib.darwinSystem {
          specialArgs = specialArgsFor.darwin;
          modules = [ module ]
            ++ lib.optional home-manager (withHomes specialArgsFor.darwin inputs.home-manager.darwinModules.home-manager);
        };
        mkHomeConfiguration = pkgs: module: inputs.home-manager.lib.homeManagerConfiguration {
          inherit pkgs;
          extraSpecialArgs = specialArgsFor.common;
          modules = [ module ];
        };
      };
    };

  # The modules of the flake itself lie in the first of these folders that exists.
  mkFlake = { inputs, root, systems ? [ "x86_64-linux" "x86_64-darwin" "aarch64-linux" "aarch64-darwin" ], specialArgs ? { } }:
    let
      folders = filter pathExists (map (folder: root + "/\${folder}")
        [ "nix/modules/flake" "modules/flake" "nix/modules/flake-parts" "modules/flake-parts" ]);
      folder = head folders;
    in
    inputs.flake-parts.lib.mkFlake { inherit inputs specialArgs; } {
      inherit systems;
      _module.args = { inherit root; };
      imports = map (name: folder + "/\${name}") (attrNames (readDir folder));
    };
in
rest // {
  flakeModules = rest.flakeModules // { inherit default autoWire; };
  flakeModule = default;
  lib = rest.lib // { inherit mkFlake; };
}
`;

/** The input nixos-unified of the flake in the folder `source`: its modules for flake-parts, and its `lib.mkFlake`. */
export function nixosUnifiedModel(evaluator: Evaluator, origin: string, source: string): AttrsValue {
  const rest = attrs(new Map(), unknown("nixos-unified is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "nixos-unified", libraryText, { rest, source: path(source) });
}
