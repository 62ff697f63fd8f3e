/**
 * Runs the tests of other linters for Nix against ours: `npm run peers [-- [--trees DIR] [--show KEY]]`
 *
 * Checkouts are looked for as DIR/OWNER+NAME (default: .peers, which git ignores); those that are missing are fetched from
 * GitHub. Prints how many cases of each check we agree with, where we mean to find something else and why, and what we
 * miss; `--show` prints the cases whose key contains KEY. Exit code: 0 nothing is missed, 1 something is, or a reason is
 * given that no case needs, 2 a checkout could not be had or read.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openTree } from "./corpus/trees.ts";
import { answers } from "./peers/checks.ts";
import { deadnix } from "./peers/deadnix.ts";
import { nil } from "./peers/nil.ts";
import { nixf } from "./peers/nixf.ts";
import type { Peer } from "./peers/peer-case.ts";
import { type PeerResult, runPeer } from "./peers/run-peer.ts";
import { statix, statixFork } from "./peers/statix.ts";
import { printMisses, printReasons, printTable } from "./peers/table.ts";

const peers: readonly Peer[] = [statix, statixFork, deadnix, nixf, nil];

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { trees: { type: "string", default: ".peers" }, show: { type: "string" } },
  });
  const results: PeerResult[] = [];
  for (const peer of peers) {
    try {
      const folder = await openTree(resolve(values.trees), peer);
      results.push(await runPeer(peer, folder, answers[peer.name] ?? { rules: {}, differences: [] }));
    } catch (error) {
      console.error(`${peer.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  const isShown = (key: string) => values.show !== undefined && key.includes(values.show);
  for (const { peer, outcomes } of results) {
    for (const { one, verdict } of outcomes.filter(({ one }) => isShown(`${peer.name}/${one.key}`))) {
      console.log(`${peer.name}/${one.key}: ${verdict}\n${Object.values(one.files).join("\n")}`);
      console.log({ expected: one.expected, fixed: one.fixed });
    }
  }
  printTable(results);
  printReasons(results);
  const missed = printMisses(results);
  if (missed > 0) return 1;
  return results.length < peers.length ? 2 : 0;
}
