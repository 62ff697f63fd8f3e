/** `flake-parts.lib`. */
export const libraryText = /* nix */ `
{ lib, builtinModules, extraModules, rest, inputsOf }:
let
  inherit (builtins) attrValues;
  inherit (lib) mkOption types;
  modules = builtinModules { inherit lib; parts = parts // { inherit inputsOf; }; };

  parts = rest // {
    evalFlakeModule = { inputs ? self.inputs, specialArgs ? { }, self ? inputs.self, moduleLocation ? "\${self.outPath}/flake.nix" }@given:
      module: lib.modules.evalPartialModules {
        specialArgs = { inherit self moduleLocation; flake-parts-lib = parts; inputs = given.inputs or self.inputs; } // specialArgs;
        modules = attrValues modules ++ [ module ];
        class = "flake";
      };
    mkFlake = arguments: module: (parts.evalFlakeModule arguments module).config.processedFlake;
    mkSubmoduleOptions = options: mkOption { type = types.submoduleWith { modules = [ { inherit options; } ]; }; };
    mkDeferredModuleType = module: types.deferredModuleWith { staticModules = [ module ]; };
    mkPerSystemType = parts.mkDeferredModuleType;
    mkDeferredModuleOption = module: mkOption { type = parts.mkPerSystemType module; };
    mkPerSystemOption = parts.mkDeferredModuleOption;
    mkTransposedPerSystemModule = { name, option, file }: {
      _file = file;
      options.flake.\${name} = mkOption { type = types.lazyAttrsOf option.type; default = { }; };
      options.perSystem = parts.mkPerSystemOption { _file = file; options.\${name} = option; };
      config.transposition.\${name} = { };
    };
    inherit (lib) mkAliasOptionModule;
    inherit (lib.modules) importApply;
    memoizeStr = f: f;
    importAndPublish = name: module: { ... }: {
      _class = "flake";
      imports = [ module (extraModules { inherit lib; parts = parts // { inherit inputsOf; }; }).modules ];
      flake.modules.flake.\${name} = module;
    };
  };
in
{
  lib = parts;
  flakeModules = extraModules { inherit lib; parts = parts // { inherit inputsOf; }; } // modules;
}
`;
