import type { HostModule, ModuleTree } from "../project/hosts/host.ts";
import type { Branch } from "./text-tree.ts";

/** How a tree of modules names places and files. */
export interface Naming {
  /** A file of the repository as seen from where the user stands. */
  readonly displayPath: (file: string) => string;
  /** A place with its line. */
  readonly at: (place: HostModule["via"]) => string;
}

/** All modules of a tree, each below the one that imports it first, with the place of the import. */
export function moduleBranches(tree: ModuleTree, naming: Naming): Branch[] {
  const below = new Map<HostModule | null, HostModule[]>();
  for (const module of tree.modules) {
    const siblings = below.get(module.importedBy);
    if (siblings) siblings.push(module);
    else below.set(module.importedBy, [module]);
  }
  const branch = (module: HostModule): Branch => ({
    text: moduleName(module, naming),
    ...(module.file === null ? { tone: "dim" as const } : {}),
    aside: [
      ...(module.file === null && module.external === null ? [] : [naming.at(module.via)]),
      ...(module.conditional ? ["if a condition holds"] : []),
    ].join(", "),
    below: (below.get(module) ?? []).map(branch),
  });
  return (below.get(null) ?? []).map(branch);
}

/** The modules that a tree starts with, and how many each brings. */
export function entryBranches(tree: ModuleTree, naming: Naming): Branch[] {
  const counts = countBelow(tree.modules);
  const entries = tree.modules.filter((module) => module.importedBy === null);
  return entries.map((module) => entryBranch(module, counts.get(module) ?? 0, naming));
}

function entryBranch(module: HostModule, count: number, naming: Naming): Branch {
  return {
    text: moduleName(module, naming),
    ...(module.file === null ? { tone: "dim" as const } : {}),
    ...(count > 0 ? { aside: `imports ${counted(count, "module")}` } : {}),
  };
}

/** More entry modules than this and the rest is counted. */
const mostEntries = 8;

/** The files a tree starts with, as far as they fit; what is no file, or does not fit, is counted. */
export function shortBranches(tree: ModuleTree, naming: Naming): Branch[] {
  const counts = countBelow(tree.modules);
  const entries = tree.modules.filter((module) => module.importedBy === null);
  const telling = entries.filter((module) => module.file !== null || counts.has(module));
  const shown = new Set(telling.slice(0, telling.length > mostEntries ? mostEntries - 1 : mostEntries));
  const rest = entries.filter((module) => !shown.has(module));
  const files = rest.filter(({ file }) => file !== null).length;
  const external = rest.filter((module) => module.external !== null).length;
  const inPlace = rest.length - files - external;
  const told = [
    ...(files > 0 ? [`${files} more`] : []),
    ...(external > 0 ? [`${external} from inputs`] : []),
    ...(inPlace > 0 ? [`${inPlace} written in place`] : []),
  ];
  const branches = [...shown].map((module) => entryBranch(module, counts.get(module) ?? 0, naming));
  return told.length > 0 ? [...branches, { text: `and ${told.join(", ")}`, tone: "dim" }] : branches;
}

/** How many modules each entry module brings, itself left out. */
function countBelow(modules: readonly HostModule[]): ReadonlyMap<HostModule, number> {
  const entryOf = new Map<HostModule, HostModule>();
  const counts = new Map<HostModule, number>();
  for (const module of modules) {
    const parent = module.importedBy;
    const entry = parent === null ? module : (entryOf.get(parent) ?? parent);
    entryOf.set(module, entry);
    if (entry !== module) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return counts;
}

function moduleName({ file, external, via }: HostModule, naming: Naming): string {
  if (external !== null) return external;
  return file === null ? `(written in ${naming.at(via)})` : naming.displayPath(file);
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
