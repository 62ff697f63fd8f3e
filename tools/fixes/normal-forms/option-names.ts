import { optionKinds, replacedOption } from "../../../src/knowledge/renamed-options.ts";
import { everywhere } from "../normal-forms.ts";
import type { PrintedAttribute, PrintedTree } from "../printed-tree.ts";

/** A value with the names that lead to it. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: PrintedTree | null;
}

/** Options have the names of today, from whatever set in the file their path is read. */
export const optionNamesOfToday = everywhere((tree) => {
  if (tree.kind !== "set" || tree.recursive) return tree;
  const leaves = leavesOf(tree.attributes, []);
  if (leaves === null) return tree;
  const renamed = leaves.map(({ path, value }) => ({ path: nameOfToday(path), value }));
  if (renamed.every(({ path }, index) => path.join(".") === leaves[index]?.path.join("."))) return tree;
  const attributes = attributesOf(renamed);
  return attributes === null ? tree : { ...tree, attributes };
});

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

/** `null` where one path lies above another: then a new name meets an option that is there. */
function attributesOf(leaves: readonly Leaf[]): PrintedAttribute[] | null {
  const byName = new Map<string, Leaf[]>();
  for (const { path, value } of leaves) {
    const [name] = path;
    if (name === undefined) return null;
    byName.set(name, [...(byName.get(name) ?? []), { path: path.slice(1), value }]);
  }
  const attributes: PrintedAttribute[] = [];
  for (const [name, below] of byName) {
    const [only] = below;
    if (below.length === 1 && only?.path.length === 0) attributes.push({ name, value: only.value });
    else {
      const inner = attributesOf(below);
      if (inner === null) return null;
      attributes.push({ name, value: { kind: "set", recursive: false, attributes: inner } });
    }
  }
  return attributes;
}
