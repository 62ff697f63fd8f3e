/** The module system as `lib` offers it to Nix: evaluations, and the merges of its types. */
import {
  openSet,
  type PrimitiveSpec,
  primitive1,
  primitive2,
  primitive3,
  primitiveValue,
} from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, emptyAttrs, int, list, type Value } from "../value.ts";
import { contributionsOf, contributionValue, fileName } from "./contribution.ts";
import { evaluationCall, evaluationValue } from "./evaluation-value.ts";
import { set } from "./internal-options.ts";
import { type MergedDefinitions, mergedDefinitions } from "./merged-definitions.ts";
import { evaluatedOption } from "./option.ts";
import { mergedDeclaration } from "./option-declaration.ts";
import { mergeAttrsOf, mergeShallow } from "./types/attrs-of.ts";
import { mergeAnything, mergeCoerced, mergeEither, mergeFunctions } from "./types/choice-merges.ts";
import { mergeListOf } from "./types/list-of.ts";
import { locationOf, mergeBy, mergeFunction, type NativeMerge } from "./types/option-type.ts";
import { mergeEqual, mergeNullOr, mergeOne, mergeStrings, mergeUnique } from "./types/scalar-merges.ts";
import { mergeDeferred, mergeSubmodule } from "./types/submodule.ts";
import type { World } from "./world.ts";

/** What the text of `lib.types`, `lib.options` and `lib.modules` is built on; `lib` is the library they are part of. */
export function moduleSystem(evaluator: Evaluator, lib: Thunk): AttrsValue {
  const world: World = { evaluator, lib, unseen: null, isTolerant: false };
  const parts: Record<string, Thunk> = {};
  const add = (name: string, compute: () => Value) => {
    parts[name] = new Thunk(compute);
  };
  const merge = (name: string, make: NativeMerge) => add(name, () => mergeFunction(world, name, make));
  const makes = (name: string, spec: (make: (merge: NativeMerge) => Value) => PrimitiveSpec) =>
    add(name, () =>
      primitiveValue(
        evaluator,
        name,
        spec((made) => mergeFunction(world, name, made)),
      ),
    );
  merge("equal", mergeEqual);
  merge("one", mergeOne);
  merge("shallow", mergeShallow);
  makes("unique", (make) => primitive1((_, type) => make(mergeUnique((all, at) => mergeBy(type.force(), all, at)))));
  makes("strings", (make) => primitive1((_, separator) => make(mergeStrings(textIn(separator)))));
  makes("attrsOf", (make) => primitive1((_, element) => make(mergeAttrsOf(element, false))));
  makes("lazyAttrsOf", (make) => primitive1((_, element) => make(mergeAttrsOf(element, true))));
  makes("listOf", (make) => primitive1((_, element) => make(mergeListOf(element))));
  makes("nullOr", (make) => primitive1((_, element) => make(mergeNullOr(element))));
  makes("either", (make) => primitive2((_, left, right) => make(mergeEither(left, right))));
  makes("coercedTo", (make) => primitive3((_, from, coerce, to) => make(mergeCoerced(from, coerce, to))));
  makes("functionTo", (make) => primitive1((_, result) => make(mergeFunctions(result))));
  makes("anything", (make) => primitive1((_, self) => make(mergeAnything(self))));
  makes("submodule", (make) => primitive1((_, given, place) => make(mergeSubmodule(openSet(given, place)))));
  makes("deferred", (make) => primitive1((_, modules) => make(mergeDeferred(modules))));
  for (const [name, isTolerant] of evaluations) {
    const run = primitive1((_, argument, place) =>
      evaluationValue(evaluationCall(evaluator, lib, openSet(argument, place), isTolerant)),
    );
    add(name, () => primitiveValue(evaluator, name, run));
  }
  for (const [name, spec] of Object.entries(optionFunctions(world))) {
    add(name, () => primitiveValue(evaluator, name, spec));
  }
  return set(parts);
}

/** `evalModules` as Nix has it, and one in which a module that fails costs that module only. */
const evaluations = [
  ["evalModules", false],
  ["evalPartialModules", true],
] as const;

function textIn(thunk: Thunk): string {
  const value = thunk.force();
  return value.type === "string" ? value.value : "";
}

function optionFunctions(world: World): Readonly<Record<string, PrimitiveSpec>> {
  return {
    mergeDefinitions: primitive3((_, location, type, definitions) => {
      const at = { world, path: locationOf(location.force()) };
      return mergedValue(mergedDefinitions(type.force(), contributionsOf(definitions.force()), at));
    }),
    evalOptionValue: primitive3((_, location, option, definitions) => {
      const at = { world, path: locationOf(location.force()) };
      return evaluatedOption(openSet(option, null), () => contributionsOf(definitions.force()), at);
    }),
    mergeOptionDecls: primitive2((_, location, declarations) => {
      const all = declarations.force();
      const elements = all.type === "list" ? all.elements : [];
      const each = elements.map((element) => {
        const { attributes } = openSet(element, null);
        const file = attributes.get("_file")?.value.force();
        const value = attributes.get("options")?.value ?? Thunk.of(emptyAttrs);
        return { file: file ? fileName(file) : "", value, place: element.place, isShared: false };
      });
      return mergedDeclaration(world, locationOf(location.force()), each);
    }),
  };
}

function mergedValue(merged: MergedDefinitions): AttrsValue {
  const mergedThunk = new Thunk(() => merged.value());
  const isSure = merged.isDefined.type === "bool" && merged.isDefined.value;
  const final = Thunk.of(list(merged.definitions.map(contributionValue)));
  return set({
    mergedValue: mergedThunk,
    isDefined: Thunk.of(merged.isDefined),
    optionalValue: Thunk.of(isSure ? set({ value: mergedThunk }) : attrs(new Map())),
    defsFinal: final,
    "defsFinal'": Thunk.of(set({ values: final, highestPrio: Thunk.of(int(merged.highestPriority)) })),
  });
}
