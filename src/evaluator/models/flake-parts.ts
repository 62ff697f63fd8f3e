import type { Place } from "../../source/span.ts";
import { openSet, primitive2, primitiveValue, setOf } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { configAt, mergedConfig } from "../modules/merged-config.ts";
import { type LoadedModules, loadModules } from "../modules/module-loader.ts";
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
import { moduleArguments } from "./module-arguments.ts";
import { packageSet } from "./nixpkgs.ts";

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
      return outputsOf(configAt(evaluator, loaded, ["flake"], "nothing"), hidden(loaded, isHarmless));
    }),
  );
  const rest = unknown("flake-parts is not part of the repository", { origin });
  const libRest = unknown("flake-parts is not part of the repository", { origin: `${origin}.lib` });
  const lib: Attribute = { value: Thunk.of(attrs(setOf({ mkFlake }).attributes, libRest)), place: null };
  return attrs(new Map([["lib", lib]]), rest);
}

function loadFlakeModule(evaluator: Evaluator, argument: Thunk, module: Thunk, place: Place | null): LoadedModules {
  const given = openSet(argument, place);
  let loaded: LoadedModules | null = null;
  const config = mergedConfig(evaluator, () => loaded);
  const fallback = module.place ?? place ?? { file: "flake.nix", span: { start: 0, end: 0 } };
  loaded = loadModules(evaluator, list([module]), flakeModuleArguments(evaluator, given, config), fallback);
  return loaded;
}

/** What modules of flake-parts are called with: `config`, the inputs and self, beside `specialArgs`. */
function flakeModuleArguments(evaluator: Evaluator, given: AttrsValue, config: Thunk): Thunk {
  const special = given.attributes.get("specialArgs");
  const named = special ? evaluator.force(special.value) : null;
  const attributes = new Map(named?.type === "attrs" ? named.attributes : []);
  attributes.set("config", { value: config, place: null });
  attributes.set("withSystem", { value: Thunk.of(withSystem(evaluator)), place: null });
  const inputs = given.attributes.get("inputs");
  if (inputs) {
    attributes.set("inputs", inputs);
    const self = given.attributes.get("self") ?? selfOf(evaluator, inputs);
    if (self) attributes.set("self", self);
  }
  return moduleArguments(evaluator, attrs(attributes));
}

/** `withSystem "x86_64-linux" ({ pkgs, ... }: …)`: the function, with what `perSystem` would give it for that system. */
function withSystem(evaluator: Evaluator): Value {
  const run = primitive2((_, system, body, place) => {
    const packages = new Thunk(() => packageSet(evaluator, "pkgs", system));
    const given = new Map<string, Attribute>([
      ["system", { value: system, place: null }],
      ["pkgs", { value: packages, place: null }],
    ]);
    const argument = attrs(given, unknown("what 'perSystem' gives is not modelled", { origin: "perSystem" }));
    return evaluator.apply(body.force(), Thunk.of(argument), place);
  });
  return primitiveValue(evaluator, "withSystem", run);
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

/** All outputs; `hidden` is why there may be configurations that nobody sees. */
function outputsOf(flake: Value, hidden: UnknownValue | null): AttrsValue {
  const attributes = new Map(flake.type === "attrs" ? flake.attributes : []);
  if (!hidden) {
    for (const output of ["nixosConfigurations", "darwinConfigurations", "homeConfigurations"]) {
      if (!attributes.has(output)) attributes.set(output, { value: Thunk.of(emptyAttrs), place: null });
    }
  }
  return attrs(attributes, hidden ?? unknown("what 'perSystem' gives is not modelled"));
}
