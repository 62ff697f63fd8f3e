import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Attribute } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import type { NixFile } from "./nix-file.ts";

/** The attributes of a name that bindings of a file begin with (`name = …`, `name.x = …`), in order. */
export function attributesNamed({ tree }: NixFile, name: string): readonly Attribute[] {
  const found: Attribute[] = [];
  if (!tree.root) return found;
  walk(tree.root, (node) => {
    const first = node.kind === "Binding" ? node.path.attributes[0] : undefined;
    if (first && staticAttributeName(first) === name) found.push(first);
  });
  return found;
}
