/** Options that two modules of a configuration give different values. */
import { strongest } from "../../evaluator/modules/definitions.ts";
import { isScalarOption, isScalarType } from "../../knowledge/scalar-options.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath } from "../../scopes/option-path.ts";
import { placeKey } from "../../source/span.ts";
import { type LocatedDefinition, type ModuleTree, type TreeEvaluation, treesOf, treeTitle } from "../hosts/host.ts";
import type { Project } from "../project.ts";
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
  const found = new Map<string, DefinitionConflict>();
  for (const host of project.hosts) {
    for (const tree of treesOf(host)) {
      for (const [first, second] of conflictsIn(tree, project)) {
        const isOwn = treesWith(project, first) < treesWith(project, second);
        const [special, other] = isOwn ? [first, second] : [second, first];
        const key = [special, other].map(({ place }) => placeKey(place)).join(" ");
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
function conflictsIn(tree: ModuleTree, project: Project): readonly [LocatedDefinition, LocatedDefinition][] {
  const { evaluation, unresolved } = tree;
  if (!evaluation || unresolved.length > 0) return [];
  const isScalar = scalarsOf(evaluation);
  const meant = pathsWrittenTwice(tree, project).filter(isScalar);
  return byPath(definitionsOf(evaluation, meant)).flatMap((all) => {
    const sure = strongest(all).filter(({ conditional, literal }) => !conditional && literal !== undefined);
    const [first, ...others] = sure.filter((definition) => isWritten(definition, project));
    const other = others.find(({ literal }) => literal !== first?.literal);
    return first && other ? [[first, other] as [LocatedDefinition, LocatedDefinition]] : [];
  });
}

/**
 * Paths that the files of a tree write with different values, read off the texts: to evaluate all that is defined takes
 * seconds. A path counts from each of its steps, since an inline module begins somewhere within the file.
 */
function pathsWrittenTwice({ modules }: ModuleTree, project: Project): string[][] {
  const values = new Map<string, string>();
  const twice = new Set<string>();
  for (const path of new Set(modules.flatMap(({ file, via }) => (file === null ? via.file : [file, via.file])))) {
    const file = project.nixFile(path);
    for (const [option, value] of file ? writtenIn(file) : []) {
      const known = values.get(option);
      if (known === undefined) values.set(option, value);
      else if (known !== value) twice.add(option);
    }
  }
  return [...twice].map((option) => JSON.parse(option) as string[]);
}

const written = new WeakMap<NixFile, readonly [option: string, value: string][]>();

function writtenIn(file: NixFile): readonly [option: string, value: string][] {
  let found = written.get(file);
  if (!found) {
    found = readWritten(file);
    written.set(file, found);
  }
  return found;
}

function readWritten(file: NixFile): [option: string, value: string][] {
  const found: [string, string][] = [];
  if (!file.tree.root) return found;
  walk(file.tree.root, (node) => {
    if (node.kind !== "Binding" || !isLiteral.test(file.source.slice(node.value))) return;
    const path = optionPath(node);
    const from = path.lastIndexOf(null) + 1;
    for (let start = from; start < path.length - 1; start++) {
      found.push([pathKey(path.slice(start)), file.source.slice(node.value)]);
    }
  });
  return found;
}

function definitionsOf(evaluation: TreeEvaluation, paths: readonly string[][]): readonly LocatedDefinition[] {
  if (paths.length === 0) return [];
  return evaluation.definitionsAmong(leadsTo(paths));
}

function byPath(definitions: readonly LocatedDefinition[]): LocatedDefinition[][] {
  const groups = new Map<string, LocatedDefinition[]>();
  for (const definition of definitions) {
    const key = pathKey(definition.path);
    groups.set(key, [...(groups.get(key) ?? []), definition]);
  }
  return [...groups.values()];
}

/** Which options take equal definitions alone; what lies inside of an option of the repository is not judged. */
function scalarsOf({ declarations }: TreeEvaluation): (path: readonly string[]) => boolean {
  const declared = new Map(
    declarations.map(({ path, typeName }) => [pathKey(path), typeName !== null && isScalarType(typeName)]),
  );
  const isInside = (path: readonly string[]) =>
    path.some((_, length) => length > 0 && declared.has(pathKey(path.slice(0, length))));
  return (path) => declared.get(pathKey(path)) ?? (isScalarOption(path) && !isInside(path));
}

/** Whether the value stands there itself: one that is computed may come from what is not seen. */
function isWritten({ place: { file, span } }: LocatedDefinition, project: Project): boolean {
  const text = project.nixFile(file)?.source.text.slice(span.start, span.end);
  return text !== undefined && isLiteral.test(text);
}

const isLiteral = /^(?:true$|false$|"|''|-?\d)/;
