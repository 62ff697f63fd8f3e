import { openSet, primitive1, primitiveValue } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { update } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  emptyList,
  list,
  string,
  type UnknownValue,
  type Value,
} from "../value.ts";
import { set } from "./internal-options.ts";
import { type EvaluationInput, ModuleEvaluation } from "./module-evaluation.ts";
import { libraryAttribute } from "./option-declaration.ts";
import { locationOf } from "./types/option-type.ts";

/** What a call of `evalModules` says, and what the surroundings of the call add. */
export interface EvaluationCall {
  readonly evaluator: Evaluator;
  readonly lib: Thunk;
  readonly modules: Thunk;
  readonly specialArgs: Thunk;
  readonly path: readonly string[];
  readonly moduleClass: string | null;
  readonly unseen: UnknownValue | null;
  readonly isTolerant: boolean;
}

/** Reads the argument of `evalModules`. */
export function evaluationCall(
  evaluator: Evaluator,
  lib: Thunk,
  argument: AttrsValue,
  isTolerant: boolean,
): EvaluationCall {
  const given = (name: string) => argument.attributes.get(name)?.value;
  const moduleClass = given("class")?.force();
  // Options of the evaluation around this one: what may be declared out of sight there may be here too.
  const surroundings = isTolerant ? given("surroundings")?.force() : undefined;
  return {
    evaluator,
    lib,
    modules: withOldArguments(argument),
    specialArgs: given("specialArgs") ?? Thunk.of(emptyAttrs),
    path: locationOf(given("prefix")?.force() ?? emptyList),
    moduleClass: moduleClass?.type === "string" ? moduleClass.value : null,
    unseen: surroundings?.type === "attrs" ? surroundings.open : null,
    isTolerant,
  };
}

/** `args` and `check`, as they were passed before they became options. */
function withOldArguments(argument: AttrsValue): Thunk {
  const modules = argument.attributes.get("modules")?.value ?? Thunk.of(emptyList);
  const internal: Record<string, Thunk> = {};
  for (const name of ["args", "check"]) {
    const given = argument.attributes.get(name);
    if (given) internal[name] = given.value;
  }
  if (Object.keys(internal).length === 0) return modules;
  const old = Thunk.of(set({ _module: Thunk.of(set(internal)) }));
  return new Thunk(() => joined(modules.force(), [old]), modules.place);
}

export function joined(modules: Value, more: readonly Thunk[]): Value {
  if (modules.type === "list") return list([...modules.elements, ...more], modules.open);
  return modules.type === "unknown" ? list(more, [modules]) : modules;
}

function startEvaluation(call: EvaluationCall): ModuleEvaluation {
  const { evaluator, lib } = call;
  const own = set({
    extendModules: new Thunk(() => extendFunction(call)),
    moduleType: new Thunk(() => moduleType(call)),
  });
  const input: EvaluationInput = {
    evaluator,
    lib,
    modules: call.modules.force(),
    path: call.path,
    specialArgs: call.specialArgs.force(),
    fallbackArguments: emptyAttrs,
    moduleClass: call.moduleClass,
    unseen: call.unseen,
    isTolerant: call.isTolerant,
    fallback: call.modules.place ?? { file: "flake.nix", span: { start: 0, end: 0 } },
    ownArguments: own,
  };
  return new ModuleEvaluation(input);
}

const evaluations = new WeakMap<Value, ModuleEvaluation>();

/** The evaluation whose result a value is. */
export function evaluationOf(value: Value): ModuleEvaluation | null {
  return evaluations.get(value) ?? null;
}

/** What `evalModules` gives: `config`, `options`, `_module`, `type`, `extendModules`, `class`. */
export function evaluationValue(call: EvaluationCall): AttrsValue {
  const evaluation = startEvaluation(call);
  const attributes = new Map<string, Attribute>();
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  add("_type", () => string("configuration"));
  add("config", () => withoutInternal(evaluation.config));
  // As Nix does: nobody gets the options of an evaluation whose definitions do not fit them.
  add("options", () => {
    void evaluation.config;
    return evaluation.options;
  });
  add("_module", () => evaluation.config.attributes.get("_module")?.value.force() ?? emptyAttrs);
  add("extendModules", () => extendFunction(call));
  add("type", () => moduleType(call));
  const result = attrs(attributes);
  evaluations.set(result, evaluation);
  add("class", () => (call.moduleClass === null ? { type: "null" } : string(call.moduleClass)));
  return result;
}

export function withoutInternal(config: AttrsValue): AttrsValue {
  const attributes = new Map(config.attributes);
  attributes.delete("_module");
  return attrs(attributes, config.open);
}

/** `extendModules { modules; specialArgs; prefix; }`: the same evaluation with more. */
function extendFunction(call: EvaluationCall): Value {
  const run = primitive1((_, argument, place) => {
    const { attributes } = openSet(argument, place);
    const more = attributes.get("modules")?.value;
    const special = attributes.get("specialArgs")?.value;
    const prefix = attributes.get("prefix")?.value;
    const added = () => {
      const value = more?.force() ?? emptyList;
      return value.type === "list" ? value.elements : [];
    };
    return evaluationValue({
      ...call,
      modules: new Thunk(() => joined(call.modules.force(), added()), call.modules.place),
      specialArgs: special
        ? new Thunk(() => update(call.specialArgs.force(), special.force(), place))
        : call.specialArgs,
      path: prefix ? locationOf(prefix.force()) : call.path,
    });
  });
  return primitiveValue(call.evaluator, "extendModules", run);
}

function moduleType(call: EvaluationCall): Value {
  const world = { evaluator: call.evaluator, lib: call.lib, unseen: null, isTolerant: false };
  const moduleClass: Value = call.moduleClass === null ? { type: "null" } : string(call.moduleClass);
  const argument = set({ modules: call.modules, specialArgs: call.specialArgs, class: Thunk.of(moduleClass) });
  return call.evaluator.apply(libraryAttribute(world, "types", "submoduleWith"), Thunk.of(argument), null);
}
