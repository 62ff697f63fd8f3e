import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Expression, Lambda, Node } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Definition } from "../../scopes/scopes.ts";

/** The outermost call that a function and its first arguments are a part of: `f a b` for `f a`. */
export function wholeCall(call: Apply): Apply {
  let outer = call;
  for (;;) {
    const { parent } = outer;
    if (parent?.kind === "Apply" && parent.function === outer) outer = parent;
    else return outer;
  }
}

/** The definitions of a function of this file that an argument of a call becomes, with the names in it that they stand for. */
export function parametersFor(
  file: NixFile,
  call: Apply,
): readonly { definition: Definition; names: readonly string[] }[] {
  const lambda = lambdaFor(file, call);
  if (!lambda) return [];
  return file.scopes.definitions
    .filter((definition) => definition.scope === lambda)
    .map((definition) => ({ definition, names: definition.kind === "formal" ? [definition.name] : [] }));
}

/** The lambda that takes the argument of a call, where the file defines the function. */
function lambdaFor(file: NixFile, call: Apply): Lambda | null {
  let depth = 0;
  let callee: Expression = call.function;
  for (; callee.kind === "Apply"; callee = callee.function) depth++;
  let lambda = definedValue(file, withoutParentheses(callee));
  for (; depth > 0 && lambda?.kind === "Lambda"; depth--) lambda = withoutParentheses(lambda.body);
  return lambda?.kind === "Lambda" ? lambda : null;
}

function definedValue(file: NixFile, callee: Expression): Expression | null {
  if (callee.kind === "Lambda") return callee;
  if (callee.kind !== "Variable") return null;
  const resolution = file.scopes.resolve(callee)?.resolution;
  if (resolution?.kind !== "definition") return null;
  const [site, ...others] = resolution.definition.sites;
  if (site?.kind !== "Binding" || others.length > 0 || site.path.attributes.map(staticAttributeName).length !== 1)
    return null;
  return withoutParentheses(site.value);
}

/** Whether the function that a call went into is the one whose body was left. */
export function isCalleeOf(call: Apply, lambda: Node, file: NixFile): boolean {
  return parametersFor(file, firstCall(call)).some(({ definition }) => definition.scope === lambda);
}

/** The call of a function with its first argument: `f a` for `f a b`. */
export function firstCall(call: Apply): Apply {
  let inner = call;
  while (inner.function.kind === "Apply") inner = inner.function;
  return inner;
}

/** The calls of a function of the file, with all of its arguments, and the name it is called by. */
export function callsOf(file: NixFile, lambda: Lambda): readonly { call: Apply; name: string }[] {
  let binding: Node | null = lambda.parent;
  while (binding?.kind === "Parenthesized") binding = binding.parent;
  if (binding?.kind !== "Binding" || binding.path.attributes.length !== 1) return [];
  const site = binding;
  const definition = file.scopes.definitions.find(({ sites }) => sites.length === 1 && sites[0] === site);
  return (definition?.references ?? []).flatMap(({ node, name }) => {
    const call = appliedTimes(node, depthOf(lambda));
    return call ? [{ call, name }] : [];
  });
}

/** How many arguments a function takes, one after the other. */
function depthOf(lambda: Lambda): number {
  let depth = 1;
  for (let body = withoutParentheses(lambda.body); body.kind === "Lambda"; body = withoutParentheses(body.body))
    depth++;
  return depth;
}

function appliedTimes(reference: Node, times: number): Apply | null {
  let node = reference;
  for (let count = 0; count < times; count++) {
    const { parent } = node;
    if (parent?.kind !== "Apply" || parent.function !== node) return null;
    node = parent;
  }
  return node.kind === "Apply" ? node : null;
}
