/**
 * First names of options that not every kind of configuration has.
 *
 * Of home-manager and nix-darwin the names that their own modules declare are extracted by tools/option-roots.ts, from the
 * states of 2026-08-22 and 2026-06-18. Of NixOS those stand here that were looked up in 2026-11: what it has, in single
 * modules of nixpkgs (tasks/{filesystems,network-interfaces}.nix, config/{console,power-management,swap,users-groups,zram}.nix)
 * and in the list of all options of nixos-unstable of 2026-08-24 (ekstranix/nixos-option-search); what it lacks, in that
 * list, which is in order, at the places where the names would stand.
 */
import type { ModuleClass } from "./module-arguments.ts";
import { optionRoots } from "./option-roots.data.ts";

const ofNixos: ReadonlySet<string> = new Set([
  "boot",
  "console",
  "environment",
  "fileSystems",
  "hardware",
  "networking",
  "powerManagement",
  "swapDevices",
  "users",
  "virtualisation",
  "zramSwap",
]);

const notOfNixos: ReadonlySet<string> = new Set([
  "accounts",
  "dconf",
  "editorconfig",
  "home",
  "homebrew",
  "xresources",
  "xsession",
]);

let extracted: ReadonlyMap<ModuleClass, ReadonlySet<string>> | undefined;

/** The kinds of configuration that have options of this first name; `null` where it is not known of all. */
export function classesWithRoot(root: string): readonly ModuleClass[] | null {
  if (!ofNixos.has(root) && !notOfNixos.has(root)) return null;
  extracted ??= readRoots();
  const others = [...extracted].flatMap(([moduleClass, roots]) => (roots.has(root) ? moduleClass : []));
  return ofNixos.has(root) ? ["nixos", ...others] : others;
}

function readRoots(): ReadonlyMap<ModuleClass, ReadonlySet<string>> {
  const lines = optionRoots.trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [moduleClass, ...roots] = line.split(" ");
      return [moduleClass as ModuleClass, new Set(roots)];
    }),
  );
}

/**
 * Further first names that NixOS, its test driver, flake-parts, or widely used modules have. Not looked up one by one: a
 * name too many only keeps a rule silent about options of that name.
 */
const upstreamRoots: ReadonlySet<string> = new Set(
  `_module accounts age amazonImage appstream assertions azureImage boot catppuccin clan console containers dconf
  deployment disko docker-containers documentation dysnomia ec2 editorconfig environment facter fileSystems flake fonts
  formatAttr formatConfigs gtk hardware hjem home home-manager homebrew hydra i18n ids image isSpecialisation isoImage jobs
  jovian krb5 launchd lib location manual meta microvm mailserver nesting netboot networking
  news niri nix nixarr nixops nixpkgs nixvim nur oci openstack pam passthru perSystem power powerManagement
  programs proxmox proxmoxLXC qemu qt quadlet raspberry-pi raspberry-pi-nix runtimeDeps sdImage secrets security
  services snapraid snowfallorg sops sound specialisation stylix submoduleSupport swapDevices system systemd
  targets test tests time topology uninstall users vars virtualbox virtualisation vmware warnings wayland wsl xdg
  xresources xsession zramSwap`.split(/\s+/),
);

/** Whether options of this first name may be declared by modules that many configurations have. */
export function isUpstreamRoot(root: string): boolean {
  extracted ??= readRoots();
  return upstreamRoots.has(root) || ofNixos.has(root) || [...extracted.values()].some((roots) => roots.has(root));
}
