/** Options that two modules of a configuration give different values. */
import { strongest } from "../../evaluator/modules/definitions.ts";
import { isScalarOption, isScalarType } from "../../knowledge/scalar-options.ts";
import { placeKey } from "../../source/span.ts";
import { type LocatedDefinition, type TreeEvaluation, treesOf, treeTitle } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { type ContestedPath, contestedPaths, isContestedIn, isLiteralAt, moduleFiles } from "./contested-paths.ts";
import type { DeclaredPaths } from "./declared-paths.ts";
import { type OwnTree, ownOptions } from "./own-options.ts";
import { leadsTo, pathKey } from "./path-filter.ts";

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
  const contested = contestedPaths(project);
  const conflicts = ownOptions(project).trees.flatMap((own) =>
    conflictsIn(own, contested, project).map((pair) => ({ own, pair })),
  );
  if (conflicts.length === 0) return [];
  const sharing = treesByFile(project);
  const treesWith = ({ place }: LocatedDefinition) => sharing.get(place.file) ?? 0;
  const found = new Map<string, DefinitionConflict>();
  for (const { own, pair } of conflicts) {
    const [first, second] = pair;
    const [special, other] = treesWith(first) < treesWith(second) ? [first, second] : [second, first];
    const key = [special, other].map(({ place }) => placeKey(place)).join(" ");
    const titles = found.get(key)?.titles ?? [];
    found.set(key, { special, other, titles: [...titles, treeTitle(own.host, own.tree)] });
  }
  return [...found.values()];
}

/** How many configurations have a file. */
function treesByFile({ hosts }: Project): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { modules } of hosts.flatMap(treesOf)) {
    for (const file of new Set(modules.map((module) => module.file))) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

/** Two definitions of each option that has different ones, all sure and equally strong. */
function conflictsIn(
  { tree, evaluation, declared }: OwnTree,
  contested: readonly ContestedPath[],
  project: Project,
): readonly [LocatedDefinition, LocatedDefinition][] {
  if (tree.unresolved.length > 0) return [];
  const files = moduleFiles(tree);
  const meant = contested.filter((one) => isScalarIn(declared, one.path) && isContestedIn(files, one));
  return byPath(definitionsOf(evaluation, meant)).flatMap((all) => {
    const sure = strongest(all).filter(({ conditional, literal }) => !conditional && literal !== undefined);
    const [first, ...others] = sure.filter((definition) => isWritten(definition, project));
    const other = others.find(({ literal }) => literal !== first?.literal);
    return first && other ? [[first, other] as [LocatedDefinition, LocatedDefinition]] : [];
  });
}

function definitionsOf(evaluation: TreeEvaluation, meant: readonly ContestedPath[]): readonly LocatedDefinition[] {
  return meant.length === 0 ? [] : evaluation.definitionsAmong(leadsTo(meant.map(({ path }) => path)));
}

function byPath(definitions: readonly LocatedDefinition[]): LocatedDefinition[][] {
  const groups = new Map<string, LocatedDefinition[]>();
  for (const definition of definitions) {
    const key = pathKey(definition.path);
    const group = groups.get(key);
    if (group) group.push(definition);
    else groups.set(key, [definition]);
  }
  return [...groups.values()];
}

/** Whether an option takes equal definitions alone; what lies inside of an option of the repository is not judged. */
function isScalarIn(declared: DeclaredPaths, path: readonly string[]): boolean {
  const type = declared.typeAt(path);
  if (type !== undefined) return type !== null && isScalarType(type);
  return isScalarOption(path) && declared.optionOf(path) === null;
}

/** Whether the value stands there itself: one that is computed may come from what is not seen. */
function isWritten({ place: { file, span } }: LocatedDefinition, project: Project): boolean {
  const text = project.nixFile(file)?.source.text;
  return text !== undefined && isLiteralAt(text, span);
}
