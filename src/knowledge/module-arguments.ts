/**
 * What modules are called with beside `specialArgs` and the repository's own `_module.args`.
 *
 * Sources, read in November 2026: lib/modules.nix, nixos/lib/eval-config.nix and nixos/modules/misc/extra-arguments.nix of
 * nixpkgs; eval-config.nix of nix-darwin; modules/modules.nix, modules/misc/submodule-support.nix and nixos/common.nix of
 * home-manager; all of the modules of the repositories named below.
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
  nixos: ["baseModules", "extraModules", "hostPkgs", "modules", "name", "nodes", "noUserModules", "utils"],
  darwin: ["baseModules", "modules"],
  homeManager: ["baseModules", "darwinConfig", "name", "nixosConfig", "osClass", "osConfig", "pkgsPath", "utils"],
};

/** The arguments that every module of a class gets. */
export function standardArguments(moduleClass: ModuleClass): readonly string[] {
  return [...ofEveryModule, ...ofClass[moduleClass]];
}

/** The arguments that modules of well-known repositories pass to all others. */
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
