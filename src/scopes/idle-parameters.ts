import { withoutParentheses } from "../parser/parentheses.ts";
import type { Identifier, Lambda, Node, Parenthesized } from "../parser/syntax.ts";
import { isSkippedByDeadnix } from "./formal-removal.ts";
import { argumentsGivenBy } from "./function-role.ts";
import { callsOf } from "./local-calls.ts";
import type { NixFile } from "./nix-file.ts";

/** The parameter of a function (`x: …`) that nothing reads. */
export interface IdleParameter {
  readonly lambda: Lambda;
  readonly parameter: Identifier;
  /** How many calls pass something for it; `null` for a function that is given to another, or read from another file. */
  readonly calls: number | null;
}

/** Names that tell what is passed, which people keep whether or not they use it. */
const conventional =
  /^(?:final|prev|self|super|old|finalAttrs|prevAttrs|old(?:er)?Attrs|previousAttrs|attrs|finalPackage)$/;

/**
 * The parameters of a file that nothing reads, but for those whose place is fixed: before one that is used, in a function
 * that is given to another.
 */
export function idleParameters(file: NixFile): readonly IdleParameter[] {
  const { scopes, tree } = file;
  const idle = new Map<Lambda, Identifier>();
  for (const { kind, scope, references, name, nameSpan } of scopes.definitions) {
    if (kind !== "parameter" || references.length > 0 || scope.kind !== "Lambda" || !scope.parameter) continue;
    if (name.startsWith("_") || conventional.test(name) || isSkippedByDeadnix(nameSpan, tree)) continue;
    idle.set(scope, scope.parameter);
  }
  return [...idle].flatMap(([lambda, parameter]): IdleParameter[] => {
    const { outermost, depth } = chainOf(lambda);
    const calls = callsOf(outermost, scopes);
    if (calls) {
      const arePassed = calls.length > 0 && calls.every((given) => given >= depth);
      return arePassed ? [{ lambda, parameter, calls: calls.length }] : [];
    }
    return isFixed(lambda, outermost, idle) ? [] : [{ lambda, parameter, calls: null }];
  });
}

/** The function that a function is the result of, or the result of the result, with its parentheses; counted from 1. */
function chainOf(lambda: Lambda): { readonly outermost: Lambda | Parenthesized; readonly depth: number } {
  let outermost: Lambda | Parenthesized = lambda;
  let depth = 1;
  for (let parent: Node | null = lambda.parent; parent; parent = parent.parent) {
    if (parent.kind === "Lambda") depth++;
    else if (parent.kind !== "Parenthesized") break;
    outermost = parent;
  }
  return { outermost, depth };
}

function isFixed(lambda: Lambda, outermost: Node, idle: ReadonlyMap<Lambda, Identifier>): boolean {
  const { parent } = outermost;
  if (parent?.kind !== "Apply" || parent.argument !== outermost || argumentsGivenBy(parent) === 0) return false;
  let inner = withoutParentheses(lambda.body);
  while (inner.kind === "Lambda") {
    if (!idle.has(inner) && !inner.parameter?.name.startsWith("_")) return true;
    inner = withoutParentheses(inner.body);
  }
  return false;
}
