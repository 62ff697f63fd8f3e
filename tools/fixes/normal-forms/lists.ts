import { everywhere } from "../normal-forms.ts";
import { type PrintedTree, showTree } from "../printed-tree.ts";

/** Elements that stand before them already are gone, in a list and in lists that are put together with it. */
export const withoutRepeatedElements = everywhere((tree) => {
  const isConcatenation = tree.kind === "operator" && tree.operator === "++";
  return tree.kind === "list" || isConcatenation ? withoutSeen(tree, new Set()) : tree;
});

function withoutSeen(tree: PrintedTree, seen: Set<string>): PrintedTree {
  if (tree.kind === "with") return { ...tree, body: withoutSeen(tree.body, seen) };
  if (tree.kind === "operator" && tree.operator === "++") {
    const left = withoutSeen(tree.left, seen);
    return { ...tree, left, right: withoutSeen(tree.right, seen) };
  }
  if (tree.kind !== "list") return tree;
  const elements = tree.elements.filter((element) => {
    const isNew = !seen.has(showTree(element));
    seen.add(showTree(element));
    return isNew;
  });
  return { ...tree, elements };
}

/** A folder that is imported is its `default.nix`. */
export const folderModules = everywhere((tree) => {
  if (tree.kind !== "word" || !tree.text.includes("/")) return tree;
  return { ...tree, text: tree.text.replace(/\/default\.nix$/, "") };
});

/** `optional c [ … ]` is `optionals c [ … ]`, whoever is asked for it. */
export const listsOfOptionals = everywhere((tree) => {
  if (tree.kind !== "call" || tree.arguments.length !== 2 || tree.arguments[1]?.kind !== "list") return tree;
  const { callee } = tree;
  if (callee.kind === "word" && callee.text === "optional")
    return { ...tree, callee: { ...callee, text: "optionals" } };
  if (callee.kind !== "select" || callee.path.at(-1) !== "optional") return tree;
  return { ...tree, callee: { ...callee, path: [...callee.path.slice(0, -1), "optionals"] } };
});
