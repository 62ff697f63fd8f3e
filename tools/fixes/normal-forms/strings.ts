import { everywhere } from "../normal-forms.ts";
import type { PrintedTree } from "../printed-tree.ts";

/** `"${a}"` is `a`, which holds of strings. */
export const bareInterpolations = everywhere((tree) =>
  tree.kind === "sum" && tree.parts.length === 1 ? (tree.parts[0] as PrintedTree) : tree,
);
