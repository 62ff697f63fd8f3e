/** The modules of flake-parts that a flake imports by name: `flakeModules.partitions` and its like. */
export const extrasText = /* nix */ `
{ lib, parts }:
let
  inherit (builtins) mapAttrs;
  inherit (lib) mkOption types;
  lazy = types.lazyAttrsOf;
in
{
  bundlers = parts.mkTransposedPerSystemModule {
    name = "bundlers";
    option = mkOption { type = lazy (types.functionTo types.package); default = { }; };
    file = "flake-parts/extras/bundlers.nix";
  };

  modules = { moduleLocation, ... }:
    let
      located = class: name: module:
        if class == "generic" then module
        else { ... }: {
          _class = class;
          _file = "\${toString moduleLocation}#modules.\${class}.\${name}";
          imports = [ module ];
        };
    in
    {
      options.flake.modules = mkOption {
        type = lazy (lazy types.deferredModule);
        apply = mapAttrs (class: mapAttrs (located class));
      };
    };

  flakeModules = { moduleLocation, ... }: {
    options.flake = mkOption {
      type = types.submoduleWith {
        modules = [
          (parts.mkAliasOptionModule [ "flakeModule" ] [ "flakeModules" "default" ])
          {
            options.flakeModules = mkOption {
              type = lazy types.deferredModule;
              default = { };
              apply = mapAttrs (name: module: rec {
                _class = "flake";
                _file = "\${toString moduleLocation}#flakeModules.\${name}";
                key = _file;
                imports = [ module ];
              });
            };
          }
        ];
      };
    };
  };

  easyOverlay = { config, getSystemIgnoreWarning, ... }@top: {
    options.perSystem = parts.mkPerSystemOption ({ extendModules, pkgs, ... }: {
      _file = "flake-parts/extras/easyOverlay.nix";
      options = {
        extendModules = mkOption { type = types.raw; default = extendModules; internal = true; };
        overlayAttrs = mkOption { type = lazy types.raw; default = { }; };
      };
      config._module.args.final = lib.mkDefault (pkgs.extend top.config.flake.overlays.default);
    });
    config.flake.overlays.default = final: prev:
      let
        system = prev.stdenv.hostPlatform.system or prev.system;
        overlaid = (getSystemIgnoreWarning system).extendModules {
          modules = [ { _module.args = { pkgs = lib.mkForce prev; final = lib.mkForce final; }; } ];
        };
      in
      overlaid.config.overlayAttrs;
  };

  partitions = { config, inputs, self, extendModules, partitionStack, ... }@top: {
    options = {
      partitionedAttrs = mkOption { type = types.attrsOf types.str; default = { }; };
      partitions = mkOption {
        default = { };
        type = types.attrsOf (types.submodule ({ config, options, name, ... }: {
          options = {
            extraInputsFlake = mkOption { type = types.raw; };
            extraInputs = mkOption { type = lazy types.raw; default = { }; };
            module = mkOption {
              default = { };
              type =
                let
                  allInputs = top.inputs // config.extraInputs // { self = ownSelf; };
                  ownSelf = top.self // { inputs = allInputs; };
                in
                (top.extendModules {
                  specialArgs = { inputs = allInputs; self = ownSelf; partitionStack = top.partitionStack ++ [ name ]; };
                }).type;
            };
          };
          config.extraInputs = lib.mkIf options.extraInputsFlake.isDefined (parts.inputsOf options.extraInputsFlake.value);
        }));
      };
    };
    config = {
      _module.args.partitionStack = [ ];
      flake = lib.optionalAttrs (partitionStack == [ ])
        (mapAttrs (name: partition: lib.mkForce config.partitions.\${partition}.module.flake.\${name}) config.partitionedAttrs);
    };
  };
}
`;
