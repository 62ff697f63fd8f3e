/** What the modules of a host define, as a whole. */
import type { Evaluator } from "../../evaluator/evaluator.ts";
import { type Definition, type PendingDefinition, settled } from "../../evaluator/modules/definition.ts";
import { definitionIndex } from "../../evaluator/modules/definition-index.ts";
import { type DefinitionNode, definitionTree } from "../../evaluator/modules/definition-tree.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import type { DefinedPaths } from "./host.ts";

/** No option lies deeper; a set that contains itself ends here. */
const deepest = 12;

export interface DefinitionAt {
  readonly definition: Definition;
  readonly path: readonly string[];
}

/** Whether to look at what lies at a path, or below it. */
export type PathFilter = (path: readonly string[]) => boolean;

/** Every definition of the modules, down to what is no set of options. */
export function everyDefinition(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  leads: PathFilter = everywhere,
): DefinitionAt[] {
  const index = definitionIndex(evaluator, modules);
  // Most filters follow a few names: those are looked for in all modules at once.
  const followed = followedNames(index.names, leads);
  const found: DefinitionAt[] = [];
  for (const tree of index.treesWith(followed)) {
    for (const name of tree.names) if (followed.has(name)) list(evaluator, tree.child(name), leads, found);
  }
  return found;
}

const everywhere: PathFilter = () => true;

const verdicts = new WeakMap<PathFilter, Map<string, boolean>>();

/** The first names that a filter follows; hosts by the dozen have the same ones, and are asked by the same filters. */
function followedNames(names: Iterable<string>, leads: PathFilter): ReadonlySet<string> {
  const known = verdicts.get(leads) ?? new Map<string, boolean>();
  verdicts.set(leads, known);
  const followed = new Set<string>();
  for (const name of names) {
    const verdict = known.get(name) ?? leads([name]);
    known.set(name, verdict);
    if (verdict) followed.add(name);
  }
  return followed;
}

/** As `everyDefinition`, of one module. */
export function definitionsIn(evaluator: Evaluator, module: LoadedModule): DefinitionAt[] {
  const found: DefinitionAt[] = [];
  const tree = definitionTree(evaluator, module);
  for (const name of tree.names) list(evaluator, tree.child(name), everywhere, found);
  return found;
}

function list(evaluator: Evaluator, node: DefinitionNode, leads: PathFilter, found: DefinitionAt[]): void {
  const { path } = node;
  for (const end of endsOf(node)) {
    const definition = settled(evaluator, end);
    if (definition) found.push({ definition, path });
  }
  for (const name of namesIn(node)) {
    if (leads([...path, name])) list(evaluator, node.child(name), leads, found);
  }
}

/** What the modules define, whether or not conditions hold. */
export function definedPaths(evaluator: Evaluator, modules: readonly LoadedModule[], leads: PathFilter): DefinedPaths {
  const paths: (readonly string[])[] = [];
  const open: DefinedPaths["open"][number][] = [];
  const look = (node: DefinitionNode): void => {
    const { path } = node;
    for (const { value } of node.definitions) {
      if (value.type === "unknown") open.push({ path, names: null });
      else if (value.type === "attrs" && value.open) open.push({ path, names: value.open.names });
    }
    for (const name of namesIn(node)) {
      const inner = [...path, name];
      paths.push(inner);
      if (leads(inner)) look(node.child(name));
    }
  };
  const { trees } = definitionIndex(evaluator, modules);
  for (const [position, module] of modules.entries()) {
    if (module.value) look(trees[position] as DefinitionNode);
    else if (module.external === null) open.push({ path: [], names: null });
  }
  return { paths, open };
}

/** The definitions that are no sets of options. */
function endsOf(node: DefinitionNode): readonly PendingDefinition[] {
  if (node.path.length >= deepest) return node.definitions;
  const { definitions, sets } = node;
  if (sets.length === 0) return definitions;
  return sets.length === definitions.length ? [] : definitions.filter((one) => !sets.some((set) => set === one));
}

function namesIn(node: DefinitionNode): readonly string[] {
  return node.path.length >= deepest ? [] : node.names;
}
