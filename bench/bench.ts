/**
 * How long flakelint takes, beside an empty Node and the peers that are on PATH:
 * `npm run bench [-- NAME…] [--runs N] [--trees DIR] [--program CLI.JS] [--json FILE] [--compare FILE]`
 *
 * The programs of a case take turns, so that a busy machine is unfair to all of them alike; wall time and peak memory are
 * medians, CPU time is a mean. `--trees` names a folder with checkouts of home-manager and nixpkgs, instead of which trees
 * of their size are generated; `--program` another build, to be measured in turn with this one. `--json` writes what was
 * measured, and `--compare` reads it, later. Exit code: 0, 1 if a program failed, or 2.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Case, cases } from "./cases.ts";
import { platformNote } from "./measure-command.ts";
import { measureRows } from "./measure-rows.ts";
import { openBuild } from "./programs.ts";
import { type BenchRequest, readBenchArguments, usage } from "./read-arguments.ts";
import { renderComparison, renderTable } from "./render-table.ts";
import { readResults, type StoredResults, type StoredRow, storedRows } from "./results.ts";
import type { Measured, Workshop } from "./rows.ts";
import { openWorkshop } from "./workshop.ts";

const program = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "flakelint-bench-"));
  try {
    const request = readBenchArguments(
      argv,
      cases.map(({ name }) => name),
    );
    return await run(request, folder);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(request: BenchRequest, folder: string): Promise<number> {
  const { compare, json, names, trees } = request;
  const before = compare === null ? null : readResults(readFileSync(compare, "utf8"), compare);
  const builds = [openBuild("flakelint", program, folder)];
  if (request.program !== null) builds.push(openBuild("other build", resolve(request.program), folder));
  const workshop = openWorkshop(folder, builds, trees === null ? null : resolve(trees));
  console.log(`Node ${process.version}, ${availableParallelism()} cores`);
  if (platformNote !== null) console.log(platformNote);
  const stored: Record<string, readonly StoredRow[]> = {};
  let isComplete = true;
  for (const one of cases.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const measured = await measureCase(one, workshop, request.runs ?? one.runs);
    print(one, measured, before);
    stored[one.name] = storedRows(measured);
    isComplete &&= measured.every(({ failure }) => failure === undefined);
    const results: StoredResults = { version: 1, node: process.version, cores: availableParallelism(), cases: stored };
    if (json !== null) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
  }
  return isComplete ? 0 : 1;
}

async function measureCase({ name, rows, warmUp }: Case, workshop: Workshop, runs: number): Promise<Measured[]> {
  const tell = (done: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done}`);
  };
  const measured = await measureRows(rows(workshop), { runs, warmUp, caches: workshop.caches }, (run) =>
    tell(`${name}: run ${run} of ${runs}`),
  );
  tell("");
  return measured;
}

function print({ name, describe, conclude }: Case, measured: readonly Measured[], before: StoredResults | null): void {
  const subject = measured.find(({ row }) => row.role === "flakelint")?.row.subject;
  const hasSize = subject && subject.files.length > 1 && measured.every(({ row }) => row.count === undefined);
  const size = hasSize
    ? `; ${subject.files.length.toLocaleString("en")} files, ${(subject.bytes / 1e6).toFixed(2)} MB`
    : "";
  console.log(`\n${name}: ${describe}${size}`);
  console.log(renderTable(measured));
  for (const line of conclude?.(measured) ?? []) console.log(line);
  if (before !== null) console.log(renderComparison(measured, before.cases[name]));
}
