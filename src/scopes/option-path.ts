import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Binding, Expression, Node } from "../parser/syntax.ts";

/** One step of an option's path; `null` for a computed name. */
export type OptionStep = string | null;

/**
 * The path of an option that a binding sets, as far as its own file says it: the binding's path behind those of the
 * sets it stands in, through parentheses, `mkIf`, `mkMerge`, `//` and `let`. A leading `config` is dropped.
 */
export function optionPath(binding: Binding): readonly OptionStep[] {
  const steps: OptionStep[] = [];
  for (let node: Node | null = binding; node; node = node.parent) {
    if (node.kind === "Binding") {
      // A variable's name is no step of an option; where its set ends up is not said here.
      const isVariable = node.parent?.kind === "Let" || node.parent?.kind === "LegacyLet";
      steps.unshift(...(isVariable ? [null] : node.path.attributes.map(staticAttributeName)));
      if (isVariable) break;
    } else if (endsPath(node)) break;
  }
  return steps[0] === "config" ? steps.slice(1) : steps;
}

/** Below these a set is no longer part of the set around it. */
function endsPath(node: Node): boolean {
  switch (node.kind) {
    case "Lambda":
    case "Interpolation":
    case "Select":
    case "HasAttr":
      return true;
    default:
      return false;
  }
}

const properties: ReadonlySet<string> = new Set([
  "mkDefault",
  "mkForce",
  "mkOptionDefault",
  "mkIf",
  "mkOverride",
  "mkBefore",
  "mkAfter",
]);

/** The value that is meant: what `mkDefault`, `mkForce`, `mkIf condition`, … are applied to; parentheses removed. */
export function withoutProperties(value: Expression): Expression {
  let inner = value;
  for (;;) {
    if (inner.kind === "Parenthesized") inner = inner.expression;
    else if (inner.kind === "Apply" && properties.has(calledName(inner.function) ?? "")) inner = inner.argument;
    else return inner;
  }
}

/** The last name of what is called: `mkIf` for `lib.mkIf condition`. */
export function calledName(callee: Expression): string | null {
  let inner = callee;
  while (inner.kind === "Apply" || inner.kind === "Parenthesized") {
    inner = inner.kind === "Apply" ? inner.function : inner.expression;
  }
  if (inner.kind === "Variable") return inner.name;
  const last = inner.kind === "Select" ? inner.path.attributes.at(-1) : undefined;
  return last ? staticAttributeName(last) : null;
}
