/** Hosts without the file that makes them one, while their siblings have it. */
import { type Place, placeKey } from "../../source/span.ts";
import { type Host, holdsHomes, type Unresolved } from "../hosts/host.ts";
import { pathNamedAfter } from "../layout.ts";
import type { Project } from "../project.ts";

/** A configuration that imports an entry by its own name, which is not there. */
export interface MissingHostEntry {
  readonly host: Host;
  /** What is missing: a file, a folder, or the default.nix of a folder. */
  readonly path: string;
  readonly kind: "folder" | "file";
  /** The import that fails. */
  readonly unresolved: Unresolved;
  /** A host that the same expression leads to its entry. */
  readonly sibling: { readonly host: Host; readonly file: string };
}

/** Found where one expression (`./hosts/${name}`) imports the entries of several hosts, and some exist. */
export function missingHostEntries(project: Project): readonly MissingHostEntry[] {
  const machines = project.hosts.filter(({ output }) => !holdsHomes(output));
  const failing = machines.flatMap((host) => {
    return host.unresolved.flatMap((unresolved) => {
      const { kind, path } = unresolved;
      if (path === null || (kind !== "missing" && kind !== "no-default")) return [];
      return pathNamedAfter(host.name, path) === null ? [] : [{ host, path, unresolved }];
    });
  });
  if (failing.length === 0) return [];
  const siblings = namedEntries(machines);
  return failing.flatMap(({ host, path, unresolved }): MissingHostEntry[] => {
    const sibling = siblings.get(placeKey(unresolved.place));
    if (!sibling || asksForPaths(project, unresolved.place)) return [];
    const missing = unresolved.kind === "no-default" ? `${path}/default.nix` : path;
    const kind = missing.endsWith(".nix") ? "file" : "folder";
    return [{ host, path: missing, kind, unresolved, sibling }];
  });
}

/** By the place of the import, one host for each that it leads to a file of the host's name. */
function namedEntries(machines: readonly Host[]): ReadonlyMap<string, MissingHostEntry["sibling"]> {
  const found = new Map<string, MissingHostEntry["sibling"]>();
  for (const host of machines) {
    for (const { file, via } of host.modules) {
      if (file === null || pathNamedAfter(host.name, file) === null || found.has(placeKey(via))) continue;
      found.set(placeKey(via), { host, file });
    }
  }
  return found;
}

/** Whether a file asks of a path that it imports whether it exists. */
function asksForPaths({ imports }: Project, { file }: Place): boolean {
  return imports.some((edge) => edge.guarded && edge.place.file === file);
}
