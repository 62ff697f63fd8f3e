import { type Place, placeKey } from "../source/span.ts";
import { type ModuleTree, treesOf } from "./hosts/host.ts";
import type { Project } from "./project.ts";

/** One file of the repository that imports another, however the path was put together. */
export interface ModuleImport {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** One that is told apart by who has it. */
export interface TreeImport extends ModuleImport {
  /** Whether only a container or a virtual machine that a host runs has the import, not the host. */
  readonly byGuest: boolean;
}

const ofProject = new WeakMap<Project, readonly TreeImport[]>();

/** Imports between files of the repository: those written out, and those evaluation found in the hosts' modules. */
export function moduleImports(project: Project): readonly TreeImport[] {
  let imports = ofProject.get(project);
  if (!imports) {
    imports = findImports(project);
    ofProject.set(project, imports);
  }
  return imports;
}

function findImports(project: Project): readonly TreeImport[] {
  const found = new Map<string, TreeImport>();
  const guests = guestImports(project);
  const add = (from: string, to: string, place: Place) => {
    const key = keyOf(place, to);
    if (from !== to && !found.has(key)) found.set(key, { from, to, place, byGuest: guests.has(key) });
  };
  for (const edge of project.imports) {
    if (edge.target.kind === "file" && edge.role !== "call") add(edge.from, edge.target.path, edge.place);
  }
  for (const host of project.hosts) {
    for (const module of treesOf(host).flatMap((tree) => tree.modules)) {
      // Where the path stands decides, not which module's list it ends up in.
      if (module.file !== null && module.importedBy !== null) add(module.via.file, module.file, module.via);
    }
  }
  return [...found.values()];
}

function keyOf(place: Place, to: string): string {
  return `${placeKey(place)}:${to}`;
}

/** Keys of the imports that only guests of hosts have. */
function guestImports(project: Project): ReadonlySet<string> {
  const trees = project.hosts.flatMap(treesOf);
  const guests = keysOf(trees.filter(isGuest));
  if (guests.size === 0) return guests;
  const others = keysOf(trees.filter((tree) => !isGuest(tree)));
  return new Set([...guests].filter((key) => !others.has(key)));
}

function isGuest(tree: ModuleTree): boolean {
  return "kind" in tree && (tree.kind === "container" || tree.kind === "microvm");
}

function keysOf(trees: readonly ModuleTree[]): ReadonlySet<string> {
  return new Set(
    trees.flatMap(({ modules }) => modules.flatMap(({ via, file }) => (file === null ? [] : keyOf(via, file)))),
  );
}

/**
 * Imports by an attribute: a file lists `config.flake.modules.nixos.base`, and what that holds is written in another
 * file. The place is the one that lists it.
 */
export function attributeImports(project: Project): readonly ModuleImport[] {
  const found = new Map<string, ModuleImport>();
  for (const host of project.hosts) {
    for (const { via, importedBy: listed } of treesOf(host).flatMap((tree) => tree.modules)) {
      if (!listed || listed.file !== null || listed.external !== null) continue;
      const [from, to] = [listed.via.file, via.file];
      const key = `${from}:${listed.via.span.start}:${to}`;
      if (from !== to && !found.has(key)) found.set(key, { from, to, place: listed.via });
    }
  }
  return [...found.values()];
}

/** The files that are modules of at least one host, or of a part of it. */
export function hostModuleFiles(project: Project): ReadonlySet<string> {
  const modules = [...project.graph.modules.values()];
  return new Set(modules.flatMap(({ kind, name }) => (kind === "file" ? name : [])));
}
