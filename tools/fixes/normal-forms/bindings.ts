import { freeNames } from "../free-names.ts";
import { everywhere } from "../normal-forms.ts";
import type { PrintedAttribute } from "../printed-tree.ts";

/** `let { a = 1; body = e; }` is `let a = 1; body = e; in body`, and `let a = 1; in e` where nothing means that `body`. */
export const modernLet = everywhere((tree) => {
  if (tree.kind !== "select" || tree.otherwise !== null || tree.set.kind !== "set" || !tree.set.recursive) return tree;
  if (tree.path.length !== 1 || tree.path[0] !== "body") return tree;
  if (tree.set.attributes.some(({ name }) => typeof name !== "string")) return tree;
  return { kind: "let", attributes: tree.set.attributes, body: { kind: "word", text: "body" } };
});

/** `{ a = 1; body = e; }.body` is `e`: what is left of an old form whose `rec` means nothing. */
export const selectedBody = everywhere((tree) => {
  if (tree.kind !== "select" || tree.otherwise !== null || tree.set.kind !== "set" || tree.set.recursive) return tree;
  if (tree.path.length !== 1 || tree.path[0] !== "body") return tree;
  return tree.set.attributes.find(({ name }) => name === "body")?.value ?? tree;
});

/** `let body = e; … in body` is `let … in e` where nothing else means that `body`. */
export const withoutBodyBinding = everywhere((tree) => {
  if (tree.kind !== "let" || tree.body.kind !== "word" || tree.body.text !== "body") return tree;
  const body = tree.attributes.find(({ name }) => name === "body")?.value;
  const others = tree.attributes.filter(({ name }) => name !== "body");
  const values = tree.attributes.flatMap(({ value }) => (value ? [value] : []));
  if (!body || values.some((value) => freeNames(value).has("body"))) return tree;
  return { ...tree, attributes: others, body };
});

/** `a = a;` is `inherit a;` in a set whose values do not see its own names. */
export const inherited = everywhere((tree) => {
  if (tree.kind !== "set" || tree.recursive) return tree;
  const attributes = tree.attributes.map((attribute): PrintedAttribute => {
    const { name, value } = attribute;
    return value?.kind === "word" && value.text === name ? { name, value: null } : attribute;
  });
  return { ...tree, attributes };
});
