/**
 * Options of which two different definitions never merge.
 *
 * Read in November 2026: lib/types.nix of nixpkgs (26.11), where the types below merge by `mergeEqualOption`; the type of each
 * option below in home-manager (modules/home-environment.nix, modules/misc/version.nix), in nix-darwin
 * (modules/{networking,time}/default.nix, modules/system/version.nix) and in single modules of nixpkgs, each in one stored
 * revision (nixos/modules/tasks/network-interfaces.nix, config/{i18n,locale}.nix, misc/version.nix). That each `enable` is a
 * Boolean was looked up with tools/option-roots.ts' reading of home-manager and nix-darwin: no other type is known there but
 * `nullOr bool`, which refuses two values as well. Of NixOS it is the custom, and not looked up.
 */

const paths: ReadonlySet<string> = new Set([
  "home.homeDirectory",
  "home.stateVersion",
  "home.username",
  "i18n.defaultLocale",
  "networking.domain",
  "networking.hostName",
  "system.stateVersion",
  "time.timeZone",
]);

/** Below these, sets may be laid over each other as a whole, the last one on top. */
const freeSets: ReadonlySet<string> = new Set(["config", "settings", "extraConfig", "userSettings", "extraOptions"]);

/** Types of nixpkgs' lib whose definitions must be equal. */
const scalarTypes: ReadonlySet<string> = new Set(["bool", "enum", "float", "int", "nonEmptyStr", "path", "str"]);

/** Whether an option of NixOS, nix-darwin or home-manager takes equal definitions alone; `enable` is a Boolean by custom. */
export function isScalarOption(path: readonly string[]): boolean {
  if (paths.has(path.join("."))) return true;
  return path.length > 1 && path.at(-1) === "enable" && !path.some((step) => freeSets.has(step));
}

/** Whether a type of nixpkgs' lib takes equal definitions alone. */
export function isScalarType(name: string): boolean {
  return scalarTypes.has(name);
}
