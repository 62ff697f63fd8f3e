/** The user's mistake on the command line: shown as one line and a hint, without a stack; exit code 2. */
export class UsageError extends Error {
  /** What to do about it; `undefined` where there is nothing to add. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = "UsageError";
    this.hint = hint;
  }
}
