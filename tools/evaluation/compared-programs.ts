import { type Difference, reasonToDiffer, withoutDifferences } from "./known-differences.ts";
import { ownResult } from "./own-result.ts";
import { replResults } from "./repl-results.ts";

/** What comes of giving programs to Nix and to our own evaluation. */
export class ComparedPrograms {
  /** How many fail in Nix. */
  failing = 0;
  /** How many Nix does not come back from. */
  leftOut = 0;
  /** How many differ for a reason that is known. */
  readonly known = new Map<string, number>();
  readonly differing: Difference[] = [];

  async add(programs: readonly string[]): Promise<void> {
    for (const difference of await this.#differences(programs)) {
      const reasons = await knownReasons(difference);
      if (reasons.length === 0) this.differing.push(difference);
      const [first] = reasons;
      if (first !== undefined) this.known.set(first, (this.known.get(first) ?? 0) + 1);
    }
  }

  async #differences(programs: readonly string[]): Promise<readonly Difference[]> {
    const results = await replResults(programs);
    const differences: Difference[] = [];
    for (const [index, program] of programs.entries()) {
      const expected = results[index];
      if (expected === undefined) {
        this.leftOut++;
        continue;
      }
      if (expected.startsWith("error")) this.failing++;
      const own = ownResult(program);
      if (own.text !== expected) differences.push({ program, expected, own });
    }
    return differences;
  }
}

/** Why the two are meant to differ: it can be seen, or they agree about the program without what is known to. */
async function knownReasons(difference: Difference): Promise<readonly string[]> {
  const reason = reasonToDiffer(difference);
  if (reason !== undefined) return [reason];
  const without = withoutDifferences(difference);
  if (!without) return [];
  const [expected] = await replResults([without.program]);
  const own = ownResult(without.program);
  // A value that holds itself ends for neither.
  if (expected === undefined) return own.text === "exhausted" ? without.reasons : [];
  if (own.text === expected) return without.reasons;
  const rest = reasonToDiffer({ program: without.program, expected, own });
  return rest === undefined ? [] : [rest];
}
