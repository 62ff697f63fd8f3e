import type { Expression, Node } from "../parser/syntax.ts";
import type { Definition, Scopes } from "./scopes.ts";

/**
 * With how many arguments each use of a function calls it, where the function is what a name of a `let` stands for:
 * 0 for a use that is no call. `null` where it has no such name.
 */
export function callsOf(value: Expression, scopes: Scopes): readonly number[] | null {
  const binding = value.parent;
  if (binding?.kind !== "Binding" || binding.value !== value || binding.parent?.kind !== "Let") return null;
  if (binding.path.attributes.length !== 1) return null;
  const definition = definitionsBySite(scopes).get(binding);
  return definition?.references.map(({ node }) => argumentsOf(node)) ?? null;
}

const known = new WeakMap<Scopes, ReadonlyMap<Node, Definition>>();

function definitionsBySite(scopes: Scopes): ReadonlyMap<Node, Definition> {
  let bySite = known.get(scopes);
  if (!bySite) {
    const lets = scopes.definitions.filter(({ kind }) => kind === "let");
    bySite = new Map(lets.flatMap((definition) => definition.sites.map((site) => [site, definition] as const)));
    known.set(scopes, bySite);
  }
  return bySite;
}

function argumentsOf(use: Node): number {
  let count = 0;
  let called = use;
  for (let { parent } = called; parent; parent = called.parent) {
    if (parent.kind === "Apply" && parent.function === called) count++;
    else if (parent.kind !== "Parenthesized") break;
    called = parent;
  }
  return count;
}
