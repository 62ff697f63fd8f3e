import { nodeAt } from "../../parser/node-at.ts";
import type { Binding, Expression, Node } from "../../parser/syntax.ts";
import { literalKey, valueKey } from "../../scopes/literal-key.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName, type OptionStep, optionPath } from "../../scopes/option-path.ts";
import type { Place, Span } from "../../source/span.ts";
import { commentsBeside } from "../flake/declaration-text.ts";
import { type LocatedDefinition, type OptionDeclaration, type TreeEvaluation, treesOf } from "../hosts/host.ts";
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
  readonly path: readonly string[];
  /** What the default says: see `literalKey`. */
  readonly key: string;
  readonly place: Place;
}

/** By path; `null` for an option that several modules declare, or of which the default is not known. */
type KnownOptions = ReadonlyMap<string, Known | null>;

/** Every definition that changes nothing in any of the configurations that hold it. */
export function redundantDefinitions(project: Project): readonly RedundantDefinition[] {
  const trees = project.hosts.flatMap(treesOf);
  const literals = new LiteralReader(project);
  const options = new Map<TreeEvaluation, KnownOptions>();
  for (const { evaluation } of trees) if (evaluation) options.set(evaluation, optionsOf(evaluation, literals));
  const leads = leadsTo(pathsOf(options.values()));
  const found = new Map<string, RedundantDefinition | null>();
  for (const tree of trees) {
    const { evaluation } = tree;
    if (!evaluation) continue;
    for (const [option, definitions] of byOption(evaluation.definitionsAmong(leads))) {
      const [only] = definitions;
      const declared = options.get(evaluation)?.get(option);
      const redundant = only && declared && definitions.length === 1 ? redundantBy(literals, only, declared) : null;
      const isSure = redundant !== null && tree.unresolved.length === 0 && !evaluation.mayHide(redundant.path);
      for (const { place } of definitions) {
        const key = placeKey(place);
        found.set(key, isSure && found.get(key) !== null ? redundant : null);
      }
    }
  }
  const unseen = new Set(trees.flatMap((tree) => (tree.evaluation ? [] : tree.modules.map(({ file }) => file))));
  return [...found.values()].filter((one) => one !== null).filter(({ file }) => !unseen.has(file.path));
}

function* pathsOf(trees: Iterable<KnownOptions>): Generator<readonly string[]> {
  for (const options of trees) {
    for (const known of options.values()) if (known) yield known.path;
  }
}

/** An expression, and what it says if it is written out. */
interface Literal {
  readonly file: NixFile;
  readonly expression: Expression;
  readonly key: string | null;
}

/** Reads literals. Trees share the files that their modules are written in, so that many ask for the same ones. */
class LiteralReader {
  readonly #project: Project;
  /** Evaluation takes an expression for its own span: who asks for a place again brings the same one. */
  readonly #known = new Map<Span, Literal | null>();

  constructor(project: Project) {
    this.#project = project;
  }

  at(place: Place): Literal | null {
    let literal = this.#known.get(place.span);
    if (literal === undefined) {
      literal = this.#read(place);
      this.#known.set(place.span, literal);
    }
    return literal;
  }

  #read(place: Place): Literal | null {
    const file = this.#project.nixFile(place.file);
    const expression = file ? expressionAt(file, place) : null;
    return file && expression ? { file, expression, key: literalKey(expression, file.scopes) } : null;
  }
}

function optionsOf({ declarations }: TreeEvaluation, literals: LiteralReader): KnownOptions {
  const options = new Map<string, Known | null>();
  for (const declaration of declarations) {
    const option = pathKey(declaration.path);
    const isFirst = !options.has(option);
    options.set(option, isFirst && declaration.module.external === null ? knownOf(declaration, literals) : null);
  }
  return options;
}

function knownOf({ path, place, default: given }: OptionDeclaration, literals: LiteralReader): Known | null {
  if (!given) return null;
  if (!given.place) return given.literal === undefined ? null : { path, key: valueKey(given.literal), place };
  const literal = literals.at(given.place);
  // Whatever is defined below a set adds to it.
  if (literal === null || literal.key === null || literal.expression.kind === "AttrSet") return null;
  return { path, key: literal.key, place: given.place };
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

/** A definition that says what the default does, plainly and in so many words. */
function redundantBy(
  literals: LiteralReader,
  { path, place, module, conditional, priority }: LocatedDefinition,
  known: Known,
): RedundantDefinition | null {
  if (conditional || priority !== 100 || module.external !== null) return null;
  const literal = literals.at(place);
  if (literal?.key !== known.key || literal.file.tree.damage.length > 0) return null;
  const { file, expression } = literal;
  const binding = expression.parent;
  if (binding?.kind !== "Binding" || binding.value !== expression) return null;
  // Whoever says why it is there means it.
  if (commentsBeside(file.tree, [binding]).length > 0) return null;
  return isPath(optionPath(binding), path) && isPlainly(binding) ? { path, file, binding, default: known.place } : null;
}

function isPath(written: readonly OptionStep[], path: readonly string[]): boolean {
  return written.length === path.length && path.every((step, index) => step === written[index]);
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

function placeKey({ file, span }: Place): string {
  return `${file}:${span.start}:${span.end}`;
}
