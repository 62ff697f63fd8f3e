import type { Expression } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import type { Environment } from "./environment.ts";
import type { ExternalSources } from "./external-sources.ts";
import type { FunctionPurposes } from "./function-purposes.ts";
import type { PlannedAttribute } from "./set-plan.ts";
import type { SourceTree } from "./source-tree.ts";
import type { Thunk } from "./thunk.ts";
import type { UnknownValue, Value } from "./value.ts";

/** What the parts of the evaluator need of each other: evaluating, applying, and the files. */
export interface Machine {
  readonly sources: SourceTree;
  /** What functions turned out to be for. */
  readonly purposes: FunctionPurposes;
  /** What is known of sources outside of the repository. */
  readonly externals: ExternalSources;
  /** Whether variables of the shell are empty, as in a flake. */
  readonly isPure: boolean;
  evaluate(expression: Expression, environment: Environment): Value;
  /** A thunk for an expression. */
  delay(expression: Expression, environment: Environment): Thunk;
  /** The thunk a variable stands for, or a new one; only where the scopes of the expression are complete. */
  share(expression: Expression, environment: Environment): Thunk;
  /** A thunk for an attribute of a set or `let`; `inner` is where values are evaluated, `outer` where `inherit x` looks. */
  attribute(planned: PlannedAttribute, inner: Environment, outer: Environment): Thunk;
  /** Takes fuel for work, or for values that are made; throws when there is none left. */
  spend(amount: number): void;
  /** The outermost environment of a file: Nix's base environment. Its paths start at its folder, or at another. */
  fileEnvironment(path: string, directory?: string): Environment;
  /** Where a place is, as `__curPos` says it; null for what is not in a file of the repository. */
  position(place: Place): Value;
  /** What `import` of a path reads, each time anew: its expression, or a value that says why there is none. */
  importScoped(path: string, names: ReadonlyMap<string, Thunk>, place: Place | null): Value;
  /** Applies any value that can be called: functions, sets with `__functor`, unknown. */
  apply(callee: Value, argument: Thunk, place: Place | null): Value;
  /** `import path`: the value of the file, evaluated once. */
  importPath(path: string, place: Place | null): Value;
  /** `import` of something that lies outside the repository: a model of it, or unknown. */
  importUnknown(path: UnknownValue): Value;
}

/** Applies a function to several arguments in turn. */
export function applyAll(machine: Machine, callee: Value, given: readonly Thunk[], place: Place | null): Value {
  let result = callee;
  for (const argument of given) result = machine.apply(result, argument, place);
  return result;
}
