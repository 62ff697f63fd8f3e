/**
 * `evalModules`: modules loaded, their options and definitions merged.
 *
 * Invariants: everything is computed when asked, one option at a time; `config` is not known while modules are being looked
 * for (Nix recurses without end there). Where options may be declared out of sight (NixOS, modules of inputs), a definition
 * of something undeclared is no mistake, and no attribute of `config` is said to be missing.
 *
 * Modules from outside are taken not to define what the repository declares: their authors do not know its options. Modules
 * of the repository that could not be followed may define anything, at the usual priority.
 */
import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  list,
  nullValue,
  string,
  type UnknownValue,
  unknown,
  type Value,
} from "../value.ts";
import { configValue, notYetKnown } from "./config-value.ts";
import type { Contribution } from "./contribution.ts";
import { internalOptions } from "./internal-options.ts";
import { isForeign, type LoadedModule, type OrderedModules } from "./loaded-modules.ts";
import { ModuleArguments, VolatileThunk } from "./module-arguments.ts";
import { loadInOrder } from "./module-loader.ts";
import { configOf, optionsOf } from "./module-syntax.ts";
import { type Declaration, declaredBy } from "./option-declaration.ts";
import { OptionLevel, type Unmatched } from "./option-level.ts";
import { type ConfigPart, pushedDown } from "./property.ts";
import { mergeBy } from "./types/option-type.ts";
import { showOption, type World } from "./world.ts";

export interface EvaluationInput {
  readonly evaluator: Evaluator;
  readonly lib: Thunk;
  /** The list of entry modules. */
  readonly modules: Value;
  readonly path: readonly string[];
  readonly specialArgs: Value;
  /** Arguments that modules get unless `_module.args` gives them. */
  readonly fallbackArguments: AttrsValue;
  readonly moduleClass: string | null;
  /** Why options and definitions may be out of sight; `null` where only what is loaded counts. */
  readonly unseen: UnknownValue | null;
  /** Whether a module that fails costs that module only. Nix refuses all. */
  readonly isTolerant: boolean;
  readonly fallback: Place;
  /** Arguments that the evaluation itself gives: `extendModules`, `moduleType`. */
  readonly ownArguments: AttrsValue;
}

export class ModuleEvaluation {
  readonly #input: EvaluationInput;
  readonly #given: AttrsValue;
  #loaded: OrderedModules | null = null;
  #isLoading = false;
  #world: World | null = null;
  #root: OptionLevel | null = null;
  readonly #config = new Thunk(() => this.#computeConfig());

  constructor(input: EvaluationInput) {
    this.#input = input;
    this.#given = this.#givenArguments();
  }

