import type { FlatTree } from "./flat-tree.ts";
import { expressionLowers } from "./lower-expressions.ts";
import { setLowers } from "./lower-sets.ts";
import { stringLowers } from "./lower-strings.ts";
import { Grammar, Lowering } from "./lowering.ts";
import type { GrammarNames } from "./nix-wasm.ts";
import type { Comment, Damaged, Expression, SyntaxProblem } from "./syntax.ts";

/** Prepares lowering for the numbers that this build of the grammar uses. */
export function readGrammar(names: GrammarNames): Grammar {
  return new Grammar(names, { ...expressionLowers, ...setLowers, ...stringLowers });
}

export interface LoweredFile {
  /** `null` if the file holds no expression. */
  readonly root: Expression | null;
  /** What the grammar accepts and Nix does not; without meaning where the grammar had to recover. */
  readonly problems: readonly SyntaxProblem[];
}

/** The typed tree of a file from the parser's flat tree. */
export function lowerTree(text: string, tree: FlatTree, grammar: Grammar, hasErrors: boolean): LoweredFile {
  const lowering = new Lowering(text, tree, grammar, hasErrors ? placeSkipped(tree, grammar) : null);
  return { root: lowerRoot(lowering, hasErrors), problems: lowering.problems };
}

function lowerRoot(lowering: Lowering, hasErrors: boolean): Expression | null {
  const { tree, grammar } = lowering;
  const root = 0;
  if (tree.isError(root)) return lowering.damaged(root, null);
  const expressions: number[] = [];
  let skippedPieces = false;
  for (let child = root + 1; child < tree.next(root); child = tree.next(child)) {
    if (grammar.isExpression[tree.symbol(child)]) expressions.push(child);
    else if (tree.isError(child)) skippedPieces ||= lowering.damaged(child, null).parts.length > 0;
  }
  const [only] = expressions;
  if (only !== undefined && expressions.length === 1 && !skippedPieces) return lowering.expression(only, null);
  const damaged: Damaged = lowering.damaged(root, null);
  return damaged.parts.length > 0 || hasErrors ? damaged : null;
}

/** Kinds whose skipped pieces are lowered in place, as elements or entries. */
const holders = ["source_code", "list_expression", "attrset_expression", "rec_attrset_expression"];
const moreHolders = ["let_attrset_expression", "binding_set"];

/**
 * Finds for each piece that the parser skipped the expression beside it that shall hold it: the next one under the
 * same parent, or else the last. Names in it stay visible that way.
 */
function placeSkipped(tree: FlatTree, grammar: Grammar): ReadonlyMap<number, readonly number[]> {
  const placed = new Map<number, number[]>();
  const holderNames = new Set([...holders, ...moreHolders]);
  for (let parent = 0; parent < tree.count; parent++) {
    const name = grammar.names.symbols[tree.symbol(parent)];
    if (tree.isError(parent) || name === undefined || holderNames.has(name)) continue;
    placeSkippedUnder(parent, tree, grammar, placed);
  }
  return placed;
}

function placeSkippedUnder(parent: number, tree: FlatTree, grammar: Grammar, placed: Map<number, number[]>): void {
  let waiting: number[] = [];
  let last = -1;
  const isLet = grammar.names.symbols[tree.symbol(parent)] === "let_expression";
  for (let child = parent + 1; child < tree.next(parent); child = tree.next(child)) {
    if (tree.isError(child)) waiting.push(child);
    // What stands before the `in` of a let becomes an entry.
    else if (isLet && grammar.names.symbols[tree.symbol(child)] === "in") waiting = [];
    else if (grammar.isExpression[tree.symbol(child)]) {
      if (waiting.length > 0) placed.set(child, waiting);
      waiting = [];
      last = child;
    } else if (grammar.names.named[tree.symbol(child)] && grammar.names.symbols[tree.symbol(child)] !== "comment") {
      // An attribute path, formals and the like: what holds a piece must not reach over them.
      waiting = [];
      last = -1;
    }
  }
  if (last >= 0 && waiting.length > 0) placed.set(last, [...(placed.get(last) ?? []), ...waiting]);
}

/** The comments of a file, in order. */
export function readComments(text: string, tree: FlatTree, commentSymbol: number): Comment[] {
  const comments: Comment[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (tree.symbol(node) !== commentSymbol) continue;
    const start = tree.start(node);
    const end = tree.end(node);
    const block = text.charCodeAt(start + 1) === 42;
    comments.push({ start, end, text: block ? text.slice(start + 2, end - 2) : text.slice(start + 1, end), block });
  }
  return comments;
}
