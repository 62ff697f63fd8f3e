/**
 * Options of which two different definitions never merge.
 *
 * Sources, read in November 2026: `mergeEqualOption` and `types` in nixpkgs' lib (bool, int, str, enum and path take equal
 * definitions alone; lines, commas and lists merge); modules/home-environment.nix and modules/misc/version.nix of
 * home-manager; tasks/network-interfaces.nix, config/{i18n,locale}.nix and misc/version.nix of nixos/modules.
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
