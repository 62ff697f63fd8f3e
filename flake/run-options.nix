# How flakelint is run: options that the modules share, and the arguments they become.
{ lib, pkgs }:

let
  inherit (lib) mkOption types;
  toml = pkgs.formats.toml { };
in
{
  options = {
    set = mkOption {
      type = types.nullOr (
        types.enum [
          "minimal"
          "recommended"
          "strict"
        ]
      );
      default = null;
      example = "strict";
      description = "The rules that are on. By default those that `flakelint.toml` extends, else `recommended`.";
    };

    failOn = mkOption {
      type = types.nullOr (
        types.enum [
          "error"
          "warning"
          "note"
        ]
      );
      default = null;
      example = "warning";
      description = "The least severity that fails. By default `error`.";
    };

    settings = mkOption {
      type = types.nullOr toml.type;
      default = null;
      example = {
        layout.preset = "hosts";
        rules.unused-formal = "off";
      };
      description = ''
        What `flakelint.toml` would say. By default the one in the flake is read, which a run by hand and an editor see, too.
      '';
    };

    flags = mkOption {
      type = types.listOf types.str;
      default = [ ];
      example = [ "--ignore=style" ];
      description = "More arguments; `flakelint --help` lists them.";
    };
  };

  # Arguments of `flakelint check`; what is not given is `null`, or left out.
  arguments =
    {
      set ? null,
      failOn ? null,
      settings ? null,
      flags ? [ ],
      ...
    }:
    lib.optionals (set != null) [ "--set=${set}" ]
    ++ lib.optionals (failOn != null) [ "--fail-on=${failOn}" ]
    ++ lib.optionals (settings != null) [ "--config=${toml.generate "flakelint.toml" settings}" ]
    ++ flags;
}
