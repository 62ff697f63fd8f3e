/** The middle of some numbers; of an even count, between the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? Number.NaN) + upper) / 2;
}

/** Their sum, shared out evenly. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** What one run took. */
export interface Measurement {
  readonly wallMs: number;
  /** User and system, of all threads; `null` where it cannot be known. */
  readonly cpuMs: number | null;
  /** The most memory that was held at once; `null` where it cannot be known. */
  readonly peakBytes: number | null;
}

/**
 * What several runs took: medians, but the mean of CPU times, which the kernel tells in hundredths of a second.
 */
export function summarize(runs: readonly Measurement[]): Measurement {
  const known = (key: "cpuMs" | "peakBytes") => runs.map((run) => run[key]).filter((value) => value !== null);
  const [cpu, peaks] = [known("cpuMs"), known("peakBytes")];
  return {
    wallMs: median(runs.map(({ wallMs }) => wallMs)),
    cpuMs: cpu.length === runs.length ? mean(cpu) : null,
    peakBytes: peaks.length === runs.length ? median(peaks) : null,
  };
}

/** What two things take that are done one after the other. */
export function inTurn(one: Measurement, other: Measurement): Measurement {
  const isKnown = (a: number | null, b: number | null) => a !== null && b !== null;
  return {
    wallMs: one.wallMs + other.wallMs,
    cpuMs: isKnown(one.cpuMs, other.cpuMs) ? (one.cpuMs ?? 0) + (other.cpuMs ?? 0) : null,
    peakBytes: isKnown(one.peakBytes, other.peakBytes) ? Math.max(one.peakBytes ?? 0, other.peakBytes ?? 0) : null,
  };
}
