import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Formal, Lambda } from "../parser/syntax.ts";
import { spanContains } from "../source/span.ts";
import { isSkippedByDeadnix } from "./formal-removal.ts";
import type { NixFile } from "./nix-file.ts";
import type { Definition, Reference } from "./scopes.ts";

/** The formals of one function that nothing reads by their name. */
export interface UnreadFormals {
  readonly lambda: Lambda;
  /** In order, without those that begin with `_` or that deadnix is told to skip. */
  readonly formals: readonly Formal[];
  /** Whether the function reads all that is passed by the name at its `@`, and so perhaps these. */
  readonly areReachable: boolean;
}

/** The unread formals of a file, function by function, as far as damage leaves it in no doubt. */
export function unreadFormals(file: NixFile): readonly UnreadFormals[] {
  const { scopes, soundness, tree } = file;
  const byLambda = new Map<Lambda, { formals: Formal[]; atName: Definition | null }>();
  for (const definition of scopes.definitions) {
    const { kind, scope, sites, references, name, nameSpan } = definition;
    if (scope.kind !== "Lambda" || (kind !== "formal" && kind !== "at-name")) continue;
    const known = byLambda.get(scope) ?? { formals: [], atName: null };
    byLambda.set(scope, known);
    const [site] = sites;
    if (kind === "at-name") known.atName = definition;
    else if (site?.kind !== "Formal" || references.length > 0 || name.startsWith("_")) continue;
    else if (soundness.knowsUsesOf(definition) && !isSkippedByDeadnix(nameSpan, tree)) known.formals.push(site);
  }
  return [...byLambda].flatMap(([lambda, { formals, atName }]) => {
    const taken = atName ? namesTaken(readsOutside(formals, atName)) : new Set<string>();
    const unread = formals.filter(({ name }) => !taken?.has(name.name));
    return unread.length > 0 ? [{ lambda, formals: unread, areReachable: taken === null }] : [];
  });
}

/** Without those by defaults that nothing needs: of `args@{ a ? args.b, ... }: 1` nothing is left. */
function readsOutside(unread: readonly Formal[], { references }: Definition): readonly Reference[] {
  const defaults = unread.flatMap((formal) => formal.default ?? []);
  return references.filter(({ node }) => !defaults.some((unneeded) => spanContains(unneeded, node)));
}

/** The names that are taken from a set, by all its uses; `null` where it is used as a whole. */
function namesTaken(uses: readonly Reference[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const { node } of uses) {
    const taken = namesTakenAt(node);
    if (!taken) return null;
    for (const name of taken) names.add(name);
  }
  return names;
}

function namesTakenAt(node: Reference["node"]): readonly string[] | null {
  const { parent } = node;
  if ((parent?.kind === "Select" || parent?.kind === "HasAttr") && parent.set === node) {
    const [first] = parent.path.attributes;
    const name = first ? staticAttributeName(first) : null;
    return name === null ? null : [name];
  }
  if (parent?.kind !== "Inherit" || parent.from !== node) return null;
  const names = parent.attributes.map(staticAttributeName);
  return names.every((name) => name !== null) ? names : null;
}
