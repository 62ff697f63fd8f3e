/** Options that two modules of a configuration give different values. */
import { strongest } from "../../evaluator/modules/definitions.ts";
import { isScalarOption, isScalarType } from "../../knowledge/scalar-options.ts";
import { type LocatedDefinition, type ModuleTree, type TreeEvaluation, treesOf, treeTitle } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** Two definitions of which Nix takes neither. */
export interface DefinitionConflict {
  /** The one that fewer configurations have: there the owner has to decide. */
  readonly special: LocatedDefinition;
  readonly other: LocatedDefinition;
  /** The configurations that have both: "host 'laptop'". */
  readonly titles: readonly [string, ...string[]];
}

/** Each pair of places once, whatever number of configurations has both. */
export function conflictingDefinitions(project: Project): readonly DefinitionConflict[] {
  const found = new Map<string, DefinitionConflict>();
  for (const host of project.hosts) {
    for (const tree of treesOf(host)) {
      for (const [first, second] of conflictsIn(tree, project)) {
        const isOwn = treesWith(project, first) < treesWith(project, second);
        const [special, other] = isOwn ? [first, second] : [second, first];
        const key = [special, other].map(({ place }) => `${place.file}:${place.span.start}`).join(" ");
        const titles = found.get(key)?.titles ?? [];
        found.set(key, { special, other, titles: [...titles, treeTitle(host, tree)] as [string, ...string[]] });
      }
    }
  }
  return [...found.values()];
}

/** How many configurations have the file of a definition. */
function treesWith({ hosts }: Project, { place }: LocatedDefinition): number {
  return hosts.flatMap(treesOf).filter(({ modules }) => modules.some(({ file }) => file === place.file)).length;
}

/** Two definitions of each option that has different ones, all sure and equally strong. */
function conflictsIn(
  { evaluation, unresolved }: ModuleTree,
  project: Project,
): readonly [LocatedDefinition, LocatedDefinition][] {
  if (!evaluation || unresolved.length > 0) return [];
  return evaluation.differingDefinitions(scalarsOf(evaluation)).flatMap((all) => {
    const sure = strongest(all).filter(({ conditional, literal }) => !conditional && literal !== undefined);
    const [first, ...others] = sure.filter((definition) => isWritten(definition, project));
    const other = others.find(({ literal }) => literal !== first?.literal);
    return first && other ? [[first, other] as [LocatedDefinition, LocatedDefinition]] : [];
  });
}

/** Which options take equal definitions alone; what lies inside of an option of the repository is not judged. */
function scalarsOf({ declarations }: TreeEvaluation): (path: readonly string[]) => boolean {
  const declared = new Map(
    declarations.map(({ path, typeName }) => [JSON.stringify(path), typeName !== null && isScalarType(typeName)]),
  );
  const isInside = (path: readonly string[]) =>
    path.some((_, length) => length > 0 && declared.has(JSON.stringify(path.slice(0, length))));
  return (path) => declared.get(JSON.stringify(path)) ?? (isScalarOption(path) && !isInside(path));
}

/** Whether the value stands there itself: one that is computed may come from what is not seen. */
function isWritten({ place: { file, span } }: LocatedDefinition, project: Project): boolean {
  const text = project.nixFile(file)?.source.text.slice(span.start, span.end);
  return text !== undefined && /^(?:true$|false$|"|''|-?\d)/.test(text);
}
