/** How the program ends. Constants, never counts. */
export const exitCode = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Findings, or differences with `--diff`. */
  findings: 1,
  /** The user's mistake: flags, configuration, no such path, a file that cannot be read or written. */
  usage: 2,
  /** Our bug. */
  bug: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
