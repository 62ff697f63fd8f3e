import type { Evaluator } from "../../evaluator/evaluator.ts";
import { definitionsOf, standing } from "../../evaluator/modules/definitions.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import { whyUnknown } from "../../evaluator/unknown.ts";
import { type Attribute, unknown } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import type { Unresolved } from "./host.ts";

/** What the modules of a host write under the names of a set of submodules. */
export interface NamedModules {
  readonly name: string;
  readonly declaredAt: Place;
  /** Each definition, which is a module of its own. */
  readonly entries: readonly Thunk[];
}

export interface FoundNames {
  readonly named: readonly NamedModules[];
  /** Names that could not be known. */
  readonly unresolved: readonly Unresolved[];
}

/** The modules under `path.<name>.below`, by name: `home-manager.users.<name>`, `containers.<name>.config`. */
export function namedModules(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
  below: readonly string[] = [],
): FoundNames {
  const names = new Set<string>();
  const unresolved: Unresolved[] = [];
  for (const { value, place } of standing(definitionsOf(evaluator, modules, path))) {
    const hidden = value.type === "unknown" ? value : value.type === "attrs" ? value.open : null;
    const label = path.join(".");
    if (hidden) {
      const reason = `the names in '${label}' are not known: ${whyUnknown(hidden)}`;
      unresolved.push({ kind: "unknown", place, reason, path: null, glob: null });
    }
    if (value.type === "attrs") for (const name of value.attributes.keys()) names.add(name);
  }
  const named = [...names].flatMap((name) => modulesNamed(evaluator, modules, [...path, name, ...below], name));
  return { named, unresolved };
}

/** The modules that define one option whose value is a module. */
export function modulesNamed(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
  name: string,
): NamedModules[] {
  const definitions = standing(definitionsOf(evaluator, modules, path));
  const [first] = definitions;
  if (!first) return [];
  const entries = definitions.map(({ value, place, conditional }) => {
    const entry = Thunk.of(value, place);
    return conditional ? Thunk.of(unknown("a condition is not known", { alternatives: [entry] }), place) : entry;
  });
  return [{ name, declaredAt: first.place, entries }];
}

/** The attributes of an option that holds a set, of all its definitions that count together. */
export function mergedSets(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
): Map<string, Attribute> {
  const all = new Map<string, Attribute>();
  for (const { value } of standing(definitionsOf(evaluator, modules, path))) {
    if (value.type === "attrs") for (const [name, attribute] of value.attributes) all.set(name, attribute);
  }
  return all;
}
