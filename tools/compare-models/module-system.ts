/**
 * Compares our module system with that of a real nixpkgs `lib`, on generated sets of modules.
 * Alone: `tsx tools/compare-models/module-system.ts LIB-FOLDER [CASES] [SEED]`
 */
import { pathToFileURL } from "node:url";
import { nixpkgsLib } from "../../src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { moduleCases } from "./module-cases.ts";
import { ModuleSets } from "./module-sets.ts";
import type { Case, Difference, Outcome } from "./outcome.ts";
import { evaluateOurselves } from "./own-evaluation.ts";
import { evaluateReally } from "./real-evaluation.ts";

export interface ModuleSystemComparison {
  readonly compared: readonly string[];
  readonly cases: number;
  readonly differences: readonly Difference[];
}

/** Evaluates fixed and generated sets of modules on both sides. `realLib` is the folder of nixpkgs' lib. */
export async function compareModuleSystem(
  realLib: string,
  cases: number,
  seed: number,
): Promise<ModuleSystemComparison> {
  const generated = Array.from({ length: cases }, (_, index): Case => {
    const expression = new ModuleSets(seed * 1_000_003 + index).evaluation();
    return { subject: "evalModules", expression, depth: 9 };
  });
  const all = [...moduleCases, ...generated];
  const theirs = await evaluateReally(`newer.import (/. + ${JSON.stringify(realLib)})`, {}, all);
  const ours = evaluateOurselves(nixpkgsLib, {}, all);
  const differences = all.flatMap((each, index): Difference[] => {
    const [real, own] = [theirs[index] as Outcome, ours[index] as Outcome];
    return isSame(real, own) ? [] : [{ ...each, theirs: real, ours: own }];
  });
  return { compared: [...new Set(all.map(({ subject }) => subject))], cases: all.length, differences };
}

/** Messages are our own, and which of Nix's two ways to fail it is depends on its version. */
function isSame(real: Outcome, own: Outcome): boolean {
  if (real.kind === "value" || own.kind === "value") {
    return real.kind === "value" && own.kind === "value" && real.shown === own.shown;
  }
  return own.kind !== "unknown";
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
