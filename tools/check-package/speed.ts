import { ok } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PackageCheck } from "./check.ts";
import { sample } from "./pack.ts";
import { run } from "./programs.ts";

const runs = 15;
/** The budget is 2.5; a busy machine gets some room. */
const mostRatio = 4;

function medianTime(argv: readonly string[]): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run(process.execPath, argv);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

export const speedChecks: readonly PackageCheck[] = [
  {
    name: "a check of one file starts fast",
    run: ({ folder }) => {
      const nothing = join(folder, "nothing.mjs");
      writeFileSync(nothing, "");
      const cli = join(folder, "empty/node_modules/flakelint/dist/cli.js");
      const empty = medianTime([nothing]);
      const check = medianTime([cli, "check", join(sample, "modules/programs/nix.nix")]);
      const ratio = check / empty;
      ok(ratio <= mostRatio, `${ratio.toFixed(1)} times an empty Node start`);
      return `${check.toFixed(0)} ms, ${ratio.toFixed(2)} times the ${empty.toFixed(0)} ms of an empty Node`;
    },
  },
];