  get loaded(): OrderedModules {
    if (this.#loaded) return this.#loaded;
    this.#isLoading = true;
    const { evaluator, modules, moduleClass, fallback } = this.#input;
    const given = new ModuleArguments({
      given: this.#given,
      fallback: this.#input.fallbackArguments,
      defined: () => (this.#loaded ? this.#definedArguments() : null),
      unseen: this.#input.isTolerant ? (this.#input.unseen ?? unknownArguments) : this.#input.unseen,
    });
    const argumentOf = (module: Value) => given.of(module);
    this.#loaded = loadInOrder(evaluator, modules, { argumentOf, moduleClass, fallback });
    this.#isLoading = false;
    return this.#loaded;
  }

  /** All of `config`, `_module` too; throws where Nix does. */
  get config(): AttrsValue {
    return this.#config.force() as AttrsValue;
  }

  get options(): AttrsValue {
    return this.root.optionsValue();
  }

  get world(): World {
    const { evaluator, lib, isTolerant } = this.#input;
    this.#world ??= { evaluator, lib, isTolerant, unseen: this.#unseen() };
    return this.#world;
  }

  get root(): OptionLevel {
    this.#root ??= this.#makeRoot();
    return this.#root;
  }

  /** `config` for the modules themselves: not known as long as they are being looked for. */
  readonly lateConfig: Thunk = new VolatileThunk(() => this.#late(() => this.config, notYetKnown));
  readonly #lateOptions: Thunk = new VolatileThunk(() => this.#late(() => this.options, unknownOptions));

  #late(compute: () => Value, early: UnknownValue) {
    if (this.#isLoading) return { value: early, isFinal: false };
    void this.loaded;
    return { value: compute(), isFinal: true };
  }

  #givenArguments(): AttrsValue {
    const { lib, specialArgs } = this.#input;
    const attribute = (value: Value): Attribute => ({ value: Thunk.of(value), place: null });
    const attributes = new Map<string, Attribute>([
      ["lib", { value: lib, place: null }],
      ["config", { value: this.lateConfig, place: null }],
      ["options", { value: this.#lateOptions, place: null }],
      ["specialArgs", attribute(specialArgs)],
      ["_class", attribute(this.#classArgument())],
      ["_prefix", attribute(list(this.#input.path.map((step) => Thunk.of(string(step)))))],
    ]);
    if (specialArgs.type === "attrs") for (const [name, value] of specialArgs.attributes) attributes.set(name, value);
    const open = specialArgs.type === "unknown" ? specialArgs : specialArgs.type === "attrs" ? specialArgs.open : null;
    return attrs(attributes, open);
  }

  #classArgument(): Value {
    const { moduleClass, isTolerant } = this.#input;
    if (moduleClass !== null) return string(moduleClass);
    return isTolerant ? unknownClass : nullValue;
  }

  #definedArguments(): Value | null {
    const node = this.root.node("_module");
    const args = node?.kind === "level" ? node.level.node("args") : null;
    const value = args?.kind === "option" ? args.option.attributes.get("value") : undefined;
    return value ? value.value.force() : emptyAttrs;
  }

  /** Options may be declared where nobody sees it: in modules from outside, and in those that could not be followed. */
  #unseen(): UnknownValue | null {
    const { modules, unresolved } = this.loaded;
    if (this.#input.unseen) return this.#input.unseen;
    const [lost] = unresolved.filter(({ kind }) => kind === "unknown" || this.#input.isTolerant);
    if (lost) return unknown(`a module could not be followed: ${lost.reason}`);
    const external = modules.find((module) => module.external !== null)?.external;
    return external ? unknown(`the module '${external}' is not part of the repository`, { origin: external }) : null;
  }

  #makeRoot(): OptionLevel {
    const { failure, ordered } = this.loaded;
    if (failure && !this.#input.isTolerant) throw failure;
    const modules = [...ordered].reverse().filter((module) => module.value);
    const declarations = modules.flatMap((module) => declarationOf(module) ?? []);
    const internal = {
      file: "lib/modules.nix",
      value: new Thunk(() => internalOptions(this.world)),
      place: null,
      isShared: true,
    };
    return new OptionLevel(this.world, this.#input.path, [internal, ...declarations], () => this.#configParts(modules));
  }

  #configParts(modules: readonly LoadedModule[]): ConfigPart[] {
    const own: ConfigPart[] = [{ file: "lib/modules.nix", value: this.#ownDefinitions(), doubt: null }];
    const all = modules.flatMap((module) => this.#partsOf(module));
    const lost = this.loaded.unresolved.filter(({ kind }) => kind === "unknown" || kind === "failed");
    const hidden = lost.map(({ reason, place }): ConfigPart => {
      const value = unknown(reason);
      return { file: place.file, value, doubt: value };
    });
    return [...own, ...all, ...hidden];
  }

  #ownDefinitions(): AttrsValue {
    const attribute = (value: Value) => ({ value: Thunk.of(value), place: null });
    const inner = new Map<string, Attribute>([
      ["args", attribute(this.#input.ownArguments)],
      ["specialArgs", attribute(this.#input.specialArgs)],
    ]);
    return attrs(new Map([["_module", attribute(attrs(inner))]]));
  }

  #partsOf(module: LoadedModule): ConfigPart[] {
    if (!module.value) return [];
    const config = configOf(module.value, module.via);
    const doubt = module.conditional ? conditionalImport : null;
    const place = config.value.place ?? config.place;
    const parts = this.#attempt(module, () =>
      pushedDown({ file: module.label, value: config.value, place, doubt }, showOption(this.#input.path)),
    );
    return parts.filter(({ value }) => value.type !== "unknown" || !value.origin || !isForeign(value.origin));
  }

  /** A module whose definitions cannot be evaluated may define anything. */
  #attempt(module: LoadedModule, compute: () => ConfigPart[]): ConfigPart[] {
    if (!this.#input.isTolerant) return compute();
    try {
      return compute();
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const value = unknown(error.message);
      return [{ file: module.label, value, doubt: value }];
    }
  }

  #computeConfig(): AttrsValue {
    const { world, root } = this;
    const freeformType = this.#internal("freeformType");
    if (freeformType.type === "null" || freeformType.type === "unknown") {
      if (!world.unseen && !root.rest && freeformType.type === "null") this.#refuseUnmatched(root);
      const unseen = freeformType.type === "unknown" ? freeformType : world.unseen;
      return configValue(root, { freeform: null, unseen });
    }
    const { path } = this.#input;
    const definitions = root.unmatched().map(atRoot);
    const hidden = root.parts.flatMap(({ file, value }) => hiddenSet(file, value) ?? []);
    const all = [...definitions, ...hidden];
    const freeform = all.length > 0 ? mergeBy(freeformType, all, { world, path }) : emptyAttrs;
    return configValue(root, { freeform, unseen: world.unseen });
  }

  #internal(name: string): Value {
    const node = this.root.node("_module");
    const option = node?.kind === "level" ? node.level.node(name) : null;
    const value = option?.kind === "option" ? option.option.attributes.get("value") : undefined;
    return value ? value.value.force() : { type: "null" };
  }

  #refuseUnmatched(root: OptionLevel): void {
    const [first] = root.unmatched();
    if (!first) return;
    const check = this.#internal("check");
    if (check.type !== "bool" || !check.value) return;
    const option = showOption([...this.#input.path, ...first.path]);
    throw new EvaluationError(`the option '${option}' does not exist`, first.place, "thrown");
  }
}

const unknownOptions = unknown("'options' is needed to find the modules that make it", { origin: "options" });
const unknownArguments = unknown("an argument that only the module system knows", { origin: "_module.args" });
const unknownClass = unknown("which program evaluates the modules is not known", { origin: "_class" });
const conditionalImport = unknown("a condition that is not known decides if the module is imported");

function declarationOf(module: LoadedModule): Declaration | null {
  const options = module.value && optionsOf(module.value);
  return options ? declaredBy(module.label, options, false) : null;
}

/** A definition as a set from the root of the evaluation, as a freeform type takes it. */
function atRoot({ path, ...definition }: Unmatched): Contribution {
  let { value } = definition;
  for (const step of [...path].reverse()) {
    value = Thunk.of(attrs(new Map([[step, { value, place: definition.place }]])), value.place);
  }
  return { ...definition, value };
}

function hiddenSet(file: string, value: AttrsValue | UnknownValue): Contribution | null {
  const rest = value.type === "unknown" ? value : value.open;
  return rest ? { file, value: Thunk.of(attrs(new Map(), rest)), place: null, doubt: rest } : null;
}
