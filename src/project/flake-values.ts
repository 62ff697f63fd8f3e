import { setOf } from "../evaluator/builtins/primitive.ts";
import { EvaluationError } from "../evaluator/evaluation-error.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import { selectAttribute } from "../evaluator/select.ts";
import { absolutePath } from "../evaluator/source-tree.ts";
import { Thunk } from "../evaluator/thunk.ts";
import * as V from "../evaluator/value.ts";
import type { Flake, FlakeInput } from "./flake.ts";
import { inputIdentity } from "./input-identity.ts";
import { inputModel } from "./input-models.ts";
import { identityOfUrl } from "./repository-identity.ts";

/** The values of a flake: its outputs, with models for the inputs we know and unknown for the others. */
export interface FlakeValues {
  /** What `outputs` gives; unknown where that cannot be said. */
  readonly outputs: V.Value;
}

export function evaluateFlake(evaluator: Evaluator, flake: Flake): FlakeValues {
  const root = evaluator.attempt(() => evaluator.importFile(flake.file.path));
  const function_ = evaluator.attempt(() => selectAttribute(root, "outputs", null));
  const inputs = new Map<string, V.Attribute>();
  const inputsThunk = Thunk.of(V.attrs(inputs));
  const outputs = new Thunk(() => evaluator.apply(function_, inputsThunk, null));
  for (const input of flake.inputs) inputs.set(input.name, inputAttribute(evaluator, flake, input));
  const self = new Thunk(() => selfValue(flake, outputs, inputs));
  inputs.set("self", { value: self, place: null });
  addImplicitInputs(evaluator, flake, function_, inputs);
  return { outputs: evaluator.force(outputs) };
}

function inputAttribute(evaluator: Evaluator, flake: Flake, input: FlakeInput): V.Attribute {
  const place = { file: flake.file.path, span: input.nameSpan };
  return { value: new Thunk(() => inputValue(evaluator, flake, input), place), place };
}

function inputValue(evaluator: Evaluator, flake: Flake, input: FlakeInput): V.Value {
  const identity = inputIdentity(flake, input);
  return inputModel(evaluator, flake, input.name, identity) ?? unknownInput(input.name);
}

function unknownInput(name: string): V.UnknownValue {
  return V.unknown(`the input '${name}' is not part of the repository`, { origin: `inputs.${name}` });
}

/** Formals of `outputs` that no input declares come from the registry. */
function addImplicitInputs(
  evaluator: Evaluator,
  flake: Flake,
  function_: V.Value,
  inputs: Map<string, V.Attribute>,
): void {
  if (function_.type !== "closure") return;
  for (const formal of function_.lambda.formals?.formals ?? []) {
    const name = formal.name.name;
    if (inputs.has(name) || name === "self") continue;
    const place = { file: flake.file.path, span: formal.name };
    const compute = () => inputModel(evaluator, flake, name, identityOfUrl(name)) ?? unknownInput(name);
    inputs.set(name, { value: new Thunk(compute, place), place });
  }
}

/** What Nix says in `self` of the commit; which of it there is depends on whether the tree is clean. */
const commitFacts = V.unknown("facts of the commit are not known", {
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
function selfValue(flake: Flake, outputs: Thunk, inputs: ReadonlyMap<string, V.Attribute>): V.Value {
  const source = absolutePath(flake.directory);
  const added: V.AttrsValue = setOf({
    outPath: V.string(source),
    inputs: V.attrs(inputs),
    _type: V.string("flake"),
    sourceInfo: V.attrs(setOf({ outPath: V.string(source) }).attributes, commitFacts),
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
