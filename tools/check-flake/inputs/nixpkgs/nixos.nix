# The options of NixOS, as far as it takes to put a system together: whatever is defined is taken.
{ config, lib, ... }:
{
  options = {
    nixpkgs = {
      hostPlatform = lib.mkOption { type = lib.types.str; };
      overlays = lib.mkOption { type = lib.types.listOf lib.types.raw; };
    };
    environment.systemPackages = lib.mkOption { type = lib.types.listOf lib.types.package; };
  };

  config._module = {
    freeformType = lib.types.lazyAttrsOf lib.types.anything;
    args.pkgs = import ./. {
      inherit lib;
      inherit (config.nixpkgs) overlays;
      system = config.nixpkgs.hostPlatform;
    };
  };
}
