{
  description = "Stands in for nixpkgs: its library, and what flakelint's own flake asks of it, made of this machine's programs";

  outputs =
    _:
    let
      # The library of nixpkgs lies here where it could be had.
      lib =
        if builtins.pathExists ./lib/default.nix then
          import ./lib // { inherit nixosSystem; }
        else
          import ./own-lib.nix;
      nixosSystem =
        { modules, specialArgs ? { }, ... }:
        lib.evalModules {
          modules = [ ./nixos.nix ] ++ modules;
          specialArgs = {
            modulesPath = ./modules;
          }
          // specialArgs;
        };
    in
    {
      inherit lib;
      legacyPackages = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ] (system: import ./. { inherit lib system; });
    };
}
