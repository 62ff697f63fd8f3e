import { nixpkgsLib } from "#src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { evaluatorFor } from "../../support/evaluate.ts";
import { printValue } from "../../support/print-value.ts";

/** What an expression over `lib` gives, printed; other files stand beside it. */
export function evaluateWithLib(expression: string, files: Readonly<Record<string, string>> = {}): string {
  const evaluator = evaluatorFor({ ...files, "main.nix": `lib: with lib.types; ${expression}` });
  const lib = Thunk.of(nixpkgsLib(evaluator));
  return printValue(
    evaluator,
    evaluator.attempt(() => evaluator.apply(evaluator.importFile("main.nix"), lib, null)),
  );
}

/** `config.x` of an evaluation of modules. */
export function configOf(modules: string, more = "", files: Readonly<Record<string, string>> = {}): string {
  return evaluateWithLib(`(lib.evalModules { modules = [ ${modules} ]; ${more} }).config.x`, files);
}
