/**
 * Where the hosts of a repository live: the pattern that most of them follow, or what the configuration pins.
 * Without a pattern there is no layout, and rules about it stay silent.
 */
import { type ConfigurationOutput, type Host, type HostModule, holdsHomes } from "./hosts/host.ts";
import type { LayoutSettings } from "./layout-settings.ts";

/** A machine with the folder or file of its own, as far as there is one. */
export interface HostHome {
  readonly host: Host;
  /** The module that makes it its own: the first entry module that no other host uses. */
  readonly entry: HostModule & { readonly file: string };
  /** The folder named after the host, or the file if it has no folder. */
  readonly path: string;
  /** The folder that path stands in: `hosts` for `hosts/laptop`. `null` where nothing is named after the host. */
  readonly root: string | null;
}

export interface Layout {
  /** What the configuration pins. */
  readonly settings: LayoutSettings;
  /** The folder of the hosts of one kind; `null` where they have no pattern. Machines of two systems may live apart. */
  hostsDirectory(output: ConfigurationOutput): string | null;
  /** All folders of hosts. */
  readonly hostsDirectories: readonly string[];
  /** Every machine that has a module of its own. */
  readonly homes: readonly HostHome[];
  /** The hosts a file belongs to: it lies in their folder, or is their file. */
  ownersOf(path: string): ReadonlySet<string>;
}

const machineOutputs: readonly ConfigurationOutput[] = [
  "nixosConfigurations",
  "darwinConfigurations",
  "colmena",
  "nixos",
  "darwin",
];

export function inferLayout(hosts: readonly Host[], settings: LayoutSettings): Layout {
  const machines = hosts.filter((host) => !holdsHomes(host.output));
  const users = entryUsers(machines);
  const homes = machines.flatMap((host) => homeOf(host, users) ?? []);
  const directories = new Map<ConfigurationOutput, string>();
  for (const output of machineOutputs) {
    const directory = settings.hosts ?? commonRoot(homes.filter((home) => home.host.output === output));
    if (directory !== null) directories.set(output, directory);
  }
  const owned = homes.filter((home) => home.root !== null);
  return {
    settings,
    hostsDirectory: (output) => directories.get(output) ?? null,
    hostsDirectories: [...new Set(directories.values())],
    homes,
    ownersOf: ownersBy(owned),
  };
}

/** Looks for the folders that a path lies in, not through all homes. */
function ownersBy(homes: readonly HostHome[]): Layout["ownersOf"] {
  const byPath = new Map<string, HostHome[]>();
  for (const home of homes) {
    const known = byPath.get(home.path);
    if (known) known.push(home);
    else byPath.set(home.path, [home]);
  }
  const ranks = new Map(homes.map((home, rank) => [home, rank]));
  const rank = (home: HostHome) => ranks.get(home) ?? 0;
  return (path) => {
    const owners = [...(byPath.get(path) ?? [])];
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      owners.push(...(byPath.get(path.slice(0, slash)) ?? []));
    }
    return new Set(owners.toSorted((a, b) => rank(a) - rank(b)).map(({ host }) => host.name));
  };
}

type FileModule = HostModule & { readonly file: string };

function entryFiles(host: Host): FileModule[] {
  return host.modules.filter((module): module is FileModule => module.importedBy === null && module.file !== null);
}

/** How many machines have a file among their entry modules. */
function entryUsers(machines: readonly Host[]): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const machine of machines) {
    for (const file of new Set(entryFiles(machine).map((entry) => entry.file))) {
      users.set(file, (users.get(file) ?? 0) + 1);
    }
  }
  return users;
}

function homeOf(host: Host, users: ReadonlyMap<string, number>): HostHome | null {
  const entries = entryFiles(host);
  for (const entry of entries) {
    const path = pathNamedAfter(host.name, entry.file);
    if (path !== null) return { host, entry, path, root: parentOf(path) };
  }
  const own = entries.find((entry) => users.get(entry.file) === 1);
  return own ? { host, entry: own, path: own.file, root: null } : null;
}

/** The part of a path that ends with a step named after the host; a file counts without its ending. */
export function pathNamedAfter(name: string, file: string): string | null {
  const steps = file.split("/");
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index] as string;
    const isFile = index === steps.length - 1;
    if ((isFile ? step.replace(/\.nix$/, "") : step) === name) return steps.slice(0, index + 1).join("/");
  }
  return null;
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The folder of hosts that a root is, or is a part of: a folder for each architecture or system is no other pattern. */
export function patternOf(root: string): string {
  return root
    .replace(/\/(?:x86_64|aarch64|i686|armv7l)-(?:linux|darwin)$/, "")
    .replace(/\/(?:nixos|linux|darwin)$/, "");
}

/** The root that at least two hosts and more than half of those with a home share. */
function commonRoot(homes: readonly HostHome[]): string | null {
  const counts = new Map<string, number>();
  for (const { root } of homes) {
    if (root === null || root === "") continue;
    const pattern = patternOf(root);
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 && best[1] * 2 > homes.length ? best[0] : null;
}
