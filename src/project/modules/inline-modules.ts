import type { Place } from "../../source/span.ts";
import { treesOf } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** A module that is written where it is listed, in flake.nix. */
export interface InlineModule {
  readonly place: Place;
  readonly lines: number;
  /** The configurations it is a module of, in order. */
  readonly hosts: readonly string[];
}

/** Every such module, once, in order of place; those inside of another are a part of it. */
export function modulesInFlake(project: Project): readonly InlineModule[] {
  const { flake } = project;
  if (!flake) return [];
  const found = new Map<number, { place: Place; hosts: Set<string> }>();
  for (const host of project.hosts) {
    for (const { file, external, via } of treesOf(host).flatMap((tree) => tree.modules)) {
      if (file !== null || external !== null || via.file !== flake.file.path) continue;
      const known = found.get(via.span.start) ?? { place: via, hosts: new Set() };
      known.hosts.add(host.name);
      found.set(via.span.start, known);
    }
  }
  const { source } = flake.file;
  const modules: InlineModule[] = [];
  let end = -1;
  for (const { place, hosts } of [...found.values()].toSorted((a, b) => a.place.span.start - b.place.span.start)) {
    if (place.span.end <= end) continue;
    end = place.span.end;
    const lines = source.positionAt(place.span.end).line - source.positionAt(place.span.start).line + 1;
    modules.push({ place, lines, hosts: [...hosts] });
  }
  return modules;
}
