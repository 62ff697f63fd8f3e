import { ok } from "node:assert";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { NotRun } from "../named-checks.ts";
import type { PackageCheck } from "./check.ts";
import { run } from "./programs.ts";

const runs = 20;
/** The budget is 2.5 on a machine that does nothing else; one that does gets some room. */
const mostRatio = 3;

function timeOf(argv: readonly string[], folder: string): number {
  const start = performance.now();
  run(process.execPath, argv, folder);
  return performance.now() - start;
}

export const speedChecks: readonly PackageCheck[] = [
  {
    name: "a check of one file starts fast",
    run: ({ folder }) => {
      const [empty, module] = [join(folder, "empty.mjs"), join(folder, "module.nix")];
      writeFileSync(empty, "");
      writeFileSync(module, "{ pkgs, ... }:\n{\n  environment.systemPackages = with pkgs; [ git ripgrep ];\n}\n");
      const cli = join(folder, "empty/node_modules/flakelint/dist/cli.js");
      const times: [number, number][] = [];
      // In turns, so that a busy machine is unfair to both; the fastest run says most then.
      for (let turn = 0; turn < runs; turn++) times.push([timeOf([empty], folder), timeOf([cli, module], folder)]);
      const base = Math.min(...times.map(([time]) => time));
      const check = Math.min(...times.map(([, time]) => time));
      const ratio = check / base;
      const seen = `${check.toFixed(0)} ms, ${ratio.toFixed(2)} times the ${base.toFixed(0)} ms of an empty Node`;
      const load = loadavg()[0] as number;
      if (ratio > mostRatio && load > cpus().length) throw new NotRun(`the machine is too busy to tell: ${seen}`);
      ok(ratio <= mostRatio, seen);
      return seen;
    },
  },
];
