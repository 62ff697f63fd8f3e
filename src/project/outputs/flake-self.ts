import { setOf } from "../../evaluator/builtins/primitive.ts";
import { EvaluationError } from "../../evaluator/evaluation-error.ts";
import { VolatileThunk } from "../../evaluator/modules/module-arguments.ts";
import { absolutePath, sourceRoot } from "../../evaluator/source-tree.ts";
import type { Thunk } from "../../evaluator/thunk.ts";
import * as V from "../../evaluator/value.ts";
import type { Flake } from "../flake/flake.ts";

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

/** `self`, the outputs and what Nix adds to them, not itself among its `inputs`; asked anew until the outputs have their shape. */
export function selfOf(flake: Flake, outputs: Thunk, inputs: ReadonlyMap<string, V.Attribute>): Thunk {
  return new VolatileThunk(() => {
    const { shape, isFinal } = shapeOf(outputs);
    return { value: selfValue(flake, outputs, shape, inputs), isFinal };
  });
}

function selfValue(
  flake: Flake,
  outputs: Thunk,
  shape: V.AttrsValue,
  inputs: ReadonlyMap<string, V.Attribute>,
): V.Value {
  const source = absolutePath(flake.directory);
  const added: V.AttrsValue = setOf({
    outPath: V.string(source),
    inputs: V.attrs(new Map([...inputs].filter(([name]) => name !== "self"))),
    _type: V.string("flake"),
    sourceInfo: V.attrs(setOf({ outPath: V.string(sourceRoot) }).attributes, commitFacts),
  });
  const attributes = new Map(shape.attributes);
  for (const [name, attribute] of added.attributes) attributes.set(name, attribute);
  attributes.set("outputs", { value: outputs, place: null });
  return V.attrs(attributes, shape.open ?? commitFacts);
}

function shapeOf(outputs: Thunk): { readonly shape: V.AttrsValue; readonly isFinal: boolean } {
  try {
    const value = outputs.force();
    if (value.type === "attrs") return { shape: value, isFinal: true };
    const hidden = value.type === "unknown" ? value : V.unknown("the outputs are not a set");
    return { shape: V.attrs(new Map(), hidden), isFinal: true };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    // A framework that asks for `self` before the outputs have their shape: the source is known all the same. What
    // fails by itself fails again, and what takes too long would take as long each time.
    const isFinal = outputs.isForced || error.isExhaustion;
    return { shape: V.attrs(new Map(), V.unknown(error.message, { origin: "self" })), isFinal };
  }
}
