/**
 * What modules of widely used repositories leave alone. Source: the modules themselves, searched for `stateVersion`,
 * `hostPlatform` and `nixpkgs.system` as of 2026-06; tests, examples and image builders aside.
 */

/** What a machine has to be told once: the release it was installed with, and the platform it runs on. */
export type MachineFact = "state version" | "platform";

/** Repositories whose modules say neither. */
const silentRepositories: ReadonlySet<string> = new Set([
  "github:nix-community/home-manager",
  "github:ryantm/agenix",
  "github:mic92/sops-nix",
  "github:nix-community/disko",
  "github:nix-community/impermanence",
  "github:nix-community/stylix",
  "github:danth/stylix",
  "github:nix-community/lanzaboote",
  "github:nix-community/nix-index-database",
  "github:nix-community/nixvim",
  "github:catppuccin/nix",
]);

/** Repositories some of whose modules are made for one platform, and say so. */
const boundToPlatform: ReadonlySet<string> = new Set(["github:nixos/nixos-hardware"]);

/** Modules of nixpkgs that a configuration imports by path and that say neither. */
const silentModules: ReadonlySet<string> = new Set([
  "installer/scan/not-detected.nix",
  "profiles/headless.nix",
  "profiles/minimal.nix",
  "profiles/qemu-guest.nix",
]);

/** Whether no module of a repository (`github:owner/name`) says what a machine has to be told. */
export function repositoryLeavesAlone(identity: string, fact: MachineFact): boolean {
  return silentRepositories.has(identity) || (fact === "state version" && boundToPlatform.has(identity));
}

/** The same of a module of nixpkgs, by its path below `modulesPath`. */
export function nixpkgsModuleLeavesAlone(path: string): boolean {
  return silentModules.has(path);
}
