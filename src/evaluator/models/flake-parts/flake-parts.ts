import { openSet, primitive1, primitive2, primitiveValue } from "../../builtins/primitive.ts";
import type { Evaluator } from "../../evaluator.ts";
import { evaluationOf } from "../../modules/evaluation-value.ts";
import type { OrderedModules } from "../../modules/loaded-modules.ts";
import { Thunk } from "../../thunk.ts";
import { eitherRest } from "../../unknown.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  type UnknownValue,
  unknown,
  type Value,
} from "../../value.ts";
import { modelledLibrary } from "../library.ts";
import { extrasText } from "./extras-text.ts";
import { libraryText } from "./library-text.ts";
import { modulesText } from "./modules-text.ts";

/** flake-parts: its `lib` and its modules; what modules nobody sees add leaves the outputs open. */
export function flakePartsModel(
  evaluator: Evaluator,
  origin: string,
  /** Whether a module of an input (`inputs.treefmt-nix.flakeModule`) is known to add no configurations. */
  isHarmless: (origin: string) => boolean,
): AttrsValue {
  const why = "flake-parts is not part of the repository";
  const libRest = attrs(new Map(), unknown(why, { origin: `${origin}.lib` }));
  const library = new Thunk(() =>
    modelledLibrary(evaluator, "flake-parts", libraryText, {
      builtinModules: evaluator.evaluateModel("flake-parts modules", modulesText),
      extraModules: evaluator.evaluateModel("flake-parts extras", extrasText),
      rest: libRest,
      inputsOf: inputsOfOtherFlake(evaluator),
    }),
  );
  const select = (name: string) => evaluator.select(library.force(), name);
  const lib = new Thunk(() => {
    const known = select("lib");
    if (known.type !== "attrs") return known;
    const mkFlake: Attribute = { value: Thunk.of(outputsFunction(evaluator, known, isHarmless)), place: null };
    return attrs(new Map([...known.attributes, ["mkFlake", mkFlake]]), known.open);
  });
  const attributes = new Map<string, Attribute>([
    ["lib", { value: lib, place: null }],
    ["flakeModules", { value: new Thunk(() => select("flakeModules")), place: null }],
  ]);
  return attrs(attributes, unknown(why, { origin }));
}

/** The inputs of a flake in a folder of the repository, which a partition adds: they are not locked here. */
function inputsOfOtherFlake(evaluator: Evaluator): Value {
  const run = primitive1(() =>
    attrs(new Map(), unknown("the inputs of another flake", { origin: "inputs.partition" })),
  );
  return primitiveValue(evaluator, "inputsOf", run);
}

function outputsFunction(evaluator: Evaluator, lib: AttrsValue, isHarmless: (origin: string) => boolean): Value {
  const run = primitive2((_, argument, module, place) => {
    openSet(argument, place);
    const evaluate = evaluator.apply(evaluator.select(lib, "evalFlakeModule"), argument, place);
    const result = evaluator.apply(evaluate, module, place);
    const evaluation = evaluationOf(result);
    const outputs = evaluator.select(evaluator.select(result, "config"), "processedFlake");
    return evaluation ? outputsOf(outputs, evaluation.loaded, isHarmless) : outputs;
  });
  return primitiveValue(evaluator, "mkFlake", run);
}

/** All outputs, open where parts that nobody sees may add to them. */
function outputsOf(outputs: Value, loaded: OrderedModules, isHarmless: (origin: string) => boolean): AttrsValue {
  const known = outputs.type === "attrs" ? outputs : attrs(new Map(), outputs.type === "unknown" ? outputs : null);
  const hidden = hiddenParts(loaded, isHarmless);
  const others = hidden ?? hiddenParts(loaded, () => false);
  const attributes = new Map<string, Attribute>();
  for (const [name, attribute] of known.attributes) {
    // People make hosts of sets like `baseConfigurations`, to which a module that adds no configurations adds nothing.
    const isClosed = configurations.includes(name) || (!hidden && name.endsWith("Configurations"));
    attributes.set(name, isClosed ? attribute : opened(attribute, others, 2));
  }
  const open = eitherRest(hidden, known.open) ?? others;
  if (!hidden) {
    for (const output of configurations) {
      if (!attributes.has(output)) attributes.set(output, { value: Thunk.of(emptyAttrs), place: null });
    }
  }
  return attrs(attributes, open);
}

const configurations = ["nixosConfigurations", "darwinConfigurations", "homeConfigurations"];

/** Modules of inputs add packages, checks and shells: to an output, and to its systems. */
function opened({ value, place }: Attribute, rest: UnknownValue | null, depth: number): Attribute {
  if (!rest || depth === 0) return { value, place };
  const compute = () => {
    const inner = value.force();
    if (inner.type !== "attrs" || inner.attributes.has("type") || inner.attributes.has("imports")) return inner;
    const attributes = [...inner.attributes].map(([name, one]) => [name, opened(one, rest, depth - 1)] as const);
    return attrs(new Map(attributes), inner.open ?? rest);
  };
  return { value: new Thunk(compute, value.place), place };
}

/** Outputs may come from parts we cannot see: modules of inputs, and imports that are not known. */
function hiddenParts(loaded: OrderedModules, isHarmless: (origin: string) => boolean): UnknownValue | null {
  const unresolved = loaded.unresolved[0];
  if (unresolved) return unknown(`a flake-parts module could not be followed: ${unresolved.reason}`);
  for (const { external } of loaded.modules) {
    if (external !== null && !isHarmless(external)) {
      return unknown(`the flake-parts module '${external}' may add outputs`, { origin: external });
    }
  }
  return null;
}
