{
  description = "NixOS machines and home directories";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

    home-manager = {
      url = "github:nix-community/home-manager";
      inputs.nixpkgs.follows = "nixpkgs";
    };

    agenix = {
      url = "github:ryantm/agenix";
      inputs = {
        nixpkgs.follows = "nixpkgs";
        home-manager.follows = "home-manager";
        darwin.follows = "";
      };
    };

    flakelint = {
      url = "github:flakelint/flakelint/v0.1.0";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs =
    {
      self,
      nixpkgs,
      home-manager,
      agenix,
      flakelint,
    }:
    let
      system = "x86_64-linux";
      pkgs = import nixpkgs {
        inherit system;
        overlays = [ self.overlays.default ];
      };
    in
    {
      # sudo nixos-rebuild switch --flake .#laptop
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
        modules = [
          ./hosts/laptop/configuration.nix
          agenix.nixosModules.default
        ];
      };

      # nix run home-manager -- switch --flake .#ada
      homeConfigurations.ada = home-manager.lib.homeManagerConfiguration {
        inherit pkgs;
        modules = [ ./home/ada/home.nix ];
      };

      overlays.default = import ./overlays;

      packages.${system} = {
        inherit (pkgs) rebuild;
      };

      # nix flake check
      checks.${system}.flakelint = flakelint.lib.check {
        inherit pkgs;
        src = self;
      };

      # nix develop
      devShells.${system}.default = pkgs.mkShell {
        packages = [
          agenix.packages.${system}.default
          flakelint.packages.${system}.default
          pkgs.pre-commit
          pkgs.rebuild
        ];
      };

      # nix fmt
      formatter.${system} = pkgs.nixfmt-tree;
    };
}
