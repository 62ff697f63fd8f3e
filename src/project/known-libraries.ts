/** What is known of other flakes' functions: whether they read the inputs they are given by name. */

/** Repositories whose functions take `inputs` only to pass it on, or read no more of it than nixpkgs. */
const transparentRepositories: ReadonlySet<string> = new Set([
  "github:nixos/nixpkgs",
  "github:nix-community/nixpkgs.lib",
  "github:nix-community/home-manager",
  "github:nix-darwin/nix-darwin",
  "github:lnl7/nix-darwin",
  "github:hercules-ci/flake-parts",
  "github:numtide/flake-utils",
  "github:serokell/deploy-rs",
  "github:nix-community/nixos-generators",
  "github:nix-community/nix-on-droid",
  "github:numtide/system-manager",
]);

/** Functions that hand the set to modules, whoever offers them. */
const moduleBuilders: ReadonlySet<string> = new Set([
  "nixosSystem",
  "darwinSystem",
  "homeManagerConfiguration",
  "nixOnDroidConfiguration",
  "makeSystemConfig",
  "evalModules",
  "eachDefaultSystem",
  "eachSystem",
]);

/** Repositories whose flake-parts module asks for no input of the flake by name, and adds no configurations. */
const modestFlakeModules: ReadonlySet<string> = new Set([
  "github:hercules-ci/flake-parts",
  "github:numtide/treefmt-nix",
  "github:cachix/git-hooks.nix",
  "github:cachix/pre-commit-hooks.nix",
  "github:nix-community/home-manager",
  "github:nix-community/nixvim",
  "github:nix-community/disko",
  "github:oddlama/agenix-rekey",
  "github:oddlama/nix-topology",
  "github:numtide/devshell",
  "github:platonic-systems/process-compose-flake",
  "github:platonic-systems/mission-control",
  "github:srid/flake-root",
  "github:drupol/pkgs-by-name-for-flake-parts",
  "github:hercules-ci/hercules-ci-effects",
  "github:srid/landrun-nix",
  "github:cachix/devenv",
  "github:nix-community/nix-unit",
]);

/** Whether a set that holds the inputs may be handed to this function without their names being read out of sight. */
export function passesInputsOn(repository: string | null, path: readonly string[]): boolean {
  return transparentRepositories.has(repository ?? "") || moduleBuilders.has(path.at(-1) ?? "");
}

/** Whether what is taken from an input is a flake-parts module that may read any input by name. */
export function isCuriousFlakeModule(repository: string | null, path: readonly string[]): boolean {
  const isFlakeModule =
    path[0] === "flakeModule" || path[0] === "flakeModules" || path.join(".").startsWith("modules.flake");
  return isFlakeModule && !modestFlakeModules.has(repository ?? "");
}
