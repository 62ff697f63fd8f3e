import { everywhere } from "../normal-forms.ts";
import type { PrintedTree } from "../printed-tree.ts";

/** `"a" + "b"` is `"ab"`, also among other parts. */
export const joinedStrings = everywhere((tree) => {
  if (tree.kind !== "sum" || tree.parts.length === 1) return tree;
  const parts = tree.parts.reduce<PrintedTree[]>(joinedWith, []);
  return parts.length === 1 ? (parts[0] as PrintedTree) : { ...tree, parts };
});

/** `"${a}"` is `a`, which holds of strings. */
export const bareInterpolations = everywhere((tree) =>
  tree.kind === "sum" && tree.parts.length === 1 ? (tree.parts[0] as PrintedTree) : tree,
);

function joinedWith(parts: readonly PrintedTree[], next: PrintedTree): PrintedTree[] {
  const last = parts.at(-1);
  if (last?.kind !== "string" || next.kind !== "string") return [...parts, next];
  return [...parts.slice(0, -1), { kind: "string", text: last.text + next.text }];
}
