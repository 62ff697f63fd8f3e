import type { Evaluator } from "../../evaluator/evaluator.ts";
import { evaluateConfiguration, type SurroundingMachine } from "../../evaluator/models/configuration-evaluation.ts";
import { homeLibrary } from "../../evaluator/models/home-manager/home-library.ts";
import { definitionsOf, standing } from "../../evaluator/modules/definitions.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import type { Thunk } from "../../evaluator/thunk.ts";

import { attrs, list } from "../../evaluator/value.ts";
import { mayHide } from "./hidden-definitions.ts";
import type { HomeUser, Unresolved } from "./host.ts";
import { mergedSets, namedModules } from "./named-modules.ts";
import { EvaluatedTree } from "./tree-evaluation.ts";

/** Where a manager of homes looks for its users, for the modules all of them get, and for their arguments. */
interface HomeManager {
  readonly kind: HomeUser["kind"];
  readonly users: readonly string[];
  readonly shared: readonly string[];
  readonly specialArguments: readonly string[];
  /** The class of the modules that homes are made of. */
  readonly moduleClass: string;
}

const managers: readonly HomeManager[] = [
  {
    kind: "home-manager",
    users: ["home-manager", "users"],
    shared: ["home-manager", "sharedModules"],
    specialArguments: ["home-manager", "extraSpecialArgs"],
    moduleClass: "homeManager",
  },
  {
    kind: "hjem",
    users: ["hjem", "users"],
    shared: ["hjem", "extraModules"],
    specialArguments: ["hjem", "specialArgs"],
    moduleClass: "hjem",
  },
];

export interface FoundUsers {
  readonly users: readonly HomeUser[];
  readonly unresolved: readonly Unresolved[];
}

/** A machine, with what homes may have of it. */
export interface MachineWithHomes extends SurroundingMachine {
  readonly lib: Thunk;
  readonly packages: Thunk;
  /** Packages for its system that nobody changed. */
  readonly freshPackages: Thunk;
}

/** The users inside a host, from what its modules say under `home-manager.users` and `hjem.users`. */
export function homeUsers(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  machine: MachineWithHomes,
): FoundUsers {
  const found = managers.map((manager) => usersOf(manager, evaluator, modules, machine));
  return {
    users: found.flatMap(({ users }) => users),
    unresolved: found.flatMap(({ unresolved }) => unresolved),
  };
}

function usersOf(
  manager: HomeManager,
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  machine: MachineWithHomes,
): FoundUsers {
  const { named, unresolved } = namedModules(evaluator, modules, manager.users);
  if (named.length === 0) return { users: [], unresolved };
  const shared = standing(definitionsOf(evaluator, modules, manager.shared)).flatMap(({ value }): readonly Thunk[] =>
    value.type === "list" ? value.elements : [],
  );
  const specialArgs = attrs(mergedSets(evaluator, modules, manager.specialArguments));
  const isOfHomeManager = manager.kind === "home-manager";
  const sharesPackages = !isOfHomeManager || usesGlobalPackages(evaluator, modules);
  const isKnown = !mayHide(evaluator, modules, manager.specialArguments);
  const users = named.map((user) => {
    const { loaded } = evaluateConfiguration(evaluator, {
      entries: list([...user.entries, ...shared]),
      specialArgs,
      moduleClass: manager.moduleClass,
      lib: isOfHomeManager ? homeLibrary(evaluator, machine.lib) : machine.lib,
      packages: sharesPackages ? machine.packages : machine.freshPackages,
      machine,
      fallback: user.declaredAt,
    });
    const moduleClass = manager.kind === "home-manager" ? "homeManager" : null;
    return {
      modules: loaded.modules,
      unresolved: loaded.unresolved,
      evaluation: new EvaluatedTree(evaluator, { loaded, moduleClass, specialArgs: isKnown ? specialArgs : null }),
      kind: manager.kind,
      name: user.name,
      declaredAt: user.declaredAt,
    };
  });
  return { users, unresolved };
}

/** Whether homes get the machine's own packages; home-manager makes new ones otherwise. */
function usesGlobalPackages(evaluator: Evaluator, modules: readonly LoadedModule[]): boolean {
  const definitions = standing(definitionsOf(evaluator, modules, ["home-manager", "useGlobalPkgs"]));
  return definitions.length > 0 && definitions.every(({ value }) => value.type === "bool" && value.value);
}
