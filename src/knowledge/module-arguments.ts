/**
 * What modules are called with beside `specialArgs` and the repository's own `_module.args`.
 *
 * Read in November 2026. For all: lib/modules.nix of nixpkgs (26.11). For NixOS, each in one stored revision:
 * nixos/lib/eval-config.nix, nixos/modules/misc/{extra-arguments,nixpkgs}.nix, and for `name` and `nodes` src/nix/hive/eval.nix of
 * colmena and nixos/lib/testing/nodes.nix. For nix-darwin of 2026-06-18: eval-config.nix, modules/nix/nixpkgs.nix. For
 * home-manager of 2026-08-22: modules/{default,modules}.nix, modules/misc/{nixpkgs,submodule-support}.nix, nixos/common.nix.
 */

/** Which kind of configuration a module is for, as the module system names it. */
export type ModuleClass = "nixos" | "darwin" | "homeManager";

const ofEveryModule = [
  "_class",
  "_prefix",
  "config",
  "extendModules",
  "lib",
  "moduleType",
  "modulesPath",
  "options",
  "pkgs",
  "specialArgs",
];

const ofClass: Readonly<Record<ModuleClass, readonly string[]>> = {
  nixos: ["baseModules", "extraModules", "modules", "name", "nodes", "noUserModules", "utils"],
  darwin: ["baseModules", "modules"],
  homeManager: ["baseModules", "darwinConfig", "name", "nixosConfig", "osClass", "osConfig", "pkgs_i686", "pkgsPath"],
};

/** The arguments that every module of a class gets. */
export function standardArguments(moduleClass: ModuleClass): readonly string[] {
  return [...ofEveryModule, ...ofClass[moduleClass]];
}

/**
 * The arguments that modules of well-known repositories pass to all others: all of `_module.args` in their newest state
 * that was to be had in November 2026 (2026-01 to 2026-08). Of nixpkgs only what configurations import by path counts, of
 * which installer/scan/not-detected.nix, profiles/{base,headless,minimal,perlless,qemu-guest}.nix,
 * installer/cd-dvd/installation-cd-minimal.nix and virtualisation/{amazon-image,digital-ocean-config}.nix were read.
 */
const ofRepository: ReadonlyMap<string, readonly string[]> = new Map([
  ["github:catppuccin/nix", []],
  ["github:mic92/sops-nix", []],
  ["github:nix-community/disko", ["diskoLib", "imagePkgs"]],
  ["github:nix-community/home-manager", []],
  ["github:nix-community/impermanence", []],
  ["github:nix-community/lanzaboote", []],
  ["github:nix-community/nix-index-database", []],
  ["github:nix-community/nixos-wsl", []],
  ["github:nix-community/srvos", []],
  ["github:nixos/nixos-hardware", []],
  ["github:nixos/nixpkgs", []],
  ["github:ryantm/agenix", []],
]);

/** The arguments that a repository's modules pass; `null` for those nobody has looked at. */
export function argumentsOfRepository(identity: string): readonly string[] | null {
  return ofRepository.get(identity.toLowerCase()) ?? null;
}
