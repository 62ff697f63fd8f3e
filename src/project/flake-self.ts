import { setOf } from "../evaluator/builtins/primitive.ts";
import { EvaluationError } from "../evaluator/evaluation-error.ts";
import { absolutePath, sourceRoot } from "../evaluator/source-tree.ts";
import type { Thunk } from "../evaluator/thunk.ts";
import * as V from "../evaluator/value.ts";
import type { Flake } from "./flake.ts";

/** What Nix says of the commit in `self`, and of other sources; which of it there is depends on whether the tree is clean. */
export const commitFacts = V.unknown("facts of the commit are not known", {
  origin: "self",
  names: new Set([
    "dirtyRev",
    "dirtyShortRev",
    "lastModified",
    "lastModifiedDate",
    "narHash",
    "rev",
    "revCount",
    "shortRev",
    "submodules",
  ]),
});

/** `self`: the outputs, and what Nix adds to them. */
export function selfValue(flake: Flake, outputs: Thunk, inputs: ReadonlyMap<string, V.Attribute>): V.Value {
  const source = absolutePath(flake.directory);
  const added: V.AttrsValue = setOf({
    outPath: V.string(source),
    inputs: V.attrs(inputs),
    _type: V.string("flake"),
    sourceInfo: V.attrs(setOf({ outPath: V.string(sourceRoot) }).attributes, commitFacts),
  });
  const result = outputsForSelf(outputs);
  const attributes = new Map(result.attributes);
  for (const [name, attribute] of added.attributes) attributes.set(name, attribute);
  attributes.set("outputs", { value: outputs, place: null });
  return V.attrs(attributes, result.open ?? commitFacts);
}

function outputsForSelf(outputs: Thunk): V.AttrsValue {
  try {
    const value = outputs.force();
    if (value.type === "attrs") return value;
    return V.attrs(new Map(), value.type === "unknown" ? value : V.unknown("the outputs are not a set"));
  } catch (error) {
    // A framework that asks for `self` before the outputs have their shape: the source is known all the same.
    if (error instanceof EvaluationError) return V.attrs(new Map(), V.unknown(error.message, { origin: "self" }));
    throw error;
  }
}
