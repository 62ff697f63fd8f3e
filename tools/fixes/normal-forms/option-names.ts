import { optionKinds, replacedOption } from "../../../src/knowledge/renamed-options.ts";
import { everywhere } from "../normal-forms.ts";
import type { PrintedAttribute, PrintedTree } from "../printed-tree.ts";

/** A value with the names that lead to it. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: PrintedTree | null;
}

/**
 * Options have the names of today, from whatever set in the file their path is read; one whose new name would lie above
 * or below another path keeps its old one.
 */
export const optionNamesOfToday = everywhere((tree) => {
  if (tree.kind !== "set" || tree.recursive) return tree;
  const leaves = leavesOf(tree.attributes, []);
  if (leaves === null) return tree;
  const renamed = [...leaves];
  for (const [index, leaf] of leaves.entries()) {
    const path = nameOfToday(leaf.path);
    if (path === leaf.path || renamed.some((other, at) => at !== index && isAlong(other.path, path))) continue;
    renamed[index] = { ...leaf, path };
  }
  return { ...tree, attributes: attributesOf(renamed) };
});

function isAlong(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name, index) => index >= other.length || name === other[index]);
}

/** `null` where a name is computed. */
function leavesOf(attributes: readonly PrintedAttribute[], around: readonly string[]): Leaf[] | null {
  const leaves: Leaf[] = [];
  for (const { name, value } of attributes) {
    if (typeof name !== "string") return null;
    const path = [...around, name];
    const below =
      value?.kind === "set" && !value.recursive && value.attributes.length > 0
        ? leavesOf(value.attributes, path)
        : null;
    leaves.push(...(below ?? [{ path, value }]));
  }
  return leaves;
}

function nameOfToday(path: readonly string[]): readonly string[] {
  const names = path.map((name) => name.replace(/^"(.*)"$/, "$1"));
  for (const kind of optionKinds) {
    const option = replacedOption(kind, names);
    if (option?.how === "renamed") return [...option.to, ...path.slice(option.path.length)];
  }
  return path;
}

function attributesOf(leaves: readonly Leaf[]): PrintedAttribute[] {
  const byName = new Map<string, Leaf[]>();
  for (const { path, value } of leaves) {
    const [name = "", ...rest] = path;
    byName.set(name, [...(byName.get(name) ?? []), { path: rest, value }]);
  }
  return [...byName].map(([name, below]) => {
    const [only] = below;
    if (below.length === 1 && only?.path.length === 0) return { name, value: only.value };
    return { name, value: { kind: "set", recursive: false, attributes: attributesOf(below) } };
  });
}
