/**
 * Compares the models of libraries with the libraries, function by function, under the Nix on PATH:
 * `npm run compare-models -- [--only NAME] [--cases N] [--seed N] [--list] [--NAME DIR]…`
 *
 * The functions are called with generated arguments, on both sides in the same words; what differs is printed, and
 * which names only one side has. `--NAME DIR` says where a library is (`--nixpkgs-lib DIR`); those that are not given
 * are cloned at the commit that `tools/compare-models/` names. `--list` prints all names that one side lacks.
 * Exit code: 0 no difference, 1 a difference, 2 nothing could be compared.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkOut, UnreachableLibrary } from "./compare-models/checkout.ts";
import type { ComparedLibrary, ModelComparison, NeededLibrary } from "./compare-models/compared-library.ts";
import { outcomeTexts } from "./compare-models/outcome.ts";
import { comparedLibraries, neededLibraries } from "./compare-models/registry.ts";

const allLibraries: readonly (ComparedLibrary | NeededLibrary)[] = [...comparedLibraries, ...neededLibraries];

process.exitCode = await main();

interface Options {
  readonly chosen: readonly ComparedLibrary[];
  readonly cases: number;
  readonly seed: number;
  readonly list: boolean;
  readonly given: ReadonlyMap<string, string>;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === "string") return stop(options);
  if (!hasNix()) return stop("there is no nix-instantiate on PATH: install Nix (on Debian: apt install nix-bin)");
  const checkouts = mkdtempSync(join(tmpdir(), "compared-libraries-"));
  try {
    const folders = new Map(options.given);
    for (const { name, source } of withNeeds(options.chosen)) {
      if (!folders.has(name)) folders.set(name, checkOut(source, name, checkouts));
    }
    let differences = 0;
    for (const library of options.chosen) {
      const start = performance.now();
      const comparison = await library.compare(folders, options.cases, options.seed);
      print(library.name, comparison, options.list, performance.now() - start);
      differences += comparison.differences.length;
    }
    return differences === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof UnreachableLibrary) return stop(error.message);
    throw error;
  } finally {
    rmSync(checkouts, { recursive: true });
  }
}

function readOptions(): Options | string {
  const folderOptions = Object.fromEntries(allLibraries.map(({ name }) => [name, { type: "string" as const }]));
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", multiple: true },
        cases: { type: "string", default: "20" },
        seed: { type: "string", default: "1" },
        list: { type: "boolean", default: false },
        ...folderOptions,
      },
    });
    const { only } = values;
    const chosen = comparedLibraries.filter(({ name }) => only === undefined || only.includes(name));
    if (chosen.length === 0) return `there are models of ${comparedLibraries.map(({ name }) => name).join(", ")}`;
    const folders = Object.entries(values as Record<string, unknown>).flatMap(([name, folder]) =>
      name in folderOptions && typeof folder === "string" ? [[name, resolve(folder)] as const] : [],
    );
    return {
      chosen,
      cases: Number(values.cases),
      seed: Number(values.seed),
      list: values.list,
      given: new Map(folders),
    };
  } catch (error) {
    return (error as Error).message;
  }
}

/** The libraries and those they need, each once. */
function withNeeds(chosen: readonly ComparedLibrary[]): ReadonlySet<NeededLibrary> {
  const needed = new Set<ComparedLibrary | NeededLibrary>(chosen);
  for (const each of needed) {
    const needs = "needs" in each ? each.needs : undefined;
    for (const library of allLibraries) if (needs?.includes(library.name)) needed.add(library);
  }
  return needed;
}

function print(name: string, comparison: ModelComparison, list: boolean, milliseconds: number): void {
  const { compared, cases, values, differences, missing, additional } = comparison;
  for (const { subject, expression, theirs, ours } of differences) {
    const [theirText, ourText] = outcomeTexts(theirs, ours);
    console.log(`${name} ${subject}: ${expression}\n  theirs ${theirText}\n  ours   ${ourText}`);
  }
  const names = (which: readonly string[]) => (list && which.length > 0 ? `: ${which.join(" ")}` : "");
  console.log(
    `${name}: ${compared.length} functions compared in ${cases} cases (${values} give values), ${differences.length} differences (${(milliseconds / 1000).toFixed(1)} s)`,
  );
  console.log(`  not in the model: ${missing.length}${names(missing)}`);
  console.log(`  only in the model: ${additional.length}${names(additional)}`);
}

function hasNix(): boolean {
  try {
    execFileSync("nix-instantiate", ["--version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

function stop(message: string): number {
  console.error(message);
  return 2;
}
