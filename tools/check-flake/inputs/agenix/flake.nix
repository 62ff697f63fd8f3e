{
  description = "Stands in for agenix";

  inputs = {
    nixpkgs.url = "nixpkgs";
    home-manager.url = "home-manager";
    darwin.url = "nix-darwin";
  };

  outputs =
    { nixpkgs, ... }:
    {
      nixosModules.default =
        { lib, ... }:
        {
          options.age.secrets = lib.mkOption {
            type = lib.types.attrsOf lib.types.anything;
            default = { };
          };
        };
      packages = builtins.mapAttrs (_: pkgs: { default = pkgs.machineProgram "true"; }) nixpkgs.legacyPackages;
    };
}
