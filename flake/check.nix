# A derivation that builds if the flake in `src` is clean:
#
#   checks.${system}.flakelint = flakelint.lib.check { inherit pkgs; src = self; set = "strict"; };
#
# `paths` limits what is reported to files and folders of `src`; `set`, `failOn`, `settings` and `flags` are the options
# of run-options.nix. It needs no network, no git and no home directory.
{ flakelint }:
{
  pkgs,
  src,
  package ? flakelint.packages.${pkgs.stdenv.hostPlatform.system}.default,
  name ? "flakelint-check",
  paths ? [ ],
  ...
}@check:

let
  inherit (pkgs) lib;
  run = import ./run-options.nix { inherit lib pkgs; };
in
pkgs.runCommand name { nativeBuildInputs = [ package ]; } ''
  cd ${src}
  flakelint check ${lib.escapeShellArgs (run.arguments check ++ paths)}
  touch $out
''
