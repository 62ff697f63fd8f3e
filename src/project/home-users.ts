import type { Evaluator } from "../evaluator/evaluator.ts";
import { moduleArguments } from "../evaluator/models/module-arguments.ts";
import { definitionsOf } from "../evaluator/modules/definitions.ts";
import { type LoadedModule, loadModules } from "../evaluator/modules/module-loader.ts";
import type { Thunk } from "../evaluator/thunk.ts";
import { type Attribute, attrs, list } from "../evaluator/value.ts";
import type { Place } from "../source/span.ts";
import type { HomeUser } from "./host.ts";

/** The home-manager users inside a host, from `home-manager.users` of its modules, with all modules of each. */
export function homeUsers(evaluator: Evaluator, modules: readonly LoadedModule[], fallback: Place): HomeUser[] {
  const entries = entriesByUser(evaluator, modules);
  if (entries.size === 0) return [];
  const shared = definitionsOf(evaluator, modules, ["home-manager", "sharedModules"]).flatMap(({ value }) =>
    value.type === "list" ? value.elements : [],
  );
  const argument = moduleArguments(evaluator, attrs(specialArguments(evaluator, modules)));
  return [...entries].map(([name, own]) => {
    const loaded = loadModules(evaluator, list([...own, ...shared]), argument, own[0]?.place ?? fallback);
    return { name, modules: loaded.modules, unresolved: loaded.unresolved };
  });
}

function entriesByUser(evaluator: Evaluator, modules: readonly LoadedModule[]): Map<string, Thunk[]> {
  const entries = new Map<string, Thunk[]>();
  for (const { value } of definitionsOf(evaluator, modules, ["home-manager", "users"])) {
    if (value.type !== "attrs") continue;
    for (const [name, attribute] of value.attributes) {
      const known = entries.get(name);
      if (known) known.push(attribute.value);
      else entries.set(name, [attribute.value]);
    }
  }
  return entries;
}

function specialArguments(evaluator: Evaluator, modules: readonly LoadedModule[]): Map<string, Attribute> {
  const all = new Map<string, Attribute>();
  for (const { value } of definitionsOf(evaluator, modules, ["home-manager", "extraSpecialArgs"])) {
    if (value.type === "attrs") for (const [name, attribute] of value.attributes) all.set(name, attribute);
  }
  return all;
}
