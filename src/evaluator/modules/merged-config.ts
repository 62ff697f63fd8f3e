/**
 * `config` of an evaluation of modules, as far as their definitions alone say it: sets are merged attribute by attribute,
 * lists joined, of other values the one with the best priority stands. Options are not looked at, so what has no
 * definition (a default, a computed option) is unknown, never absent.
 */

import { EvaluationError } from "../evaluation-error.ts";
import type { Evaluator } from "../evaluator.ts";
import { concatenate } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, list, unknown, type Value } from "../value.ts";
import { definitionsOf, strongest } from "./definitions.ts";
import type { LoadedModules } from "./module-loader.ts";

/** `loaded` gives `null` while the modules are still being followed: then nothing of `config` can be asked. */
export function mergedConfig(evaluator: Evaluator, loaded: () => LoadedModules | null): Thunk {
  return new Thunk(() => {
    const modules = loaded();
    // Not remembered: asked again when all modules are there, it has a value.
    if (!modules) throw new EvaluationError("'config' is needed to find the modules that make it", null, "exhausted");
    return configAt(evaluator, modules, [], "options");
  });
}

/**
 * The value of one option, or of a set of options, from its definitions. `rest` says what a set may hold beside what is
 * defined: `options` with a default, or `nothing`.
 */
export function configAt(
  evaluator: Evaluator,
  loaded: LoadedModules,
  path: readonly string[],
  rest: "options" | "nothing",
): Value {
  const definitions = definitionsOf(evaluator, loaded.modules, path);
  const hidden = unknown(`only the module system knows '${["config", ...path].join(".")}'`, {
    origin: ["config", ...path].join("."),
  });
  const best = strongest(definitions);
  const [first] = best;
  if (!first) return hidden;
  const values = best.map(({ value }) => value);
  if (values.every(isPlainSet)) {
    const names = new Set(values.flatMap((value) => [...value.attributes.keys()]));
    const open = values.find((value) => value.open)?.open ?? (rest === "options" ? hidden : null);
    const attributeAt = (name: string): Attribute => {
      const written = values.flatMap((value) => value.attributes.get(name) ?? [])[0];
      const place = written?.place ?? null;
      const value = new Thunk(() => configAt(evaluator, loaded, [...path, name], rest), written?.value.place ?? place);
      return { value, place };
    };
    return attrs(new Map([...names].map((name) => [name, attributeAt(name)])), open);
  }
  if (best.some(({ conditional }) => conditional)) return hidden;
  if (values.length === 1) return first.value;
  if (values.every(({ type }) => type === "list")) {
    return values.reduce((all, value) => concatenate(all, value, first.place));
  }
  // Several modules for one name (`flake.modules.nixos.base`) are one that imports them.
  if (values.every(isModule)) {
    const imports = list(best.map(({ value, place }) => Thunk.of(value, place)));
    return attrs(new Map([["imports", { value: Thunk.of(imports), place: first.place }]]));
  }
  return hidden;
}

/** A set of options, and no value by itself: neither a package nor a configuration nor something to be called. */
function isPlainSet(value: Value): value is AttrsValue {
  if (value.type !== "attrs" || value.configuration) return false;
  return !["_type", "type", "outPath", "__functor"].some((name) => value.attributes.has(name));
}

function isModule(value: Value): boolean {
  return value.type === "attrs" || value.type === "closure" || value.type === "path";
}
