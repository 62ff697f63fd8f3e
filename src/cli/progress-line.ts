import type { ProgressStep } from "../engine/analysis.ts";
import type { Shell } from "./shell.ts";

/** Runs that are over before this need no progress: it would only flicker. */
const quietMs = 1000;
const redrawMs = 100;

const phases: Readonly<Record<ProgressStep["phase"], string>> = {
  files: "reading files",
  configurations: "evaluating configurations",
  rules: "checking the whole flake",
};

/** A line on the terminal that tells how far a long run has come. */
export interface ProgressLine {
  /** Called for each file, host and rule: mostly it looks at the clock, and that is all. */
  tell(step: ProgressStep): void;
  /** Takes the line away, before anything else is written. */
  clear(): void;
}

/**
 * For standard error, if that is a terminal of a person's; else `null`. The analysis does not wait for anything, so that
 * the line is drawn by those who work, between two pieces of their work. Ctrl-C is left to the system, which ends the
 * program at once (a handler would have to wait for the analysis): the line stays where it was, the prompt follows below.
 */
export function progressLine(shell: Shell, clock: () => number = () => performance.now()): ProgressLine | null {
  const { environment, complainsToTerminal } = shell;
  const { CI, PRE_COMMIT, TERM } = environment;
  // pre-commit gives hooks a terminal of its own, for their colours, and prints later what they wrote to it.
  if (!complainsToTerminal || CI !== undefined || PRE_COMMIT !== undefined || TERM === "dumb") return null;
  let next = quietMs;
  let isDrawn = false;
  return {
    tell: (step) => {
      const now = clock();
      if (now < next) return;
      next = now + redrawMs;
      isDrawn = true;
      shell.complain(`\r\u001b[2K${textOf(step).slice(0, shell.columns - 1)}`);
    },
    clear: () => {
      if (isDrawn) shell.complain("\r\u001b[2K");
      isDrawn = false;
    },
  };
}

function textOf({ phase, done, total }: ProgressStep): string {
  return `${phases[phase]}: ${done} of ${total}`;
}
