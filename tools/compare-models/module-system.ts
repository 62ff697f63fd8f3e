/**
 * Compares our module system with that of a real nixpkgs `lib`, on generated sets of modules.
 * Alone: `tsx tools/compare-models/module-system.ts LIB-FOLDER [CASES] [SEED]`
 */
import { pathToFileURL } from "node:url";
import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { nixpkgsLib } from "../../src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import type { Value } from "../../src/evaluator/value.ts";
import type { ComparedLibrary, ModelComparison } from "./compared-library.ts";
import { moduleCases } from "./module-cases.ts";
import { ModuleSets } from "./module-sets.ts";
import { nixpkgsLibrary } from "./nixpkgs-lib.ts";
import type { Case, Difference, Outcome } from "./outcome.ts";
import { evaluateOurselves } from "./own-evaluation.ts";
import { evaluateReally } from "./real-evaluation.ts";

/**
 * Evaluates the cases on both sides. Which of the two ways to fail one takes is left aside; with `mayBeUnknown`, what the
 * original refuses may be unknown with the model.
 */
export async function compareEvaluations(
  real: string,
  model: (evaluator: Evaluator) => Value,
  cases: readonly Case[],
  mayBeUnknown = false,
): Promise<ModelComparison> {
  const theirs = await evaluateReally(real, {}, cases);
  const ours = evaluateOurselves(model, {}, cases);
  const differences = cases.flatMap((each, index): Difference[] => {
    const [outcome, own] = [theirs[index] as Outcome, ours[index] as Outcome];
    return isSame(outcome, own, mayBeUnknown) ? [] : [{ ...each, theirs: outcome, ours: own }];
  });
  return {
    compared: [...new Set(cases.map(({ subject }) => subject))],
    cases: cases.length,
    values: theirs.filter(({ kind }) => kind === "value").length,
    differences,
    missing: [],
    additional: [],
  };
}

/** Evaluates fixed and generated sets of modules on both sides. `realLib` is the folder of nixpkgs' lib. */
export async function compareModuleSystem(realLib: string, cases: number, seed: number): Promise<ModelComparison> {
  const generated = Array.from({ length: cases }, (_, index): Case => {
    const expression = new ModuleSets(seed * 1_000_003 + index).evaluation();
    return { subject: "evalModules", expression, depth: 9 };
  });
  return compareEvaluations(`newer.import (/. + ${JSON.stringify(realLib)})`, nixpkgsLib, [
    ...moduleCases,
    ...generated,
  ]);
}

/** The module system of nixpkgs' `lib`, whose checkout it takes from there. */
export const moduleSystem: ComparedLibrary = {
  name: "module-system",
  source: nixpkgsLibrary.source,
  needs: ["nixpkgs-lib"],
  compare: (folders, cases, seed) => compareModuleSystem(`${folders.get("nixpkgs-lib")}/lib`, cases, seed),
};

/** Messages are our own, and which of Nix's two ways to fail it is depends on its version. */
function isSame(real: Outcome, own: Outcome, mayBeUnknown: boolean): boolean {
  if (real.kind === "value" || own.kind === "value") {
    return real.kind === "value" && own.kind === "value" && real.shown === own.shown;
  }
  return mayBeUnknown || own.kind !== "unknown";
}

async function main(folder: string, cases: string | undefined, seed: string | undefined): Promise<void> {
  const comparison = await compareModuleSystem(folder, Number(cases ?? 1000), Number(seed ?? 1));
  for (const { expression, theirs, ours } of comparison.differences.slice(0, 20)) {
    console.log(`${expression}\n  theirs: ${JSON.stringify(theirs)}\n  ours:   ${JSON.stringify(ours)}\n`);
  }
  console.log(`${comparison.cases} cases, ${comparison.differences.length} differences`);
  process.exitCode = comparison.differences.length === 0 ? 0 : 1;
}

const [, script, folder, cases, seed] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href && folder) await main(folder, cases, seed);
