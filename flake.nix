{
  description = "Linter and analyzer for NixOS, home-manager and nix-darwin flakes";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      forAllSystems = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
      packagesFor = pkgs: self.packages.${pkgs.stdenv.hostPlatform.system};
    in
    {
      packages = forAllSystems (pkgs: rec {
        flakelint = pkgs.callPackage ./flake/package.nix { };
        default = flakelint;
      });

      apps = forAllSystems (pkgs: rec {
        flakelint = {
          type = "app";
          program = nixpkgs.lib.getExe (packagesFor pkgs).flakelint;
          meta.description = "Checks the flake in the working directory";
        };
        default = flakelint;
      });

      overlays.default = final: _: { flakelint = final.callPackage ./flake/package.nix { }; };

      # A check of a flake, as a derivation: see flake/check.nix for its arguments.
      lib.check = import ./flake/check.nix { flakelint = self; };

      # Modules for flake-parts, git-hooks.nix and treefmt-nix.
      flakeModules.default = import ./flake/flake-parts.nix { flakelint = self; };
      gitHooksModules.default = import ./flake/git-hooks.nix { flakelint = self; };
      treefmtModules.default = import ./flake/treefmt.nix { flakelint = self; };

      templates = rec {
        hosts = {
          path = ./flake/template;
          description = "NixOS hosts, shared modules and a home directory in the hosts/ layout, with flakelint set up";
          welcomeText = builtins.readFile ./flake/template/README.md;
        };
        default = hosts;
      };

      checks = forAllSystems (pkgs: {
        inherit (packagesFor pkgs) flakelint;

        # This flake, and the one it gives people to start from, have nothing to report; but that a lock gets old is
        # no fault of a commit, and who starts makes the lock.
        clean = self.lib.check {
          inherit pkgs;
          src = self;
          paths = [
            "flake"
            "flake.lock"
            "flake.nix"
            "tools"
          ];
          set = "strict";
          failOn = "note";
          flags = [ "--ignore=outdated-input" ];
        };
        template-clean = self.lib.check {
          inherit pkgs;
          src = ./flake/template;
          failOn = "note";
          flags = [ "--ignore=unlocked-input" ];
        };
      });

      devShells = forAllSystems (pkgs: {
        default = pkgs.mkShell {
          packages = [ pkgs.nodejs ];
        };
      });

      formatter = forAllSystems (pkgs: pkgs.nixfmt-tree);
    };
}
