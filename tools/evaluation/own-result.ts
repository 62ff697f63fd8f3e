import { EvaluationError } from "../../src/evaluator/evaluation-error.ts";
import { Evaluator } from "../../src/evaluator/evaluator.ts";
import type { NixFile } from "../../src/scopes/nix-file.ts";
import { type AttributeOrder, printValue, UnknownValueError } from "./print-value.ts";
import { sourceFolder } from "./source-folder.ts";

export interface OwnResult {
  /** In the words of `replResults`; `unknown` and `exhausted` are our own. */
  readonly text: string;
  /** Why there is no value. */
  readonly message: string | null;
}

/** Why Nix would not begin to evaluate: `1.a or c`, which calls `1.` with a variable `or`, is both. */
function refusal(file: NixFile | undefined): string | null {
  const [problem] = file?.tree.problems ?? [];
  if (problem) return problem.message;
  const lost = file?.scopes.references.find(({ resolution }) => resolution.kind === "undefined");
  return lost ? `undefined variable '${lost.name}'` : null;
}

/** What evaluation gives for an expression. */
export function ownResult(expression: string, order?: AttributeOrder): OwnResult {
  const sources = sourceFolder("/", [], new Map([["main.nix", expression]]));
  const evaluator = new Evaluator(sources);
  const refused = refusal(sources.nixFile("main.nix"));
  if (refused !== null) return { text: "error", message: refused };
  try {
    return { text: printValue(evaluator.importFile("main.nix"), order), message: null };
  } catch (error) {
    if (error instanceof UnknownValueError) return { text: "unknown", message: error.message };
    if (error instanceof RangeError) return { text: "exhausted", message: error.message };
    if (!(error instanceof EvaluationError)) throw error;
    const { message, isExhaustion, kind } = error;
    return { text: isExhaustion ? "exhausted" : kind === "thrown" ? "error: thrown" : "error", message };
  }
}
