import { EvaluationError } from "../../src/evaluator/evaluation-error.ts";
import { Evaluator } from "../../src/evaluator/evaluator.ts";
import { printValue, UnknownValueError } from "./print-value.ts";
import { sourceFolder } from "./source-folder.ts";

/** What evaluation gives for an expression, in the words of `replResults`. */
export function ownResult(expression: string): string {
  const sources = sourceFolder("/", [], new Map([["main.nix", expression]]));
  const evaluator = new Evaluator(sources);
  const file = sources.nixFile("main.nix");
  if (file && file.tree.problems.length > 0) return "error";
  try {
    return printValue(evaluator.importFile("main.nix"));
  } catch (error) {
    if (error instanceof UnknownValueError) return `unknown: ${error.message}`;
    if (!(error instanceof EvaluationError)) throw error;
    if (error.isExhaustion) return `exhausted: ${error.message}`;
    return error.kind === "thrown" ? "error: thrown" : "error";
  }
}
