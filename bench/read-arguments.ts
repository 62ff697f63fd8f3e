import { parseArgs } from "node:util";

/** What `npm run bench` was asked for. */
export interface BenchRequest {
  /** Names of cases; all of them if there are none. */
  readonly names: readonly string[];
  /** How often each row is run, instead of what its case says. */
  readonly runs: number | null;
  /** A folder with real trees. */
  readonly trees: string | null;
  /** Where results are written. */
  readonly json: string | null;
  /** Results of another time, to be compared with. */
  readonly compare: string | null;
  /** The cli.js of another build. */
  readonly program: string | null;
}

/** Shown where the arguments are wrong. */
export const usage =
  "usage: npm run bench [-- NAME…] [--runs N] [--trees DIR] [--program CLI.JS] [--json FILE] [--compare FILE]";

/** Reads the arguments. Throws an `Error` in words for people. */
export function readBenchArguments(argv: readonly string[], known: readonly string[]): BenchRequest {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { runs: text, trees: text, json: text, compare: text, program: text },
  });
  const stranger = positionals.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`there is no case '${stranger}': one of ${known.join(", ")}`);
  const runs = values.runs === undefined ? null : Number(values.runs);
  if (runs !== null && (!Number.isInteger(runs) || runs < 1)) throw new Error(`--runs '${values.runs}' is no number`);
  const { trees = null, json = null, compare = null, program = null } = values;
  return { names: positionals, runs, trees, json, compare, program };
}
