import type { Place } from "../../source/span.ts";
import type { Evaluator } from "../evaluator.ts";
import { ModuleEvaluation } from "../modules/module-evaluation.ts";
import { update } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  nullValue,
  string,
  type UnknownValue,
  unknown,
  type Value,
} from "../value.ts";
import { packageSet } from "./nixpkgs.ts";

/** A machine, as the homes inside of it see it. */
export interface SurroundingMachine {
  readonly config: Thunk;
  readonly moduleClass: string;
}

/** What a machine or a home is made of. */
export interface ConfigurationModules {
  /** The list of entry modules. */
  readonly entries: Value;
  readonly specialArgs: Value;
  /** `nixos`, `darwin`, `homeManager`; `null` where any module is taken. */
  readonly moduleClass: string | null;
  /** nixpkgs' `lib`, or what somebody made of it; modules of homes find more in theirs. */
  readonly lib: Thunk;
  /** What modules get as `pkgs`, once they are found; `null` where nothing says what it is. */
  readonly packages: Thunk | null;
  /** The machine around a home; `null` where there is none. */
  readonly machine: SurroundingMachine | null;
  readonly fallback: Place;
}

/** The options of NixOS, nix-darwin and home-manager are declared, and mostly defined, where nobody sees it. */
const programModules: UnknownValue = unknown("the modules of the system are not part of the repository", {
  origin: "config",
});

/** The evaluation of a machine or a home: its modules, and their `config` as far as the repository says it. */
export function evaluateConfiguration(evaluator: Evaluator, modules: ConfigurationModules): ModuleEvaluation {
  return new ModuleEvaluation({
    evaluator,
    lib: modules.lib,
    modules: modules.entries,
    path: [],
    specialArgs: evaluator.attempt(() => update(specialArguments(modules.machine), modules.specialArgs, null)),
    fallbackArguments: programArguments(evaluator, modules),
    moduleClass: modules.moduleClass,
    unseen: programModules,
    isTolerant: true,
    fallback: modules.fallback,
    ownArguments: emptyAttrs,
  });
}

/** What the programs pass under the special arguments of users: modules may ask for it wherever they are made. */
function specialArguments(machine: SurroundingMachine | null): AttrsValue {
  const modulesPath = unknown("the modules of nixpkgs are not part of the repository", { origin: "modulesPath" });
  const attributes = new Map<string, Attribute>([["modulesPath", { value: Thunk.of(modulesPath), place: null }]]);
  if (machine) {
    const config = { value: machine.config, place: null };
    attributes.set("osConfig", config).set(`${machine.moduleClass}Config`, config);
    attributes.set("osClass", { value: Thunk.of(string(machine.moduleClass)), place: null });
  }
  return attrs(attributes);
}

/** What homes are told of machines that are not around them. */
const homeArguments = ["osConfig", "nixosConfig", "darwinConfig"] as const;

/** What the programs pass to modules as `_module.args`. */
function programArguments(evaluator: Evaluator, { packages, moduleClass }: ConfigurationModules): AttrsValue {
  const attributes = new Map<string, Attribute>();
  const add = (name: string, value: Value) => attributes.set(name, { value: Thunk.of(value), place: null });
  attributes.set("pkgs", { value: packages ?? new Thunk(() => packageSet(evaluator, "pkgs")), place: null });
  if (moduleClass === "homeManager") for (const name of homeArguments) add(name, nullValue);
  else add("osConfig", unknown("the value of 'osConfig' is only known to the module system", { origin: "osConfig" }));
  return attrs(attributes);
}
