/**
 * First names of options that not every kind of configuration has. Only names that are an option of one kind, and are
 * declared nowhere in the other, are here.
 *
 * Sources, read in November 2026: the modules of home-manager and of nix-darwin, searched for declarations of each name; for
 * NixOS nixos/modules of nixpkgs: tasks/filesystems.nix, config/{swap,console,zram,power-management}.nix,
 * system/boot/kernel.nix, hardware/graphics.nix, virtualisation/docker.nix, config/users-groups.nix.
 */
import type { ModuleClass } from "./module-arguments.ts";

const classesOfRoot: ReadonlyMap<string, readonly ModuleClass[]> = new Map([
  ["accounts", ["homeManager"]],
  ["boot", ["nixos"]],
  ["console", ["nixos"]],
  ["dconf", ["homeManager"]],
  ["editorconfig", ["homeManager"]],
  ["environment", ["nixos", "darwin"]],
  ["fileSystems", ["nixos"]],
  ["hardware", ["nixos"]],
  ["home", ["homeManager"]],
  ["homebrew", ["darwin"]],
  ["networking", ["nixos", "darwin"]],
  ["powerManagement", ["nixos"]],
  ["swapDevices", ["nixos"]],
  ["users", ["nixos", "darwin"]],
  ["virtualisation", ["nixos"]],
  ["xresources", ["homeManager"]],
  ["xsession", ["homeManager"]],
  ["zramSwap", ["nixos"]],
] satisfies [string, ModuleClass[]][]);

/** The kinds of configuration that have options of this first name; `null` where nothing is known of it. */
export function classesWithRoot(root: string): readonly ModuleClass[] | null {
  return classesOfRoot.get(root) ?? null;
}
