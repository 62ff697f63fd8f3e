import type { Measured } from "./rows.ts";
import type { Measurement } from "./statistics.ts";

/** One row as it is written. */
export interface StoredRow extends Measurement {
  readonly program: string;
  readonly label: string;
  readonly files: number;
  readonly bytes: number;
}

/** What `--json` writes, and `--compare` reads. */
export interface StoredResults {
  readonly version: 1;
  readonly node: string;
  readonly cores: number;
  readonly cases: Readonly<Record<string, readonly StoredRow[]>>;
}

/** The rows that were measured. */
export function storedRows(measured: readonly Measured[]): readonly StoredRow[] {
  return measured.flatMap(({ row: { program, label, subject }, result }) => {
    return result === null ? [] : [{ program, label, files: subject.files.length, bytes: subject.bytes, ...result }];
  });
}

/** Reads what `--json` wrote. Throws an `Error` in words for people. */
export function readResults(text: string, file: string): StoredResults {
  const results = JSON.parse(text) as Partial<StoredResults>;
  if (results.version !== 1 || results.cases === undefined) throw new Error(`${file} holds no results of benchmarks`);
  return results as StoredResults;
}

/** The row of another time that measured the same. */
export function sameRow(rows: readonly StoredRow[] | undefined, { row }: Measured): StoredRow | undefined {
  return rows?.find(({ program, label }) => program === row.program && label === row.label);
}
