import type { Host, HostModule, Unresolved } from "../project/host.ts";
import type { Project } from "../project/project.ts";
import { SourceFile } from "../source/source-file.ts";
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

export interface ListedConfiguration {
  readonly output: Host["output"];
  readonly name: string;
  readonly system: string | null;
  readonly declaredAt: ListedPlace;
  readonly modules: readonly ListedModule[];
  readonly unresolved: readonly ListedUnresolved[];
}

/** What `hosts --format json` prints, version 1. */
export interface HostListing {
  readonly version: 1;
  readonly root: string;
  readonly configurations: readonly ListedConfiguration[];
  /** Nix files that no configuration and no output reaches. */
  readonly unreachable: readonly string[];
  /** What could not be followed before it was known whose it is. */
  readonly unresolved: readonly ListedUnresolved[];
}

/** Lists the configurations of a project and their modules, with lines and columns. */
export function listHosts(project: Project, root: string): HostListing {
  const sources = new Map<string, SourceFile>();
  const sourceOf = (file: string): SourceFile => {
    let source = sources.get(file);
    if (!source) {
      source = project.nixFile(file)?.source ?? new SourceFile(file, project.files.text(file) ?? "");
      sources.set(file, source);
    }
    return source;
  };
  const place = ({ file, span }: Place): ListedPlace => {
    const source = sourceOf(file);
    return { file, range: { start: source.positionAt(span.start), end: source.positionAt(span.end) } };
  };
  const unresolved = ({ place: at, reason }: Unresolved): ListedUnresolved => ({ ...place(at), reason });
  const module = ({ file, via, external }: HostModule): ListedModule => ({ file, via: place(via), external });
  return {
    version: 1,
    root,
    configurations: project.hosts.map((host) => ({
      output: host.output,
      name: host.name,
      system: host.system,
      declaredAt: place(host.declaredAt),
      modules: host.modules.map(module),
      unresolved: host.unresolved.map(unresolved),
    })),
    unreachable: project.reachability.unreached,
    unresolved: project.unresolved.map(unresolved),
  };
}
