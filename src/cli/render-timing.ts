import type { StepTime } from "../engine/stopwatch.ts";

/** Steps that take less are told together. */
const leastShown = 0.5;

/** What each step of a run took, in milliseconds and as its part of all of them; the slowest first. */
export function renderTiming(steps: readonly StepTime[]): string {
  const total = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const shown = steps.filter(({ milliseconds }) => milliseconds >= leastShown);
  const small = steps.filter(({ milliseconds }) => milliseconds < leastShown);
  const rows = shown.map(({ step, milliseconds }) => row(milliseconds, total, step));
  if (small.length > 0) {
    const rest = small.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    rows.push(row(rest, total, `${small.length} steps below ${leastShown} ms`));
  }
  const note = "What several rules need is worked out once, and put down to the one that asks first.\n";
  return [...rows, row(total, total, "together"), note].join("");
}

function row(milliseconds: number, total: number, step: string): string {
  const share = total > 0 ? (100 * milliseconds) / total : 0;
  return `${milliseconds.toFixed(1).padStart(9)} ms ${share.toFixed(1).padStart(5)} %  ${step}\n`;
}
