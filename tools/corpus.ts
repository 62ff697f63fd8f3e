/**
 * Compares what flakelint finds in public configurations with the counts in corpus/snapshot.json:
 * `npm run corpus [-- [--trees DIR] [--update] [OWNER/NAME…]]`
 *
 * Trees are looked for as DIR/OWNER+NAME (default: .corpus, which git ignores); those that are missing are fetched from
 * GitHub at the commit of the snapshot. Every rule runs (`--set strict`), on the day of the snapshot. Prints each count that
 * differs; `--update` writes them. Exit code: 0 nothing differs, 1 something does, 2 a tree could not be had or checked.
 */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type CorpusEntry, compareCounts, countByRule, renderSnapshot, type Snapshot } from "./corpus/snapshot.ts";
import { openTree } from "./corpus/trees.ts";

const program = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const snapshotFile = fileURLToPath(new URL("../corpus/snapshot.json", import.meta.url));
const mostOutput = 512 * 1024 * 1024;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { trees: { type: "string", default: ".corpus" }, update: { type: "boolean", default: false } },
  });
  const snapshot = JSON.parse(readFileSync(snapshotFile, "utf8")) as Snapshot;
  const unknown = positionals.filter((name) => !snapshot.repositories.some(({ repository }) => repository === name));
  if (unknown.length > 0) {
    console.error(`not in corpus/snapshot.json: ${unknown.join(", ")}`);
    return 2;
  }
  const isMeant = ({ repository }: CorpusEntry) => positionals.length === 0 || positionals.includes(repository);
  const before = snapshot.repositories.filter(isMeant);
  const after = await countAll(before, resolve(values.trees), snapshot.day);

  const counted = before.filter(({ repository }) => after.has(repository));
  const differences = counted.flatMap((entry) => compareCounts(entry, after.get(entry.repository) ?? {}));
  for (const line of differences) console.log(line);
  const findings = [...after.values()]
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);
  console.log(
    `${after.size} of ${before.length} repositories, ${findings} findings, ${differences.length} counts differ`,
  );
  if (values.update) {
    const repositories = snapshot.repositories.map((entry) => {
      return { ...entry, findings: after.get(entry.repository) ?? entry.findings };
    });
    writeFileSync(snapshotFile, renderSnapshot({ ...snapshot, repositories }));
  }
  if (after.size < before.length) return 2;
  return differences.length > 0 && !values.update ? 1 : 0;
}

/** By repository; those whose tree could not be had or checked are told, and left out. */
async function countAll(entries: readonly CorpusEntry[], trees: string, day: string) {
  const counts = new Map<string, Readonly<Record<string, number>>>();
  const queue = [...entries];
  const work = async () => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      try {
        counts.set(entry.repository, await count(await openTree(trees, entry), day));
      } catch (error) {
        console.error(`${entry.repository}: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return counts;
}

async function count(tree: string, day: string): Promise<Readonly<Record<string, number>>> {
  const flags = ["--isolated", "--set", "strict", "--now", day, "--format", "json", "--fail-on", "never"];
  const run = promisify(execFile)(process.execPath, [program, "check", join(tree, "."), ...flags], {
    maxBuffer: mostOutput,
  });
  return countByRule(JSON.parse((await run).stdout));
}
