import { nixpkgsLib } from "#src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { unknown } from "#src/evaluator/value.ts";
import { evaluatorFor } from "../../support/evaluate.ts";
import { printValue } from "../../support/print-value.ts";

/** The printed value of an expression with the model of nixpkgs' `lib` in scope, and `hidden`, which is not known. */
export function evaluateWithLib(expression: string, files: Readonly<Record<string, string>> = {}): string {
  const evaluator = evaluatorFor({ ...files, "main.nix": `lib: hidden: ${expression}` });
  const value = evaluator.attempt(() => {
    const withLib = evaluator.apply(evaluator.importFile("main.nix"), Thunk.of(nixpkgsLib(evaluator)), null);
    return evaluator.apply(withLib, Thunk.of(unknown("nobody knows it", { origin: "hidden" })), null);
  });
  return printValue(evaluator, value);
}

/** Each an expression and what it prints. */
export type Cases = readonly (readonly [string, string])[];
