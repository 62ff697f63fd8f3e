import { join } from "node:path";
import { measureCommands } from "./measure-command.ts";
import type { Measured, Row } from "./rows.ts";
import { inTurn, type Measurement, summarize } from "./statistics.ts";

export interface Turns {
  /** How many times each row is run. */
  readonly runs: number;
  /** Whether a run comes before, which does not count. */
  readonly warmUp: boolean;
  readonly caches: string;
}

/** Runs all rows in turns; a row that fails is not run again. */
export async function measureRows(
  rows: readonly Row[],
  { runs, warmUp, caches }: Turns,
  tell: (run: number) => void,
): Promise<Measured[]> {
  const taken = new Map<Row, Measurement[]>(rows.map((row) => [row, []]));
  const failures = new Map<Row, string>();
  for (let run = 0; run <= runs; run++) {
    tell(run);
    for (const [place, row] of rows.entries()) {
      if (row.commands === null || failures.has(row) || (run === 0 && !warmUp && !row.isWarm)) continue;
      const undo = row.prepare?.(row.subject);
      try {
        const one = await measureCommands(row.commands, row.subject.folder, join(caches, String(place)));
        if (run > 0) taken.get(row)?.push(one);
      } catch (error) {
        failures.set(row, (error as Error).message);
      } finally {
        undo?.();
      }
    }
  }
  const measured = rows.map((row): Measured => {
    const failure = failures.get(row);
    if (failure !== undefined) return { row, result: null, failure };
    return { row, result: row.commands === null ? null : summarize(taken.get(row) ?? []) };
  });
  return withBoth(measured);
}

/** Adds what two peers take together that stand for one of us: statix and, after it, deadnix. */
function withBoth(measured: readonly Measured[]): Measured[] {
  return measured.flatMap((one) => {
    if (one.row.program !== "deadnix" || one.result === null) return [one];
    const { subject } = one.row;
    const first = measured.find(({ row }) => row.program === "statix" && row.subject === subject);
    if (!first?.result) return [one];
    const row = { ...one.row, program: "statix, then deadnix", commands: null };
    return [one, { row, result: inTurn(first.result, one.result) }];
  });
}
