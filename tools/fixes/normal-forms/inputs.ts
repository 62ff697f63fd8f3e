import type { NormalForm } from "../normal-forms.ts";
import type { PrintedAttribute, PrintedTree } from "../printed-tree.ts";

/** Which input of an input follows which is left out, in the top-level `inputs` of a flake only. */
export const withoutFollows: NormalForm = (tree) => {
  if (tree.kind !== "set") return tree;
  return { ...tree, attributes: tree.attributes.map(withoutFollowsIn) };
};

function withoutFollowsIn(attribute: PrintedAttribute): PrintedAttribute {
  if (attribute.name !== "inputs" || attribute.value?.kind !== "set") return attribute;
  const { value } = attribute;
  return { ...attribute, value: { ...value, attributes: value.attributes.map(ofOneInput) } };
}

function ofOneInput(input: PrintedAttribute): PrintedAttribute {
  if (input.value?.kind !== "set") return input;
  const attributes = input.value.attributes.filter(({ name, value }) => name !== "inputs" || !onlyFollows(value));
  return { ...input, value: { ...input.value, attributes } };
}

/** Whether a set of inputs does nothing but follow. */
function onlyFollows(tree: PrintedTree | null): boolean {
  return (
    tree?.kind === "set" &&
    tree.attributes.every(
      ({ value }) =>
        value?.kind === "set" &&
        value.attributes.every(({ name, value: target }) =>
          name === "follows" ? target?.kind === "string" : name === "inputs" && onlyFollows(target),
        ),
    )
  );
}
