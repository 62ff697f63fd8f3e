import type { Place } from "../source/span.ts";
import { treesOf } from "./hosts/host.ts";
import type { Project } from "./project.ts";

/** One file of the repository that imports another, however the path was put together. */
export interface ModuleImport {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** Imports between files of the repository: those written out, and those evaluation found in the hosts' modules. */
export function moduleImports(project: Project): readonly ModuleImport[] {
  const found = new Map<string, ModuleImport>();
  const add = (from: string, to: string, place: Place) => {
    const key = `${place.file}:${place.span.start}:${to}`;
    if (from !== to && !found.has(key)) found.set(key, { from, to, place });
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
