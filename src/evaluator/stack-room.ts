import { EvaluationError } from "./evaluation-error.ts";

/**
 * Evaluation nests as deeply as the program does, and ends where the stack does. Node's own stack of 1 MB holds some
 * 400 to 3,000 nested calls of Nix functions; a thread with a larger one holds more.
 */
let exceeded = false;

/** Whether anything in this thread was left unknown because it is nested too deeply for its stack. */
export function stackWasExceeded(): boolean {
  return exceeded;
}

/** What evaluation ends with where the stack does. */
export function tooDeep(): EvaluationError {
  exceeded = true;
  return new EvaluationError("evaluation is nested too deeply", null, "exhausted");
}

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
