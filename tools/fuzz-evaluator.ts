/**
 * Compares evaluation with the Nix on PATH: `npm run fuzz:evaluator -- [cases] [seed]` (default: 20000 cases, seed 1).
 * Random programs are given to `nix repl` in batches; what is printed must be the same, or both must fail in the same
 * way: caught by tryEval, or not. A program that Nix does not come back from, in time or in memory, is left out. Prints
 * what differs and is not known to (tools/evaluation/known-differences.ts). Exit code: 0 nothing does, 1 something
 * does, 2 no Nix.
 */
import { ComparedPrograms } from "./evaluation/compared-programs.ts";
import { randomExpression } from "./evaluation/random-expression.ts";
import { Random } from "./fuzz/random.ts";
import { RealNix } from "./oracle/real-nix.ts";

const mostShown = 30;
const batch = 100;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const [cases = 20_000, seed = 1] = argv.map(Number);
  const nix = RealNix.find();
  if (!nix) {
    console.error("there is no nix-instantiate on PATH: install Nix (on Debian: apt install nix-bin)");
    return 2;
  }
  const start = performance.now();
  const random = new Random(seed);
  const compared = new ComparedPrograms();
  for (let done = 0; done < cases; done += batch) {
    await compared.add(Array.from({ length: Math.min(batch, cases - done) }, () => randomExpression(random)));
  }
  for (const { program, expected, own } of compared.differing.slice(0, mostShown)) {
    const because = own.message === null ? "" : ` (${own.message})`;
    console.log(`${program}\n  Nix:       ${expected}\n  flakelint: ${own.text}${because}`);
  }
  const known = [...compared.known.values()].reduce((sum, count) => sum + count, 0);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const { failing, leftOut, differing } = compared;
  console.log(
    `${cases} programs of seed ${seed} with Nix ${nix.version}: ${failing} fail there, ${leftOut} left out, ${known} differ as known, ${differing.length} differ; ${seconds} s`,
  );
  for (const [reason, count] of compared.known) console.log(`  ${String(count).padStart(5)}  ${reason}`);
  return differing.length > 0 ? 1 : 0;
}
