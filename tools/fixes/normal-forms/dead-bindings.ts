import { boundNames, freeNames, namesIn } from "../free-names.ts";
import { everywhere } from "../normal-forms.ts";
import type { PrintedTree } from "../printed-tree.ts";

/** `let in e` is `e`. */
export const withoutEmptyLet = everywhere((tree) =>
  tree.kind === "let" && tree.attributes.length === 0 ? tree.body : tree,
);

/** Bindings of a `let` that neither its body needs nor what the body needs are gone. */
export const withoutDeadBindings = everywhere((tree) => {
  if (tree.kind !== "let") return tree;
  const needed = new Set(freeNames(tree.body));
  // A set visits what is added to it while it is walked.
  for (const name of needed) {
    const giving = tree.attributes.filter((attribute) => boundNames([attribute]).has(name));
    for (const used of namesIn(giving)) needed.add(used);
  }
  const isNeeded = (name: string) => needed.has(name);
  const attributes = tree.attributes.filter((attribute) => [...boundNames([attribute])].some(isNeeded));
  return attributes.length === 0 ? tree.body : { ...tree, attributes };
});

/** `{ … }@args:` is `{ … }:` where nothing reads `args`. */
export const withoutUnusedAtName = everywhere((tree) => {
  if (tree.kind !== "lambda" || tree.formals === null) return tree;
  const { name } = tree;
  const parts: PrintedTree[] = [tree.body, ...tree.formals.flatMap(({ otherwise }) => (otherwise ? [otherwise] : []))];
  return name === null || parts.some((part) => freeNames(part).has(name)) ? tree : { ...tree, name: null };
});

/** `rec` is gone where no attribute looks up one of the set's own names. */
export const withoutIdleRec = everywhere((tree) => {
  if (tree.kind !== "set" || !tree.recursive) return tree;
  const used = namesIn(tree.attributes);
  return [...boundNames(tree.attributes)].some((name) => used.has(name)) ? tree : { ...tree, recursive: false };
});
