import { everywhere } from "../normal-forms.ts";
import { type PrintedTree, showTree } from "../printed-tree.ts";

/** Elements of a list that stand before them already are gone. */
export const withoutRepeatedElements = everywhere((tree) => {
  if (tree.kind !== "list") return tree;
  const byText = new Map<string, PrintedTree>();
  for (const element of tree.elements) if (!byText.has(showTree(element))) byText.set(showTree(element), element);
  return { ...tree, elements: [...byText.values()] };
});

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
