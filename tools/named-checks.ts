/** Something that holds of a subject; throws an `Error` if it does not, `NotRun` if that cannot be found out here. */
export interface NamedCheck<Subject> {
  readonly name: string;
  /** Gives what was seen, for people, if that is worth a word. */
  readonly run: (subject: Subject) => string | undefined;
}

/** A check needs what cannot be had here. */
export class NotRun extends Error {}

/** Runs them all, a line each; whether none failed. */
export function runChecks<Subject>(checks: readonly NamedCheck<Subject>[], subject: Subject): boolean {
  return checks.map((check) => runCheck(check, subject)).every((passed) => passed);
}

function runCheck<Subject>(check: NamedCheck<Subject>, subject: Subject): boolean {
  try {
    const seen = check.run(subject);
    console.log(`passed   ${check.name}${seen === undefined ? "" : `: ${seen}`}`);
    return true;
  } catch (error) {
    if (error instanceof NotRun) {
      console.log(`not run  ${check.name}: ${error.message}`);
      return true;
    }
    console.log(`FAILED   ${check.name}\n${(error as Error).message.replace(/^/gm, "         ")}`);
    return false;
  }
}
