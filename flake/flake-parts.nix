# Module for flake-parts: `checks.flakelint`, set up by `perSystem.flakelint`. Where the modules of git-hooks.nix and
# treefmt-nix are imported, too, they learn of flakelint: `pre-commit.settings.hooks.flakelint.enable` and
# `treefmt.programs.flakelint.enable` turn it on there.
{ flakelint }:

{
  # The module is the same however often it is imported.
  key = "flakelint#flakeModules.default";
  _file = ./flake-parts.nix;

  imports = [
    (
      {
        lib,
        flake-parts-lib,
        self,
        ...
      }:
      {
        options.perSystem = flake-parts-lib.mkPerSystemOption (
          {
            config,
            options,
            pkgs,
            ...
          }:
          let
            inherit (lib) mkDefault mkOption types;
            cfg = config.flakelint;
            run = import ./run-options.nix { inherit lib pkgs; };
            sharedSettings = lib.mapAttrs (_: mkDefault) { inherit (cfg) set failOn settings; };
          in
          {
            options.flakelint = run.options // {
              check.enable = mkOption {
                type = types.bool;
                default = true;
                description = "Whether `nix flake check` runs flakelint, as `checks.flakelint`.";
              };

              package = mkOption {
                type = types.package;
                default = flakelint.packages.${pkgs.stdenv.hostPlatform.system}.default;
                defaultText = lib.literalExpression "flakelint.packages.\${system}.default";
                description = "The flakelint that is run.";
              };

              src = mkOption {
                type = types.path;
                default = self;
                defaultText = lib.literalExpression "self";
                description = "The flake that is checked.";
              };

              paths = mkOption {
                type = types.listOf types.str;
                default = [ ];
                example = [ "hosts" ];
                description = "Files and folders that findings are reported in. By default all of the flake.";
              };
            };

            config = {
              checks = lib.mkIf cfg.check.enable {
                flakelint = import ./check.nix { inherit flakelint; } {
                  inherit pkgs;
                  inherit (cfg)
                    package
                    src
                    paths
                    set
                    failOn
                    settings
                    flags
                    ;
                };
              };
            }
            // lib.optionalAttrs (options ? pre-commit) {
              pre-commit.settings = {
                imports = [ (import ./git-hooks.nix { inherit flakelint; }) ];
                hooks.flakelint = {
                  package = mkDefault cfg.package;
                  settings = sharedSettings;
                };
              };
            }
            // lib.optionalAttrs (options ? treefmt) {
              treefmt = {
                imports = [ (import ./treefmt.nix { inherit flakelint; }) ];
                programs.flakelint.package = mkDefault cfg.package;
              };
            };
          }
        );
      }
    )
  ];
}
