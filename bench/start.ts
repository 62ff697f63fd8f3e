/**
 * How long the program takes to start, beside an empty Node: `npm run build && npx tsx bench/start.ts [runs]`.
 * The commands take turns, so that a busy machine is unfair to all of them alike; the fastest run says most then.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const runs = Number(process.argv[2] ?? 30);
const folder = mkdtempSync(join(tmpdir(), "flakelint-start-"));
const empty = join(folder, "empty.mjs");
const module = join(folder, "module.nix");
writeFileSync(empty, "");
writeFileSync(module, "{ pkgs, ... }:\n{\n  environment.systemPackages = with pkgs; [ git ripgrep ];\n}\n");

const cases: ReadonlyMap<string, readonly string[]> = new Map([
  ["empty Node", [empty]],
  ["flakelint --version", [cli, "--version"]],
  ["flakelint module.nix", [cli, module]],
  ["flakelint --fix module.nix", [cli, "--fix", module]],
  ["flakelint --format json module.nix", [cli, "--format", "json", module]],
  ["flakelint --help", [cli, "--help"]],
]);

// Node reads this file of certificates at every start, which takes longer than the start itself.
const { NODE_EXTRA_CA_CERTS: _unused, ...env } = process.env;
const times = new Map<string, number[]>([...cases.keys()].map((name) => [name, []]));
for (let run = -2; run < runs; run++) {
  for (const [name, argv] of cases) {
    const start = performance.now();
    spawnSync(process.execPath, argv, { cwd: folder, env, stdio: "pipe" });
    if (run >= 0) times.get(name)?.push(performance.now() - start);
  }
}
rmSync(folder, { recursive: true });

const summaries = [...times].map(([name, list]) => {
  const sorted = list.toSorted((a, b) => a - b);
  return { name, median: sorted[sorted.length >> 1] as number, fastest: sorted[0] as number };
});
const base = summaries[0] as (typeof summaries)[number];
for (const { name, median, fastest } of summaries) {
  const factors = `${(median / base.median).toFixed(2)} × (fastest ${(fastest / base.fastest).toFixed(2)} ×)`;
  console.log(`${name.padEnd(36)} median ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms, ${factors}`);
}
