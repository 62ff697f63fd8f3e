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
    in
    {
      overlays.default = final: _: { flakelint = final.callPackage ./flake/package.nix { }; };

      packages = forAllSystems (pkgs: rec {
        flakelint = pkgs.callPackage ./flake/package.nix { };
        default = flakelint;
      });

      apps = forAllSystems (
        pkgs:
        let
          program = nixpkgs.lib.getExe self.packages.${pkgs.stdenv.hostPlatform.system}.default;
        in
        rec {
          flakelint = {
            type = "app";
            inherit program;
          };
          default = flakelint;
        }
      );

      checks = forAllSystems (
        pkgs:
        let
          inherit (self.packages.${pkgs.stdenv.hostPlatform.system}) flakelint;
        in
        {
          inherit flakelint;

          # The example systems have nothing to report.
          clean = pkgs.runCommand "flakelint-clean" { } ''
            for flake in ${./fixtures/flakes/hosts-layout} ${./fixtures/flakes/single-host}; do
              ${nixpkgs.lib.getExe flakelint} check "$flake" --fail-on note
            done
            touch $out
          '';
        }
      );

      devShells = forAllSystems (pkgs: {
        default = pkgs.mkShell {
          packages = [ pkgs.nodejs_22 ];
        };
      });
    };
}
