/**
 * Compares evaluation with the Nix on PATH: `npm run fuzz:evaluator -- [cases] [seed]` (default: 20000 cases, seed 1).
 * Random programs are given to `nix repl` in batches; what is printed must be the same, or both must fail in the same
 * way: caught by tryEval, or not. A program after which Nix says nothing for a while, and what is behind it in its batch,
 * is left out. Prints what differs. Exit code: 0 nothing differs, 1 something does, 2 no Nix.
 */
import { ownResult } from "./evaluation/own-result.ts";
import { randomExpression } from "./evaluation/random-expression.ts";
import { replResults } from "./evaluation/repl-results.ts";
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
  let differing = 0;
  let failing = 0;
  let leftOut = 0;
  for (let done = 0; done < cases; done += batch) {
    const programs = Array.from({ length: Math.min(batch, cases - done) }, () => randomExpression(random));
    const theirs = await replResults(programs);
    for (const [index, program] of programs.entries()) {
      const expected = theirs[index];
      if (expected === undefined) {
        leftOut++;
        continue;
      }
      const printed = ownResult(program);
      if (expected.startsWith("error")) failing++;
      if (printed === expected) continue;
      if (++differing <= mostShown) console.log(`${program}\n  Nix:       ${expected}\n  flakelint: ${printed}`);
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${cases} programs of seed ${seed} with Nix ${nix.version}: ${failing} fail there, ${leftOut} left out, ${differing} differ; ${seconds} s`,
  );
  return differing > 0 ? 1 : 0;
}
