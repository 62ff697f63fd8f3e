# Module for treefmt-nix: `programs.flakelint.enable = true` applies the safe fixes of flakelint to the files that
# treefmt formats. What has no fix is for `nix flake check` and hooks to tell: a formatter only fails if it cannot run.
{ flakelint }:

{
  key = "flakelint#treefmtModules.default";
  _file = ./treefmt.nix;

  imports = [
    (
      {
        config,
        lib,
        pkgs,
        ...
      }:
      let
        inherit (lib) mkOption types;
        cfg = config.programs.flakelint;
      in
      {
        options.programs.flakelint = {
          enable = lib.mkEnableOption "flakelint's safe fixes";

          package = mkOption {
            type = types.package;
            default = flakelint.packages.${pkgs.stdenv.hostPlatform.system}.default;
            defaultText = lib.literalExpression "flakelint.packages.\${system}.default";
            description = "The flakelint that is run.";
          };

          includes = mkOption {
            type = types.listOf types.str;
            default = [ "*.nix" ];
            description = "Files that are mended.";
          };

          excludes = mkOption {
            type = types.listOf types.str;
            default = [ ];
            description = "Files that are left alone, besides those that `flakelint.toml` excludes.";
          };

          priority = mkOption {
            type = types.nullOr types.int;
            # Formatters have 0: what was mended is formatted afterwards.
            default = -1;
            description = "Formatters with a lower number run first.";
          };

          flags = mkOption {
            type = types.listOf types.str;
            default = [ ];
            example = [ "--set=strict" ];
            description = "More arguments; `flakelint --help` lists them.";
          };
        };

        config = lib.mkIf cfg.enable {
          settings.formatter.flakelint = {
            command = lib.getExe cfg.package;
            options = [
              "check"
              "--fix"
              "--fail-on=never"
            ]
            ++ cfg.flags;
            inherit (cfg) includes excludes priority;
          };
        };
      }
    )
  ];
}
