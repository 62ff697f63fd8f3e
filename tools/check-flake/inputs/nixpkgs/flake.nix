{
  description = "Stands in for nixpkgs: its library, and what is asked of its packages here, made of this machine's programs";

  outputs =
    _:
    let
      lib = import ./library.nix;
      nixosSystem =
        {
          modules,
          specialArgs ? { },
          ...
        }:
        lib.evalModules {
          modules = [ ./nixos.nix ] ++ modules;
          specialArgs = {
            modulesPath = ./modules;
          }
          // specialArgs;
        };
    in
    {
      # As Nix since 2.14 says of each flake, and flake-parts asks.
      _type = "flake";

      lib = lib // {
        inherit nixosSystem;
      };
      legacyPackages = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ] (system: import ./. { inherit lib system; });
    };
}
