/**
 * What one module defines, as a tree of options that grows as it is asked for: many rules ask every module for many
 * options, and each set on the way is taken apart once.
 *
 * Invariant: a part is kept only once all that was evaluated for it has its value for good.
 */
import type { Evaluator } from "../evaluator.ts";
import type { AttrsValue, Value } from "../value.ts";
import type { PendingDefinition } from "./definition.ts";
import { type Circumstances, DefinitionReader } from "./definition-reader.ts";
import type { LoadedModule } from "./loaded-modules.ts";
import { configOf } from "./module-syntax.ts";

type SetDefinition = PendingDefinition & { readonly value: AttrsValue };

/** What a module says at one path. */
export class DefinitionNode {
  readonly path: readonly string[];
  /** The definitions there, out of which every property was taken. */
  readonly definitions: readonly PendingDefinition[];
  /** Those of them that are sets of options; the others end here. */
  readonly sets: readonly SetDefinition[];
  readonly isFinal: boolean;
  readonly #isWhole: boolean;
  readonly #evaluator: Evaluator;
  #children: Map<string, DefinitionNode> | null = null;
  #names: readonly string[] | null = null;

  constructor(evaluator: Evaluator, path: readonly string[], reader: DefinitionReader) {
    const { found } = reader;
    this.#evaluator = evaluator;
    this.path = path;
    this.definitions = found;
    this.sets = found.every(isSetDefinition) ? found : found.filter(isSetDefinition);
    this.isFinal = reader.isFinal;
    this.#isWhole = reader.isWhole;
  }

  /** The names in the sets of options, in order. */
  get names(): readonly string[] {
    this.#names ??= namesOf(this.sets);
    return this.#names;
  }

  /** The names in sets of any kind. */
  allNames(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { value } of this.definitions) {
      if (value.type === "attrs") for (const name of value.attributes.keys()) names.add(name);
    }
    return names;
  }

  /** What stands at a name in the sets of options. */
  child(name: string): DefinitionNode {
    const known = this.#children?.get(name);
    if (known) return known;
    const child = this.#below(this.sets, name);
    // What ends here is read again as fast as it is found, and most of what is defined ends.
    if (child.isFinal && child.sets.length > 0) {
      this.#children ??= new Map();
      this.#children.set(name, child);
    }
    return child;
  }

  /** Whether all is seen that it says of other names than those in its sets: none of the definitions is open. */
  get isClosed(): boolean {
    return this.isFinal && this.#isWhole && this.definitions.every(({ value }) => isClosedSet(value));
  }

  /** The definitions at a path below, in sets of any kind. */
  at(path: readonly string[]): readonly PendingDefinition[] {
    let node: DefinitionNode = this;
    for (const name of path) {
      const around = node.definitions.filter(({ value }) => value.type === "attrs" && value.attributes.has(name));
      if (around.length === 0) return [];
      node = around.every(isSetDefinition) ? node.child(name) : node.#below(around as SetDefinition[], name);
    }
    return node.definitions;
  }

  #below(sets: readonly SetDefinition[], name: string): DefinitionNode {
    const reader = new DefinitionReader(this.#evaluator);
    for (const set of sets) {
      const attribute = set.value.attributes.get(name);
      if (attribute) reader.read(attribute, set);
    }
    return new DefinitionNode(this.#evaluator, [...this.path, name], reader);
  }
}

const trees = new WeakMap<LoadedModule, DefinitionNode>();

/** What a module says at the root of all options. */
export function definitionTree(evaluator: Evaluator, module: LoadedModule): DefinitionNode {
  let tree = trees.get(module);
  if (!tree) {
    tree = readTree(evaluator, module);
    if (tree.isFinal) trees.set(module, tree);
  }
  return tree;
}

function readTree(evaluator: Evaluator, module: LoadedModule): DefinitionNode {
  const reader = new DefinitionReader(evaluator);
  const under: Circumstances = { module, conditional: module.conditional, priority: 100, conditions: [] };
  if (module.value) reader.read(configOf(module.value, module.via), under);
  return new DefinitionNode(evaluator, [], reader);
}

/** What no option has that holds options, but a package, a type, or a function in the form of a set. */
const valueAttributes = ["_type", "type", "outPath", "__functor", "__toString"];

function namesOf(sets: readonly SetDefinition[]): readonly string[] {
  const [first] = sets;
  if (first && sets.length === 1) return [...first.value.attributes.keys()];
  return [...new Set(sets.flatMap(({ value }) => [...value.attributes.keys()]))];
}

function isClosedSet(value: Value): boolean {
  return value.type === "attrs" && value.open === null && !value.attributes.has("_type");
}

function isSetDefinition(definition: PendingDefinition): definition is SetDefinition {
  return isSetOfOptions(definition.value);
}

function isSetOfOptions(value: Value): boolean {
  if (value.type !== "attrs" || value.configuration || value.attributes.size === 0) return false;
  return !valueAttributes.some((name) => value.attributes.has(name));
}
