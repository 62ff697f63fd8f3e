# Module for git-hooks.nix: the hook `flakelint`, off until `hooks.flakelint.enable = true`. It looks at the whole
# flake, since a file that is not committed may be the one that breaks.
{ flakelint }:

{
  key = "flakelint#gitHooksModules.default";
  _file = ./git-hooks.nix;

  imports = [
    (
      {
        config,
        lib,
        pkgs,
        hookModule,
        ...
      }:
      let
        inherit (lib) mkDefault mkOption types;
        hook = config.hooks.flakelint;
        run = import ./run-options.nix { inherit lib pkgs; };
      in
      {
        options.hooks.flakelint = mkOption {
          description = "flakelint: the conventions and mistakes of a flake, its hosts and modules.";
          default = { };
          type = types.submodule {
            imports = [ hookModule ];
            options.settings = run.options;
          };
        };

        config.hooks.flakelint = {
          name = mkDefault "flakelint";
          description = mkDefault "Lints the flake, its hosts and modules.";
          # Weaker than the default of flake-parts.nix, stronger than that of the option, which is null.
          package = lib.mkOverride 1400 flakelint.packages.${pkgs.stdenv.hostPlatform.system}.default;
          entry = mkDefault "${lib.getExe hook.package} check ${lib.escapeShellArgs (run.arguments hook.settings)}";
          pass_filenames = mkDefault false;
          # A commit that only removes a file passes no name, and may break what imports it.
          always_run = mkDefault true;
        };
      }
    )
  ];
}
