/** Modules of homes that a machine imports, and the reverse, as the folder they lie in says it. */
import type { Place } from "../../source/span.ts";
import { isHome } from "../boundaries.ts";
import type { GraphImport, GraphModule, GraphRoot } from "../imports/module-graph.ts";
import { ownOptions } from "../options/own-options.ts";
import type { Project } from "../project.ts";

type Side = "home" | "machine";

export interface ClassCrossing {
  /** The file that stands among modules of the other kind. */
  readonly file: string;
  /** Which kind of modules it stands among. */
  readonly side: Side;
  /** The one import that takes it to the other. */
  readonly place: Place;
  /** One of those by which it is where it belongs. */
  readonly usual: Place;
}

/** So many other modules of one kind make a folder one for that kind. */
const fewestNeighbours = 2;

/**
 * Files that both homes and machines import, from a folder of which all other modules are of one kind, the other kind by one
 * import only. A file that sets nothing but what the repository declares may be meant for both, and is left out.
 */
export function classCrossings(project: Project): readonly ClassCrossing[] {
  const files = [...project.graph.modules.values()].filter(({ kind }) => kind === "file");
  const mixed = files.filter((module) => sidesOf(module.roots).size === 2);
  if (mixed.length === 0) return [];
  const folders = groupByFolder(files);
  return mixed.flatMap((module) => {
    const neighbours = (folders.get(folderOf(module.name)) ?? []).filter((other) => other !== module);
    const side = neighbours.length < fewestNeighbours ? null : commonSide(neighbours);
    const crossing = side && crossingOf(project, module, side);
    return crossing && setsForeignOptions(project, module) ? [crossing] : [];
  });
}

function groupByFolder(modules: readonly GraphModule[]): ReadonlyMap<string, readonly GraphModule[]> {
  const groups = new Map<string, GraphModule[]>();
  for (const module of modules) {
    const folder = folderOf(module.name);
    const group = groups.get(folder);
    if (group) group.push(module);
    else groups.set(folder, [module]);
  }
  return groups;
}

function crossingOf(project: Project, { name }: GraphModule, side: Side): ClassCrossing | null {
  const imports = project.graph.importsOf(name);
  const strange = imports.filter(({ roots }) => [...roots].some((root) => sideOf(root) !== side));
  const [only] = strange;
  const usual = imports.find((one) => !strange.includes(one));
  if (!only || strange.length > 1 || !usual || only.conditional || !isOfOneSide(only)) return null;
  return { file: name, side, place: only.place, usual: usual.place };
}

/** Where the importer itself is on both sides, the mistake, if there is one, lies above it. */
function isOfOneSide({ from, roots }: GraphImport): boolean {
  return sidesOf(from?.roots ?? roots).size === 1;
}

/** Options that modules of the repository do not declare, and that not every kind of configuration has. */
function setsForeignOptions(project: Project, { name, roots }: GraphModule): boolean {
  const { byTree } = ownOptions(project);
  return [...roots].some(({ host, part }) => {
    const tree = part ?? host;
    const declared = byTree.get(tree)?.declared;
    const definitions = tree.modules.flatMap((module) => (module.file === name ? host.definitionsIn(module) : []));
    return declared && definitions.some(({ path }) => !ofEveryKind.has(path[0] ?? "") && !declared.optionOf(path));
  });
}

/** First names of options that machines and homes have alike. */
const ofEveryKind: ReadonlySet<string> = new Set([
  "_module",
  "assertions",
  "lib",
  "meta",
  "nix",
  "nixpkgs",
  "warnings",
]);

function commonSide(modules: readonly GraphModule[]): Side | null {
  const sides = new Set(modules.flatMap(({ roots }) => [...sidesOf(roots)]));
  const [side] = sides;
  return sides.size === 1 ? (side ?? null) : null;
}

function sidesOf(roots: ReadonlySet<GraphRoot>): ReadonlySet<Side> {
  return new Set([...roots].map(sideOf));
}

function sideOf(root: GraphRoot): Side {
  return isHome(root) ? "home" : "machine";
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
