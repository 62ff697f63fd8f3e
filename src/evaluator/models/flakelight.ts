import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** flakelight: a module system of its own, whose options are also files of a folder; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, entriesOf, used, ... }:
let
  inherit (builtins)
    attrNames attrValues concatMap deepSeq filter foldl' head isFunction listToAttrs map mapAttrs match pathExists removeAttrs;
  inherit (lib) hasSuffix mkDefault mkOption removePrefix removeSuffix types;

  # name → path of Nix files and of folders with a default.nix; '_name' is called 'name'.
  pathsIn = folder:
    let
      isWanted = entry: entry != "default.nix" && (hasSuffix ".nix" entry || pathExists (folder + "/\${entry}/default.nix"));
      named = entry: { name = removePrefix "_" (removeSuffix ".nix" entry); value = folder + "/\${entry}"; };
    in
    listToAttrs (map named (filter isWanted (attrNames (entriesOf folder))));
  importsIn = folder: mapAttrs (_: import) (pathsIn folder);

  framework = { config, lib, src, ... }:
    let
      option = type: default: mkOption { inherit type default; };
      set = types.lazyAttrsOf types.raw;

      moduleArguments = {
        inherit config lib src flakelight;
        inherit (config) inputs;
        outputs = config.wholeFlake;
        inherit (rest) options pkgsFor genSystems moduleArgs;
      };
      called = value: if isFunction value then value moduleArguments else value;

      # 'nix/<name>.nix', else 'nix/<name>/default.nix', else what lies in 'nix/<name>'.
      inNixDir = read: name:
        let at = config.nixDir + "/\${name}";
        in
        if config.nixDir == null then { }
        else if pathExists (at + ".nix") then called (import (at + ".nix"))
        else if pathExists (at + "/default.nix") then called (import at)
        else read at;
      inNixDirs = read: names: lib.mkMerge (map (inNixDir read) names);

      machineOf = name: given:
        let machine = called given;
        in
        if machine ? modules || machine ? system || machine ? specialArgs then
          config.inputs.nixpkgs.lib.nixosSystem (machine // {
            specialArgs = { inherit (config) inputs; hostname = name; } // (machine.specialArgs or { });
            modules = [ propagated ] ++ (machine.modules or [ ]);
          })
        else machine;
      homeOf = name: given:
        let home = called given;
        in
        if home ? modules || home ? system then
          config.inputs.home-manager.lib.homeManagerConfiguration (removeAttrs home [ "system" ] // {
            extraSpecialArgs = { inherit (config) inputs; inherit (rest) inputs'; } // (home.extraSpecialArgs or { });
            modules = [ { home.username = mkDefault (head (match "([^@]*)(@.*)?" name)); } propagated ] ++ (home.modules or [ ]);
            pkgs = config.inputs.nixpkgs.legacyPackages.\${home.system};
          })
        else home;
      propagated = {
        _module.args = { flake = moduleArguments // { inherit (rest) inputs' outputs'; }; inherit (rest) inputs'; };
      };

      # Whoever asks for which output, these files are part of the flake.
      wired = map used (concatMap
        (entry:
          let at = config.nixDir + "/\${entry}";
          in if hasSuffix ".nix" entry || pathExists (at + "/default.nix") then [ at ] else attrValues (pathsIn at))
        (if config.nixDir == null then [ ] else attrNames (entriesOf config.nixDir)));
    in
    {
      freeformType = set;
      options = {
        inputs = option set { };
        nixDir = option types.raw (src + "/nix");
        outputs = option types.raw { };
        nixosConfigurations = option set { };
        homeConfigurations = option set { };
        nixosModule = option types.raw null;
        nixosModules = option set { };
        homeModule = option types.raw null;
        homeModules = option set { };
        wholeFlake = mkOption { type = types.raw; };
      };
      config = {
        _module.args = removeAttrs moduleArguments [ "config" "lib" "src" "options" ];
        inputs = { nixpkgs = mkDefault rest.inputs.nixpkgs; flakelight = mkDefault rest; };
        nixosConfigurations = inNixDirs importsIn [ "nixosConfigurations" "nixos" ];
        homeConfigurations = inNixDirs importsIn [ "homeConfigurations" "home" ];
        nixosModules = inNixDirs pathsIn [ "nixosModules" ];
        homeModules = inNixDirs pathsIn [ "homeModules" ];
        wholeFlake = deepSeq wired (rest.flake // { darwinConfigurations = { }; } // called config.outputs // {
          nixosConfigurations = mapAttrs machineOf config.nixosConfigurations;
          homeConfigurations = mapAttrs homeOf config.homeConfigurations;
          nixosModules = config.nixosModules
            // (if config.nixosModule == null then { } else { default = config.nixosModule; });
          homeModules = config.homeModules
            // (if config.homeModule == null then { } else { default = config.homeModule; });
        });
      };
    };

  mkFlakeWith = extra: {
    __functor = _: src: root: (lib.evalModules {
      specialArgs = { inherit src flakelight; };
      modules = [ framework ] ++ extra ++ [ root ];
    }).config.wholeFlake;
    extend = modules: mkFlakeWith (extra ++ modules);
    extraModules = extra;
  };
  mkFlake = mkFlakeWith [ ];
  flakelight = rest.lib // { inherit mkFlake; importDir = importsIn; importDirPaths = pathsIn; };
in
rest // { __functor = _: mkFlake; lib = flakelight; }
`;

/** The input flakelight: a function of the flake's folder and its module. */
export function flakelightModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("flakelight is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "flakelight", libraryText, { rest, ...repositoryFolders(evaluator) });
}
