import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import type { Value } from "../../src/evaluator/value.ts";
import type { FileTree } from "./file-tree.ts";
import { type Case, type Difference, type Outcome, sameOutcome } from "./outcome.ts";
import { evaluateOurselves, ownNames } from "./own-evaluation.ts";
import { evaluateReally } from "./real-evaluation.ts";

/** What the comparison of one model with its library showed. */
export interface ModelComparison {
  /** The functions that were called. */
  readonly compared: readonly string[];
  readonly cases: number;
  /** Of the cases, those in which the original gave a value and did not fail. */
  readonly values: number;
  readonly differences: readonly Difference[];
  /** Functions of the library that the model lacks, and of the model that the library lacks. */
  readonly missing: readonly string[];
  readonly additional: readonly string[];
}

/** A repository at one commit, which CI clones. */
export interface PublicSource {
  readonly repository: string;
  readonly commit: string;
}

/** A library that a comparison loads. */
export interface NeededLibrary {
  /** As on the command line: `--nixpkgs-lib DIR`. */
  readonly name: string;
  readonly source: PublicSource;
}

/** A library of which there is a model. One file of this folder, and one line in `registry.ts`. */
export interface ComparedLibrary extends NeededLibrary {
  /** Names of other libraries of the registry that this one needs. */
  readonly needs?: readonly string[];
  compare(folders: ReadonlyMap<string, string>, cases: number, seed: number): Promise<ModelComparison>;
}

interface Sides {
  /** The real library as a Nix expression; `newer.import` loads files. */
  readonly real: string;
  readonly model: (evaluator: Evaluator) => Value;
  readonly files: FileTree;
  /** The sets in `lib` of which the names are compared, beside those of `lib` itself. */
  readonly sets: readonly string[];
}

/** Runs the cases on both sides, and compares the names both offer. */
export async function compareCases(
  { real, model, files, sets }: Sides,
  cases: readonly Case[],
): Promise<ModelComparison> {
  const all = [...cases, { subject: "names", expression: namesExpression(sets), depth: 1 }];
  const theirs = await evaluateReally(real, files, all);
  const ours = evaluateOurselves(model, files, cases);
  const differences = cases.flatMap(({ subject, expression }, index): Difference[] => {
    const sides = { theirs: theirs[index], ours: ours[index] };
    if (!sides.theirs || !sides.ours || sameOutcome(sides.theirs, sides.ours)) return [];
    return [{ subject, expression, theirs: sides.theirs, ours: sides.ours }];
  });
  const theirNames = namesShown(theirs.at(-1));
  const ourNames = ownNames(model, files, sets);
  return {
    compared: [...new Set(cases.map(({ subject }) => subject))],
    cases: cases.length,
    values: theirs.slice(0, cases.length).filter(({ kind }) => kind === "value").length,
    differences,
    missing: [...theirNames].filter((name) => !ourNames.has(name)),
    additional: [...ourNames].filter((name) => !theirNames.has(name)),
  };
}

/** Two comparisons of one library as one. */
export function together(first: ModelComparison, second: ModelComparison): ModelComparison {
  return {
    compared: [...first.compared, ...second.compared],
    cases: first.cases + second.cases,
    values: first.values + second.values,
    differences: [...first.differences, ...second.differences],
    missing: [...first.missing, ...second.missing],
    additional: [...first.additional, ...second.additional],
  };
}

function namesExpression(sets: readonly string[]): string {
  const inner = sets.map((set) => `(map (name: "${set}." + name) (builtins.attrNames lib.${set}))`);
  return `builtins.concatLists [ (builtins.attrNames lib) ${inner.join(" ")} ]`;
}

function namesShown(outcome: Outcome | undefined): Set<string> {
  if (outcome?.kind !== "value") throw new Error("the real library cannot be loaded: " + JSON.stringify(outcome));
  const { list } = JSON.parse(outcome.shown) as { list: { string: string }[] };
  return new Set(list.map(({ string }) => string));
}
