import type { Evaluator } from "../evaluator.ts";
import type { PendingDefinition } from "./definition.ts";
import { type DefinitionNode, definitionTree } from "./definition-tree.ts";
import type { LoadedModule } from "./loaded-modules.ts";

/** What modules define together, by the first name of an option: few of them define any one. */
export class DefinitionIndex {
  /** What each module says at the root, in module order. */
  readonly trees: readonly DefinitionNode[];
  readonly #modules: readonly LoadedModule[];
  readonly #byName = new Map<string, number[]>();
  /** Modules of which it is not known what else they define. */
  readonly #open: number[] = [];

  constructor(evaluator: Evaluator, modules: readonly LoadedModule[]) {
    this.#modules = modules;
    this.trees = modules.map((module) => definitionTree(evaluator, module));
    this.trees.forEach((tree, position) => {
      if (!modules[position]?.value || !tree.isClosed) this.#open.push(position);
      for (const name of tree.allNames()) {
        const group = this.#byName.get(name);
        if (group) group.push(position);
        else this.#byName.set(name, [position]);
      }
    });
  }

  /** Whether this is the last word: nothing of it was still being computed. */
  get isFinal(): boolean {
    return this.trees.every((tree) => tree.isFinal);
  }

  /** The first names of all options, in order of module. */
  get names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** What those modules say at the root that have one of the names, in module order. */
  treesWith(names: Iterable<string>): readonly DefinitionNode[] {
    const positions = new Set<number>();
    for (const name of names) for (const position of this.#byName.get(name) ?? []) positions.add(position);
    return [...positions].sort((a, b) => a - b).map((position) => this.trees[position] as DefinitionNode);
  }

  /** The definitions of an option, in module order. */
  definitionsOf(path: readonly string[]): readonly PendingDefinition[] {
    const [first] = path;
    if (first === undefined) return this.trees.flatMap((tree) => tree.definitions);
    return (this.#byName.get(first) ?? []).flatMap((position) => this.trees[position]?.at(path) ?? []);
  }

  /** The modules that may define an option or what lies below it; the others show all they define, and it is not there. */
  modulesThatMayDefine(path: readonly string[]): readonly LoadedModule[] {
    const [first] = path;
    if (first === undefined) return this.#modules;
    const positions = new Set([...this.#open, ...(this.#byName.get(first) ?? [])]);
    return [...positions].map((position) => this.#modules[position] as LoadedModule);
  }
}

const indexes = new WeakMap<readonly LoadedModule[], DefinitionIndex>();

/** The index of modules that were loaded together; kept for as long as their list is. */
export function definitionIndex(evaluator: Evaluator, modules: readonly LoadedModule[]): DefinitionIndex {
  const known = indexes.get(modules);
  if (known) return known;
  const index = new DefinitionIndex(evaluator, modules);
  if (index.isFinal) indexes.set(modules, index);
  return index;
}
