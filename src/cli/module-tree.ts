import type { HostModule, ModuleTree } from "../project/host.ts";
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
  return entries.map((module) => {
    const count = counts.get(module) ?? 0;
    const text = moduleName(module, naming);
    return {
      text,
      ...(module.file === null ? { tone: "dim" as const } : {}),
      ...(count > 0 ? { aside: `imports ${counted(count, "module")}` } : {}),
    };
  });
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
