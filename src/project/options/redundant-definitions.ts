import { nodesOf } from "../../parser/nodes-by-kind.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Binding, Expression, Node } from "../../parser/syntax.ts";
import { literalKey } from "../../scopes/literal-key.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName, type OptionStep, optionPath } from "../../scopes/option-path.ts";
import type { Place } from "../../source/span.ts";
import { commentsBeside } from "../flake/declaration-text.ts";
import { type LocatedDefinition, type TreeEvaluation, treesOf } from "../hosts/host.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { leadsTo, pathKey } from "./path-filter.ts";
import {
  type DeclaredOptions,
  DefaultReader,
  type DefaultsOfOption,
  type LiteralDefault,
  LiteralReader,
} from "./written-literals.ts";

/** A definition that gives an option of the repository the value it has anyway. */
export interface RedundantDefinition {
  readonly path: readonly string[];
  readonly file: NixFile;
  readonly binding: Binding;
  /** Where the option is declared, or its default where that is written out. */
  readonly default: Place;
}

/** Every definition that changes nothing in any of the configurations that hold it. */
export function redundantDefinitions(project: Project): readonly RedundantDefinition[] {
  const trees = project.hosts.flatMap(treesOf);
  const literals = new LiteralReader(project);
  const defaults = new DefaultReader(literals);
  const options = new Map<TreeEvaluation, DeclaredOptions>();
  for (const { evaluation } of trees) if (evaluation) options.set(evaluation, defaults.optionsOf(evaluation));
  const suspects = writtenAsDefault(project, defaults.literalsIn(options.values()));
  if (suspects.length === 0) return [];
  const leads = leadsTo(suspects);
  const found = new Map<string, RedundantDefinition | null>();
  for (const tree of trees) {
    const { evaluation } = tree;
    if (!evaluation) continue;
    for (const [option, definitions] of byOption(evaluation.definitionsAmong(leads))) {
      const [only] = definitions;
      const given = definitions.length === 1 ? defaults.literalOf(options.get(evaluation)?.get(option)) : null;
      const redundant = only && given ? redundantBy(literals, only, given) : null;
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

/**
 * The options that some file sets to what they are by default, as the texts say it: few are, and to ask for the definitions
 * of all takes long.
 */
function writtenAsDefault(project: Project, defaults: ReadonlyMap<string, DefaultsOfOption>): (readonly string[])[] {
  const found = new Set<DefaultsOfOption>();
  const roots = new Set([...defaults.values()].map(({ path }) => path[0] as string));
  for (const name of nixTexts(project.files).namingAny([...roots])) {
    const file = project.reachability.isReached(name) ? project.nixFile(name) : undefined;
    for (const binding of file ? nodesOf(file.tree, "Binding") : []) {
      const path = isLiteral(binding.value) ? optionPath(binding) : [null];
      const option = isStatic(path) ? defaults.get(pathKey(path)) : undefined;
      if (file && option?.keys.has(literalKey(binding.value, file.scopes))) found.add(option);
    }
  }
  return [...found].map(({ path }) => path);
}

function isStatic(path: readonly OptionStep[]): path is readonly string[] {
  return !path.includes(null);
}

/** Whether an expression may have a `literalKey`; asked first, since few do. */
function isLiteral(value: Expression): boolean {
  return literalKinds.has(withoutParentheses(value).kind);
}

const literalKinds: ReadonlySet<Expression["kind"]> = new Set([
  "AttrSet",
  "IndentedString",
  "Integer",
  "List",
  "String",
  "Uri",
  "Variable",
]);

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
  given: LiteralDefault,
): RedundantDefinition | null {
  if (conditional || priority !== 100 || module.external !== null) return null;
  const literal = literals.at(place);
  if (literal?.key !== given.key || literal.file.tree.damage.length > 0) return null;
  const { file, expression } = literal;
  const binding = expression.parent;
  if (binding?.kind !== "Binding" || binding.value !== expression) return null;
  // Whoever says why it is there means it.
  if (commentsBeside(file.tree, [binding]).length > 0) return null;
  return isPath(optionPath(binding), path) && isPlainly(binding) ? { path, file, binding, default: given.place } : null;
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

function placeKey({ file, span }: Place): string {
  return `${file}:${span.start}:${span.end}`;
}
