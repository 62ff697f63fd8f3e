import { nodeAt } from "../../parser/node-at.ts";
import type { Binding, Expression, Node } from "../../parser/syntax.ts";
import { literalKey, valueKey } from "../../scopes/literal-key.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName, optionPath } from "../../scopes/option-path.ts";
import type { Place } from "../../source/span.ts";
import { commentsBeside } from "../flake/declaration-text.ts";
import {
  type LocatedDefinition,
  type ModuleTree,
  type OptionDeclaration,
  type TreeEvaluation,
  treesOf,
} from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { leadsTo, pathKey } from "./path-filter.ts";

/** A definition that gives an option of the repository the value it has anyway. */
export interface RedundantDefinition {
  readonly path: readonly string[];
  readonly file: NixFile;
  readonly binding: Binding;
  /** Where the option is declared, or its default where that is written out. */
  readonly default: Place;
}

/** An option that one module of a tree declares, with a default that is written out. */
interface Known {
  readonly key: string;
  readonly place: Place;
}

type KnownOptions = ReadonlyMap<string, Known>;

/** Every definition that changes nothing in any of the configurations that hold it. */
export function redundantDefinitions(project: Project): readonly RedundantDefinition[] {
  const trees = project.hosts.flatMap(treesOf);
  const defaults = new DefaultReader(project);
  const options = new Map<TreeEvaluation, KnownOptions>();
  for (const { evaluation } of trees) if (evaluation) options.set(evaluation, defaults.optionsOf(evaluation));
  const leads = leadsTo([...options.values()].flatMap((known) => [...known.keys()].map(pathOfKey)));
  const found = new Map<string, RedundantDefinition | null>();
  for (const tree of trees) {
    const { evaluation } = tree;
    if (!evaluation) continue;
    for (const [option, definitions] of byOption(evaluation.definitionsAmong(leads))) {
      const [only] = definitions;
      const known = options.get(evaluation)?.get(option);
      const isAlone = only && known && definitions.length === 1 && isUndisputed(tree, evaluation, only, option);
      const redundant = isAlone ? redundantBy(project, only, known) : null;
      for (const { place } of definitions) {
        const key = placeKey(place);
        found.set(key, redundant && found.get(key) !== null ? redundant : null);
      }
    }
  }
  const unseen = new Set(trees.flatMap((tree) => (tree.evaluation ? [] : tree.modules.map(({ file }) => file))));
  return [...found.values()].filter((one) => one !== null).filter(({ file }) => !unseen.has(file.path));
}

class DefaultReader {
  readonly #project: Project;
  readonly #known = new Map<string, string | null>();

  constructor(project: Project) {
    this.#project = project;
  }

  optionsOf({ declarations }: TreeEvaluation): KnownOptions {
    const options = new Map<string, Known>();
    const several = new Set<string>();
    for (const declaration of declarations) {
      const option = pathKey(declaration.path);
      if (several.has(option)) options.delete(option);
      else {
        several.add(option);
        const known = declaration.module.external === null ? this.#read(declaration) : null;
        if (known) options.set(option, known);
      }
    }
    return options;
  }

  #read(declaration: OptionDeclaration): Known | null {
    const given = declaration.default;
    if (!given) return null;
    if (given.place) {
      const key = this.#keyAt(given.place);
      return key === null ? null : { key, place: given.place };
    }
    return given.literal === undefined ? null : { key: valueKey(given.literal), place: declaration.place };
  }

  #keyAt(place: Place): string | null {
    const at = placeKey(place);
    let key = this.#known.get(at);
    if (key === undefined) {
      const file = this.#project.nixFile(place.file);
      const expression = file ? expressionAt(file, place) : null;
      // Whatever is defined below a set adds to it.
      const isSet = expression?.kind === "AttrSet";
      key = file && expression && !isSet ? literalKey(expression, file.scopes) : null;
      this.#known.set(at, key);
    }
    return key;
  }
}

function byOption(definitions: readonly LocatedDefinition[]): Map<string, LocatedDefinition[]> {
  const groups = new Map<string, LocatedDefinition[]>();
  for (const definition of definitions) {
    const option = pathKey(definition.path);
    const group = groups.get(option);
    if (group) group.push(definition);
    else groups.set(option, [definition]);
  }
  return groups;
}

/** Whether the definition counts, and no other can. */
function isUndisputed(
  tree: ModuleTree,
  evaluation: TreeEvaluation,
  { path, module, conditional, priority }: LocatedDefinition,
  option: string,
): boolean {
  const isPlain = !conditional && priority === 100 && module.external === null && pathKey(path) === option;
  return isPlain && tree.unresolved.length === 0 && !evaluation.mayHide(path);
}

function redundantBy(project: Project, { path, place }: LocatedDefinition, known: Known): RedundantDefinition | null {
  const file = project.nixFile(place.file);
  if (!file || file.tree.damage.length > 0) return null;
  const value = expressionAt(file, place);
  const binding = value?.parent;
  if (binding?.kind !== "Binding" || binding.value !== value || literalKey(value, file.scopes) !== known.key)
    return null;
  const isWritten = pathKey(optionPath(binding)) === pathKey(path);
  // Whoever says why it is there means it.
  if (commentsBeside(file.tree, [binding]).length > 0) return null;
  return isWritten && isPlainly(binding) ? { path, file, binding, default: known.place } : null;
}

/** Whether nothing around a binding looks at it, or decides whether it holds, but the module system. */
function isPlainly(binding: Binding): boolean {
  for (let node: Node = binding; node.parent; node = node.parent) {
    const parent: Node = node.parent;
    if (parent.kind === "AttrSet" && parent.recursive) return false;
    if (parent.kind === "Apply" && (node !== parent.argument || calledName(parent.function) !== "mkMerge"))
      return false;
    if (parent.kind === "BinaryOp" || parent.kind === "If" || (parent.kind === "Let" && parent.body !== node))
      return false;
    if (parent.kind === "Lambda") return true;
  }
  return true;
}

function expressionAt(file: NixFile, { span }: Place): Expression | null {
  let node = nodeAt(file.tree, span.start);
  while (node && (node.start !== span.start || node.end < span.end)) node = node.parent;
  // Of nodes with one extent the outermost is the expression: an identifier lies in a path of one step.
  return node?.end === span.end ? (node as Expression) : null;
}

function pathOfKey(option: string): string[] {
  return JSON.parse(option) as string[];
}

function placeKey({ file, span }: Place): string {
  return `${file}:${span.start}:${span.end}`;
}
