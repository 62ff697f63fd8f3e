import { known, openSet, primitive1, primitiveValue } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, bool, list, type PrimitiveValue, string, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** flakelight: a module system of its own, whose options are also files of a folder; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, entriesOf, used, isConfiguration, knownNames, ... }:
let
  inherit (builtins)
    attrNames attrValues concatMap deepSeq elem filter head isAttrs isFunction isPath length map mapAttrs match pathExists
    removeAttrs;
  inherit (lib) genAttrs getValues hasSuffix mkDefault mkMerge mkOption mkOptionType removePrefix removeSuffix types;

  # name → path of Nix files and of folders with a default.nix; '_name' is called 'name', and files come before folders.
  pathsIn = folder:
    let
      isWanted = entry: entry != "default.nix" && (hasSuffix ".nix" entry || pathExists (folder + "/\${entry}/default.nix"));
      names = map (entry: removePrefix "_" (removeSuffix ".nix" entry)) (filter isWanted (attrNames (entriesOf folder)));
      pathOf = name: folder + (
        if pathExists (folder + "/_\${name}.nix") then "/_\${name}.nix"
        else if pathExists (folder + "/\${name}.nix") then "/\${name}.nix"
        else "/\${name}");
    in
    genAttrs names pathOf;
  importsIn = folder: mapAttrs (_: import) (pathsIn folder);

  type = name: check: merge: mkOptionType { inherit name check merge; };
  ownTypes = {
    function = type "function" isFunction lib.mergeOneOption;
    module = type "module" (value: isPath value || isFunction value || isAttrs value)
      (_: definitions: { imports = getValues definitions; });
    path = type "path" isPath lib.mergeEqualOption;
    outputs = type "outputs" (_: true) (at: definitions:
      if length definitions == 1 then (head definitions).value
      else (types.lazyAttrsOf ownTypes.outputs).merge at definitions);
    optCallWith = arguments: types.coercedTo ownTypes.function (value: value arguments);
  };

  framework = { config, options, lib, src, ... }:
    let
      inherit (ownTypes) module;
      option = type: default: mkOption { inherit type default; };
      called = ownTypes.optCallWith moduleArguments;
      sets = element: option (called (types.lazyAttrsOf element)) { };
      optional = element: option (types.nullOr element) null;

      moduleArguments = {
        inherit config options lib src flakelight;
        inherit (config) inputs outputs;
        inherit (rest) pkgsFor genSystems modulesPath;
        moduleArgs = moduleArguments;
      };

      # 'nix/<name>.nix', else 'nix/<name>/default.nix', else what lies in 'nix/<name>', for every option there is.
      nixDirOf = option: name:
        let
          at = config.nixDir + "/\${name}";
          asPaths = option != "nixDirPathAttrs" && elem option config.nixDirPathAttrs;
          entries = if asPaths then pathsIn at else importsIn at;
          isList = !(options.\${option}.type.check entries) && options.\${option}.type.check (attrValues entries);
        in
        if pathExists (at + ".nix") then [ (import (at + ".nix")) ]
        else if pathExists (at + "/default.nix") then [ (import at) ]
        else if pathExists at then [ (if isList then attrValues entries else entries) ]
        else [ ];
      namesOf = option: [ option ] ++ (if option == "nixDirAliases" then [ ] else config.nixDirAliases.\${option} or [ ]);
      fromNixDir = option: mkMerge (if config.nixDir == null then [ ] else concatMap (nixDirOf option) (namesOf option));

      machineOf = name: machine:
        if isConfiguration machine then machine
        else config.inputs.nixpkgs.lib.nixosSystem (machine // {
          specialArgs = { inherit (config) inputs; hostname = name; } // (machine.specialArgs or { });
          modules = [ propagated ] ++ (machine.modules or [ ]);
        });
      homeOf = name: home:
        if isConfiguration home then home
        else config.inputs.home-manager.lib.homeManagerConfiguration (removeAttrs home [ "system" ] // {
          extraSpecialArgs = { inherit (config) inputs; inherit (rest) inputs'; } // (home.extraSpecialArgs or { });
          modules = [ { home.username = mkDefault (head (match "([^@]*)(@.*)?" name)); } propagated ] ++ (home.modules or [ ]);
          pkgs = config.inputs.nixpkgs.legacyPackages.\${home.system};
        });
      propagatedArguments = {
        _module.args = { flake = { inherit (rest) inputs' outputs'; } // moduleArguments; inherit (rest) inputs'; };
      };
      # The homes inside of a machine get them, too.
      propagated = propagatedArguments // { home-manager.sharedModules = [ propagatedArguments ]; };

      whole = given: rest.flake // { darwinConfigurations = { }; } // given // {
        nixosConfigurations = given.nixosConfigurations or { } // mapAttrs machineOf config.nixosConfigurations;
        homeConfigurations = given.homeConfigurations or { } // mapAttrs homeOf config.homeConfigurations;
        nixosModules = given.nixosModules or { } // config.nixosModules;
        homeModules = given.homeModules or { } // config.homeModules;
        flakelightModules = given.flakelightModules or { } // config.flakelightModules;
        lib = given.lib or { } // config.lib;
      };

      # Whoever asks for which output, these files are part of the flake.
      wired = map used (concatMap
        (entry:
          let at = config.nixDir + "/\${entry}";
          in if hasSuffix ".nix" entry || pathExists (at + "/default.nix") then [ at ] else attrValues (pathsIn at))
        (if config.nixDir == null then [ ] else attrNames (entriesOf config.nixDir)));
    in
    {
      freeformType = types.lazyAttrsOf types.raw;
      options = {
        inputs = mkOption { type = types.lazyAttrsOf types.raw; };
        nixDir = option (types.nullOr ownTypes.path) (src + "/nix");
        nixDirAliases = option (types.attrsOf (types.listOf types.str)) { };
        nixDirPathAttrs = option (types.listOf types.str) [ ];
        outputs = mkOption { type = called (types.lazyAttrsOf ownTypes.outputs); default = { }; apply = whole; };
        nixosConfigurations = sets (called types.attrs);
        homeConfigurations = sets (called types.attrs);
        nixosModule = optional module;
        nixosModules = sets module;
        homeModule = optional module;
        homeModules = sets module;
        flakelightModule = optional module;
        flakelightModules = sets module;
        lib = sets types.raw;
        wired = option types.raw wired;
      };
      config = mkMerge [
        {
          _module.args = {
            inherit (config) inputs outputs;
            inherit (rest) pkgsFor genSystems;
            moduleArgs = moduleArguments;
          };
          inputs = { nixpkgs = mkDefault rest.inputs.nixpkgs; flakelight = mkDefault rest; };
          nixDirAliases = { nixosConfigurations = [ "nixos" ]; homeConfigurations = [ "home" ]; };
          nixDirPathAttrs = [ "nixosModules" "homeModules" "flakelightModules" ];
        }
        (lib.mkIf (config.nixosModule != null) { nixosModules.default = config.nixosModule; })
        (lib.mkIf (config.homeModule != null) { homeModules.default = config.homeModule; })
        (lib.mkIf (config.flakelightModule != null) { flakelightModules.default = config.flakelightModule; })
        (genAttrs (filter (name: name != "_module" && name != "nixDir") (knownNames options)) fromNixDir)
      ];
    };

  mkFlakeWith = extra: {
    __functor = _: src: root:
      let
        inherit (lib.evalModules {
          specialArgs = { inherit (rest) modulesPath; };
          modules = [ framework ] ++ extra ++ [ { _module.args = { inherit src flakelight; }; } root ];
        }) config;
      in
      deepSeq config.wired config.outputs;
    extend = modules: mkFlakeWith (extra ++ modules);
    extraModules = extra;
  };
  mkFlake = mkFlakeWith [ ];
  flakelight = rest.lib // {
    inherit mkFlake;
    importDir = importsIn;
    importDirPaths = pathsIn;
    selectAttr = name: mapAttrs (_: value: value.\${name} or { });
    types = rest.lib.types // ownTypes;
  };
in
rest // { __functor = _: mkFlake; lib = flakelight; }
`;

/** The input flakelight: a function of the flake's folder and its module. */
export function flakelightModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("flakelight is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "flakelight", libraryText, {
    rest,
    isConfiguration: isConfiguration(evaluator),
    knownNames: knownNames(evaluator),
    ...repositoryFolders(evaluator),
  });
}

/** Whether a value is a machine or a home that is made already, and not what one is to be made of. */
function isConfiguration(evaluator: Evaluator): PrimitiveValue {
  const run = primitive1((_, value) => {
    const given = known(value);
    return bool(given.type === "attrs" && given.configuration !== null);
  });
  return primitiveValue(evaluator, "isConfiguration", run);
}

/** The names of a set that are known, where a module from outside may declare more. */
function knownNames(evaluator: Evaluator): PrimitiveValue {
  const run = primitive1((_, set, place) => {
    const names = [...openSet(set, place).attributes.keys()];
    return list(names.map((name) => Thunk.of(string(name))));
  });
  return primitiveValue(evaluator, "knownNames", run);
}
