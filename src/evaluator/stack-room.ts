import { EvaluationError } from "./evaluation-error.ts";

/**
 * Evaluation nests as deeply as the program does, and ends where the stack does. Node's own stack of 1 MB holds some
 * 400 to 3,000 nested calls of Nix functions; a thread with a larger one holds more. A thread has one stack, whatever
 * number of evaluators runs in it.
 */
let exceeded = false;

/** Whether anything in this thread was left unknown because it is nested too deeply for its stack. */
export function stackWasExceeded(): boolean {
  return exceeded;
}

/** Looks at values in passing: one that is nested too deeply is as good as unknown, and no reason for a larger stack. */
export function inPassing<Outcome>(look: () => Outcome): Outcome {
  const before = exceeded;
  try {
    return look();
  } finally {
    exceeded = before;
  }
}

/** What evaluation ends with where the stack does. */
export function tooDeep(): EvaluationError {
  exceeded = true;
  return nestedTooDeeply();
}

/** What evaluation ends with where no stack would be large enough. */
export function nestedTooDeeply(): EvaluationError {
  return new EvaluationError("evaluation is nested too deeply", null, "exhausted");
}

/** What evaluation ends with where the engine refuses: the stack has come to its end, or a value cannot be that large. */
export function limitOf({ message }: RangeError): EvaluationError {
  if (message === stackMessage) return tooDeep();
  return new EvaluationError("a value is too large to be made", null, "exhausted");
}

const stackMessage = "Maximum call stack size exceeded";

/** Calls of `descend` that must still fit: some 150 KB, more than parsing a file takes. */
const room = 1_000;

/** Whether the stack has room for work that may not be interrupted by its end. */
export function hasStackRoom(): boolean {
  try {
    return descend(room);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function descend(levels: number): boolean {
  return levels === 0 || (descend(levels - 1) && levels > 0);
}
