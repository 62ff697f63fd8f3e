import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Node } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";

/**
 * The names that some text may look up, read generously: names that it binds itself are among them, and all names of an
 * `inherit`. `null` where a part of the text cannot be read.
 */
export function namesRead(nodes: readonly Node[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  let isWhole = true;
  for (const root of nodes) {
    walk(root, (node) => {
      if (node.kind === "Variable") names.add(node.name);
      else if (node.kind === "SearchPath") names.add("__findFile").add("__nixPath");
      else if (node.kind === "Damaged") isWhole = false;
      else if (node.kind === "Inherit" && !node.from) {
        for (const attribute of node.attributes) names.add(staticAttributeName(attribute) ?? "");
      }
    });
  }
  return isWhole ? names : null;
}
