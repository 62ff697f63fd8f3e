/**
 * What is known of other flakes' functions: whether they read the inputs they are given by name. Read again in 2026-11 were
 * flake-parts' lib.nix, nix-darwin's flake.nix, and the flake-parts modules of home-manager, agenix-rekey, disko, nix-topology
 * and nixvim; of the others no reading is on record.
 */

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

/**
 * Repositories, by their name alone as forks keep it, whose flake-parts module asks for no input of the flake by name, and
 * adds no configurations.
 */
const modestFlakeModules: ReadonlySet<string> = new Set([
  "agenix-rekey",
  "devenv",
  "devshell",
  "disko",
  "files",
  "flake-file",
  "flake-parts",
  "flake-root",
  "git-hooks.nix",
  "hercules-ci-effects",
  "home-manager",
  "just-flake",
  "landrun-nix",
  "make-shell",
  "mission-control",
  "nix-topology",
  "nix-unit",
  "nixvim",
  "pkgs-by-name-for-flake-parts",
  "pre-commit-hooks.nix",
  "process-compose-flake",
  "terranix",
  "treefmt-nix",
]);

/** Whether a set that holds the inputs may be handed to this function without their names being read out of sight. */
export function passesInputsOn(repository: string | null, path: readonly string[]): boolean {
  return transparentRepositories.has(repository ?? "") || moduleBuilders.has(path.at(-1) ?? "");
}

/** Whether what is taken from an input is a flake-parts module that may read any input by name. */
export function isCuriousFlakeModule(repository: string | null, path: readonly string[]): boolean {
  const isFlakeModule =
    path[0] === "flakeModule" || path[0] === "flakeModules" || path.join(".").startsWith("modules.flake");
  return isFlakeModule && !modestFlakeModules.has(repository?.slice(repository.lastIndexOf("/") + 1) ?? "");
}
