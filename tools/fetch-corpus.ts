/**
 * Fetches public configurations at the commits of corpus/snapshot.json into .corpus, those that are not there yet:
 * `npm run --silent corpus:fetch -- OWNER/NAME…`
 *
 * Prints the folder of each that can be had. Exit code: 0 all are there; 2 one is not, which standard error says.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Snapshot } from "./corpus/snapshot.ts";
import { openTree } from "./corpus/trees.ts";

const snapshotFile = fileURLToPath(new URL("../corpus/snapshot.json", import.meta.url));
const { repositories } = JSON.parse(readFileSync(snapshotFile, "utf8")) as Snapshot;
process.exitCode = 0;
for (const name of process.argv.slice(2)) {
  try {
    const entry = repositories.find(({ repository }) => repository === name);
    if (!entry) throw new Error("not in corpus/snapshot.json");
    console.log(await openTree(".corpus", entry));
  } catch (error) {
    const [, reason] = /^(?:fatal|error): (.*)$/m.exec(String(error)) ?? [];
    console.error(`${name}: ${reason ?? (error instanceof Error ? error.message : error)}`);
    process.exitCode = 2;
  }
}
