import { EvaluationError } from "../../evaluation-error.ts";
import { Thunk } from "../../thunk.ts";
import { type Attribute, attrs, type Value } from "../../value.ts";
import type { Contribution } from "../contribution.ts";
import { mergedDefinitions } from "../merged-definitions.ts";
import type { MergePlace, World } from "../world.ts";
import { mergeAttrsOf } from "./attrs-of.ts";
import { accepts, mergeBy, mergeFunction, type NativeMerge } from "./option-type.ts";
import { conflict, mergeEqual, mergeOne } from "./scalar-merges.ts";

function allAccepted(type: Value, definitions: readonly Contribution[], at: MergePlace): boolean {
  return definitions.every(({ value }) => accepts(at.world.evaluator, type, value.force()));
}

/** `either`: the first type that takes all definitions merges them. */
export function mergeEither(left: Thunk, right: Thunk): NativeMerge {
  return (definitions, at) => {
    for (const type of [left, right]) {
      if (allAccepted(type.force(), definitions, at)) return mergeBy(type.force(), definitions, at);
    }
    return mergeOne(definitions, at);
  };
}

/** `coercedTo`: definitions of the first type are turned into the second, which merges. */
export function mergeCoerced(from: Thunk, coerce: Thunk, to: Thunk): NativeMerge {
  return (definitions, at) => {
    const { evaluator } = at.world;
    const coerced = definitions.map((definition) => {
      const value = definition.value.force();
      if (value.type === "unknown" || !accepts(evaluator, from.force(), value)) return definition;
      const make = () => evaluator.apply(coerce.force(), definition.value, definition.place);
      return { ...definition, value: new Thunk(make, definition.place) };
    });
    for (const { value, place } of coerced) {
      if (accepts(evaluator, to.force(), value.force())) continue;
      throw new EvaluationError("what a definition is coerced to is not of the option's type", place, "thrown");
    }
    return mergeBy(to.force(), coerced, at);
  };
}

/** `functionTo`: a function whose result is merged of the results of all. */
export function mergeFunctions(result: Thunk): NativeMerge {
  return (definitions, at) => functionSet(at.world, (argument) => mergeResults(definitions, argument, result, at));
}

function mergeResults(definitions: readonly Contribution[], argument: Thunk, result: Thunk, at: MergePlace): Value {
  const applied = definitions.map((definition) => {
    const call = () => at.world.evaluator.apply(definition.value.force(), argument, definition.place);
    return { ...definition, value: new Thunk(call, definition.place) };
  });
  return mergedDefinitions(result.force(), applied, { ...at, path: [...at.path, "<function body>"] }).value();
}

/** A set that can be called. */
function functionSet(world: World, call: (argument: Thunk) => Value): Value {
  const functor = mergeFunction(world, "functionTo", () => attrs(new Map()));
  const run = { ...functor, run: ([, argument]: readonly Thunk[]) => call(argument as Thunk) };
  return attrs(
    new Map<string, Attribute>([
      ["__functor", { value: Thunk.of(run), place: null }],
      ["__functionArgs", { value: Thunk.of(attrs(new Map())), place: null }],
    ]),
  );
}

/** `anything`: sets attribute by attribute, functions by their results, everything else must be equal. */
export function mergeAnything(self: Thunk): NativeMerge {
  const asSets = mergeAttrsOf(self, false);
  return (definitions, at) => {
    const kinds = new Set(definitions.map(({ value }) => kindOf(value.force())).filter((kind) => kind !== "unknown"));
    const [kind] = kinds;
    if (kinds.size > 1 && definitions.every(({ doubt }) => !doubt)) throw conflict(at.path, definitions);
    if (kinds.size === 1 && kind === "set") return asSets(definitions, at);
    if (kinds.size === 1 && kind === "lambda") {
      return functionOf(at.world, (argument) => mergeResults(definitions, argument, self, at));
    }
    return kind === "package" ? mergeOne(definitions, at) : mergeEqual(definitions, at);
  };
}

function functionOf(world: World, call: (argument: Thunk) => Value): Value {
  const base = mergeFunction(world, "function", () => attrs(new Map()));
  return { ...base, arity: 1, run: ([argument]: readonly Thunk[]) => call(argument as Thunk) };
}

function kindOf(value: Value): string {
  if (value.type === "closure" || value.type === "primitive") return "lambda";
  if (value.type !== "attrs") return value.type;
  return value.attributes.has("outPath") || value.attributes.has("__toString") ? "package" : "set";
}
