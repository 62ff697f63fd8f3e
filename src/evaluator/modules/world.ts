import type { Evaluator } from "../evaluator.ts";
import type { Thunk } from "../thunk.ts";
import type { UnknownValue } from "../value.ts";

/** What all parts of one evaluation of modules share. */
export interface World {
  readonly evaluator: Evaluator;
  /** nixpkgs' `lib`, which modules are called with. */
  readonly lib: Thunk;
  /** Why options may be declared out of sight; `null` where all declarations are seen, and others are mistakes. */
  readonly unseen: UnknownValue | null;
  /** Whether a module that fails costs that module only. */
  readonly isTolerant: boolean;
}

/** Where in an evaluation something is merged. */
export interface MergePlace {
  readonly world: World;
  /** The option, from the root of the evaluation. */
  readonly path: readonly string[];
}

/** An option as messages name it. */
export function showOption(path: readonly string[]): string {
  return path
    .map((step) => (/^([A-Za-z_][A-Za-z0-9_'-]*|\*|<.*>)$/.test(step) ? step : JSON.stringify(step)))
    .join(".");
}
