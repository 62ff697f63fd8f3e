import type { Place } from "../../source/span.ts";
import { openSet, primitive2, primitiveValue, setOf } from "../builtins/primitive.ts";
import { definitionsOf } from "../definitions.ts";
import type { Evaluator } from "../evaluator.ts";
import { moduleArguments } from "../module-arguments.ts";
import { type LoadedModules, loadModules } from "../module-loader.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  list,
  type UnknownValue,
  unknown,
  type Value,
} from "../value.ts";

/** flake-parts: `mkFlake` evaluates modules, whose `flake` definitions together are the outputs. */
export function flakePartsModel(
  evaluator: Evaluator,
  origin: string,
  /** Whether a module of an input (`inputs.treefmt-nix.flakeModule`) is known to add no configurations. */
  isHarmless: (origin: string) => boolean,
): AttrsValue {
  const mkFlake = primitiveValue(
    evaluator,
    "mkFlake",
    primitive2((_, argument, module, place) => {
      const loaded = loadFlakeModule(evaluator, argument, module, place);
      const outputs = new OutputMerge(evaluator);
      for (const { value } of definitionsOf(evaluator, loaded.modules, ["flake"])) outputs.add(value);
      return outputs.finish(hidden(loaded, isHarmless));
    }),
  );
  const rest = unknown("flake-parts is not part of the repository", { origin });
  const libRest = unknown("flake-parts is not part of the repository", { origin: `${origin}.lib` });
  const lib: Attribute = { value: Thunk.of(attrs(setOf({ mkFlake }).attributes, libRest)), place: null };
  return attrs(new Map([["lib", lib]]), rest);
}

function loadFlakeModule(evaluator: Evaluator, argument: Thunk, module: Thunk, place: Place | null): LoadedModules {
  const given = openSet(argument, place);
  const fallback = module.place ?? place ?? { file: "flake.nix", span: { start: 0, end: 0 } };
  return loadModules(evaluator, list([module]), flakeModuleArguments(evaluator, given), fallback);
}

/** What modules of flake-parts are called with: the inputs and self, beside `specialArgs`. */
function flakeModuleArguments(evaluator: Evaluator, given: AttrsValue): Thunk {
  const special = given.attributes.get("specialArgs");
  const named = special ? evaluator.force(special.value) : null;
  const attributes = new Map(named?.type === "attrs" ? named.attributes : []);
  const inputs = given.attributes.get("inputs");
  if (inputs) {
    attributes.set("inputs", inputs);
    const self = given.attributes.get("self") ?? selfOf(evaluator, inputs);
    if (self) attributes.set("self", self);
  }
  return moduleArguments(evaluator, attrs(attributes));
}

function selfOf(evaluator: Evaluator, inputs: Attribute): Attribute | undefined {
  const value = evaluator.force(inputs.value);
  return value.type === "attrs" ? value.attributes.get("self") : undefined;
}

/** Outputs may come from parts we cannot see: modules of inputs, and imports that are not known. */
function hidden(loaded: LoadedModules, isHarmless: (origin: string) => boolean): UnknownValue | null {
  const unresolved = loaded.unresolved[0];
  if (unresolved) return unknown(`a flake-parts module could not be followed: ${unresolved.reason}`);
  for (const { external } of loaded.modules) {
    if (external !== null && !isHarmless(external)) {
      return unknown(`the flake-parts module '${external}' may add outputs`, { origin: external });
    }
  }
  return null;
}

/** `flake` definitions merged: sets attribute by attribute, anything else as first given. */
class OutputMerge {
  readonly #evaluator: Evaluator;
  readonly #attributes = new Map<string, Attribute>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  add(definition: Value): void {
    if (definition.type !== "attrs") return;
    for (const [name, attribute] of definition.attributes) {
      const present = this.#attributes.get(name);
      this.#attributes.set(name, present ? this.#merged(present, attribute) : attribute);
    }
  }

  /** Both are forced only when the output is asked for. */
  #merged(first: Attribute, second: Attribute): Attribute {
    const value = new Thunk(() => {
      const left = first.value.force();
      const right = second.value.force();
      if (left.type !== "attrs" || right.type !== "attrs" || left.configuration) return left;
      const merge = new OutputMerge(this.#evaluator);
      merge.add(left);
      merge.add(right);
      return attrs(merge.#attributes, left.open ?? right.open);
    }, first.value.place);
    return { value, place: first.place };
  }

  /** All outputs; `hidden` is why there may be configurations that nobody sees. */
  finish(hidden: UnknownValue | null): AttrsValue {
    if (!hidden) {
      for (const output of ["nixosConfigurations", "darwinConfigurations", "homeConfigurations"]) {
        if (!this.#attributes.has(output)) this.#attributes.set(output, { value: Thunk.of(emptyAttrs), place: null });
      }
    }
    return attrs(this.#attributes, hidden ?? unknown("what 'perSystem' gives is not modelled"));
  }
}
