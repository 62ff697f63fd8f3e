/**
 * What modules of widely used repositories leave alone. Source: the modules themselves, searched for `stateVersion`,
 * `hostPlatform`, `nixpkgs.system`, `fileSystems` and `useGlobalPkgs` in the newest states that were to be had in 2026-11
 * (2026-01 to 2026-08); tests, examples and image builders aside.
 */

/**
 * What a machine is told once: the release it was installed with, its platform, what it mounts as its root, and whether
 * homes share its packages.
 */
export type MachineFact = "state version" | "platform" | "root file system" | "home packages";

/** Repositories whose modules say none of these. */
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

/** Modules of nixpkgs that a configuration imports by path and that say neither release nor platform. */
const silentModules: ReadonlySet<string> = new Set([
  "installer/scan/not-detected.nix",
  "profiles/headless.nix",
  "profiles/minimal.nix",
  "profiles/qemu-guest.nix",
]);

/** Those of them that are for machines somebody else gives a disk to. */
const guestModules: ReadonlySet<string> = new Set(["profiles/qemu-guest.nix"]);

/** Whether no module of a repository (`github:owner/name`) says what a machine has to be told. */
export function repositoryLeavesAlone(identity: string, fact: MachineFact): boolean {
  return silentRepositories.has(identity) || (fact !== "platform" && boundToPlatform.has(identity));
}

/** The same of a module of nixpkgs, by its path below `modulesPath`. */
export function nixpkgsModuleLeavesAlone(path: string, fact: MachineFact): boolean {
  if (fact === "home packages") return true;
  return silentModules.has(path) && !(fact === "root file system" && guestModules.has(path));
}
