/** The modules that every flake of flake-parts has: outputs, `perSystem`, and what turns one into the other. */
export const modulesText = /* nix */ `
{ lib, parts }:
let
  inherit (builtins) mapAttrs;
  inherit (lib) mkOption types;
  inherit (parts) mkPerSystemOption mkTransposedPerSystemModule;
  lazy = types.lazyAttrsOf;
  output = type: mkOption { inherit type; default = { }; };
  transposed = name: type: default: mkTransposedPerSystemModule {
    inherit name;
    option = mkOption { inherit type default; };
    file = "flake-parts/modules/\${name}.nix";
  };

  app = types.submodule {
    options = {
      type = mkOption { type = types.enum [ "app" ]; default = "app"; };
      program = mkOption { type = types.coercedTo (types.package // { check = lib.isDerivation; }) lib.getExe types.str; };
      meta = output (lazy types.raw);
    };
  };

  flake = { config, options, ... }: {
    options.flake = mkOption {
      type = types.submoduleWith {
        modules = [ { freeformType = lazy (types.unique { message = "No option has been declared for this flake output attribute."; } types.raw); } ];
      };
    };
    options.processedFlake = mkOption {
      type = types.raw;
      readOnly = true;
      apply = value: value;
      default = config.flake;
    };
  };

  perSystem = { config, options, self, ... }@top:
    let
      inherit (top) config;
    in
    {
      options = {
        systems = mkOption { type = types.listOf types.str; };
        perInput = mkOption { type = types.functionTo (types.functionTo (lazy types.unspecified)); };
        perSystem = mkOption {
          type = parts.mkPerSystemType ({ system, ... }: {
            _file = "flake-parts/modules/perSystem.nix";
            config._module.args = {
              inputs' = mapAttrs (_: config.perInput system) self.inputs;
              self' = config.perInput system self;
            };
          });
          apply = module: system: (lib.modules.evalPartialModules {
            modules = [ module ];
            prefix = [ "perSystem" system ];
            specialArgs = { inherit system; };
            class = "perSystem";
            surroundings = options;
          }).config;
        };
        allSystems = mkOption { type = lazy types.unspecified; internal = true; };
      };
      config = {
        allSystems = lib.genAttrs config.systems config.perSystem;
        _module.args.getSystem = system: config.allSystems.\${system} or (config.perSystem system);
        _module.args.getSystemIgnoreWarning = system: config.allSystems.\${system} or (config.perSystem system);
      };
    };

  transposition = { config, ... }: {
    options.transposition = mkOption {
      type = lazy (types.submoduleWith {
        modules = [ { options.adHoc = mkOption { type = types.bool; default = false; }; } ];
      });
    };
    config = {
      flake = mapAttrs (name: _: mapAttrs (_: system: system.\${name}) config.allSystems) config.transposition;
      perInput = system: flake: mapAttrs
        (name: _: flake.\${name}.\${system} or (throw "The flake has no '\${name}' for '\${system}'"))
        config.transposition;
      perSystem = { ... }: {
        options = mapAttrs (_: _: mkOption { }) (lib.filterAttrs (_: one: one.adHoc) config.transposition);
      };
    };
  };

  withSystem = { getSystem, ... }: {
    options.perSystem = mkPerSystemOption ({ config, options, specialArgs, ... }: {
      _file = "flake-parts/modules/withSystem.nix";
      options.allModuleArgs = mkOption { type = lazy types.raw; internal = true; readOnly = true; };
      config.allModuleArgs = config._module.args // specialArgs // { inherit config options; };
    });
    config._module.args.withSystem = system: f: f (getSystem system).allModuleArgs;
  };

  moduleWithSystem = { withSystem, ... }: {
    config._module.args.moduleWithSystem = module: { config, ... }:
      let
        arguments = withSystem (config._module.args.system or config._module.args.pkgs.stdenv.hostPlatform.system) lib.id;
        asked = mapAttrs (name: _: arguments.\${name}) (lib.functionArgs module);
      in
      { imports = [ (module asked) ]; };
  };

  nixpkgs.config.perSystem = { inputs', ... }: {
    config._module.args.pkgs = lib.mkOptionDefault inputs'.nixpkgs.legacyPackages;
  };

  # Of a system without one there is no formatter.
  formatter = { config, ... }: {
    options.flake.formatter = output (lazy (types.nullOr types.package));
    options.perSystem = mkPerSystemOption {
      _file = "flake-parts/modules/formatter.nix";
      options.formatter = mkOption { type = types.nullOr types.package; default = null; };
    };
    config.flake.formatter = mapAttrs (_: system: system.formatter)
      (lib.filterAttrs (_: system: system.formatter != null) config.allSystems);
    config.perInput = system: flake: { formatter = flake.formatter.\${system}; };
  };

  overlays.options.flake.overlays = mkOption {
    type = lazy (types.uniq (types.functionTo (types.functionTo (lazy types.unspecified))));
    default = { };
    apply = mapAttrs (_: overlay: final: prev: overlay final prev);
  };
  nixosConfigurations.options.flake.nixosConfigurations = output (lazy types.raw);
  nixosModules = { moduleLocation, ... }: {
    options.flake.nixosModules = mkOption {
      type = lazy types.deferredModule;
      default = { };
      apply = mapAttrs (name: module: {
        _class = "nixos";
        _file = "\${toString moduleLocation}#nixosModules.\${name}";
        imports = [ module ];
      });
    };
  };

  debug = { config, options, extendModules, getSystem, ... }:
    let describe = { config, options, extendModules }: config // { inherit config options extendModules; inherit (config) _module; };
    in
    {
      options.debug = mkOption { type = types.bool; default = false; };
      options.perSystem = mkPerSystemOption ({ options, config, extendModules, ... }: {
        _file = "flake-parts/modules/debug.nix";
        options.debug = mkOption { type = lazy types.raw; };
        config.debug = describe { inherit config options extendModules; };
      });
      config = lib.mkIf config.debug {
        flake = {
          debug = describe { inherit config options extendModules; };
          allSystems = mapAttrs (_: system: system.debug) config.allSystems;
        };
      };
    };
in
{
  inherit debug flake formatter moduleWithSystem nixosConfigurations nixosModules nixpkgs overlays perSystem transposition
    withSystem;
  apps = transposed "apps" (lazy app) { };
  checks = transposed "checks" (lazy types.package) { };
  devShells = transposed "devShells" (lazy types.package) { };
  legacyPackages = transposed "legacyPackages" (lazy types.raw) { };
  packages = transposed "packages" (lazy types.package) { };
}
`;
