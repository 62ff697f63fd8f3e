import type { EntryPoint } from "../project/hosts/entry-points.ts";
import type { HomeUser, Host, HostModule, ModuleTree, NestedMachine, Unresolved } from "../project/hosts/host.ts";
import { placeReader } from "../project/place-reader.ts";
import type { Project } from "../project/project.ts";
import type { Place, Position } from "../source/span.ts";

/** A place as the JSON contract writes it. */
export interface ListedPlace {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface ListedModule {
  readonly file: string | null;
  readonly via: ListedPlace;
  readonly external: string | null;
}

export type ListedUnresolved = ListedPlace & { readonly reason: string };

export interface ListedTree {
  readonly modules: readonly ListedModule[];
  readonly unresolved: readonly ListedUnresolved[];
}

/** A user or a machine inside a configuration. */
export interface ListedPart extends ListedTree {
  readonly kind: HomeUser["kind"] | NestedMachine["kind"];
  readonly name: string;
  readonly declaredAt: ListedPlace;
}

export interface ListedConfiguration extends ListedTree {
  readonly output: Host["output"];
  readonly name: string;
  readonly system: string | null;
  readonly declaredAt: ListedPlace;
  readonly users: readonly ListedPart[];
  readonly nested: readonly ListedPart[];
}

/** What `hosts --format json` prints, version 1. */
export interface HostListing {
  readonly version: 1;
  readonly root: string;
  /** The files that configurations were looked for in. */
  readonly entryPoints: readonly Pick<EntryPoint, "kind" | "file">[];
  readonly configurations: readonly ListedConfiguration[];
  /** Nix files that no configuration and no output reaches. */
  readonly unreachable: readonly string[];
  /** What could not be followed before it was known whose it is. */
  readonly unresolved: readonly ListedUnresolved[];
}

/** Lists configurations of a project and their modules, with lines and columns. */
export function listHosts(project: Project, root: string, hosts: readonly Host[]): HostListing {
  const rangeOf = placeReader(project);
  const place = (at: Place): ListedPlace => ({ file: at.file, range: rangeOf(at) });
  const unresolved = ({ place: at, reason }: Unresolved): ListedUnresolved => ({ ...place(at), reason });
  const module = ({ file, via, external }: HostModule): ListedModule => ({ file, via: place(via), external });
  const tree = ({ modules, unresolved: items }: ModuleTree): ListedTree => {
    return { modules: modules.map(module), unresolved: items.map(unresolved) };
  };
  const part = (inside: HomeUser | NestedMachine): ListedPart => {
    return { kind: inside.kind, name: inside.name, declaredAt: place(inside.declaredAt), ...tree(inside) };
  };
  return {
    version: 1,
    root,
    entryPoints: project.entryPoints.map(({ kind, file }) => ({ kind, file })),
    configurations: hosts.map((host) => ({
      output: host.output,
      name: host.name,
      system: host.system,
      declaredAt: place(host.declaredAt),
      modules: host.modules.map(module),
      unresolved: [...host.unresolved, ...host.unresolvedParts].map(unresolved),
      users: host.users.map(part),
      nested: host.nested.map(part),
    })),
    unreachable: project.reachability.unreached,
    unresolved: project.unresolved.map(unresolved),
  };
}
