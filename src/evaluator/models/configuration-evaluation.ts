import type { Place } from "../../source/span.ts";
import type { Evaluator } from "../evaluator.ts";
import { ModuleEvaluation } from "../modules/module-evaluation.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  type UnknownValue,
  unknown,
  type Value,
} from "../value.ts";
import { packageSet } from "./nixpkgs.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/** What a machine or a home is made of. */
export interface ConfigurationModules {
  /** The list of entry modules. */
  readonly entries: Value;
  readonly specialArgs: Value;
  /** `nixos`, `darwin`, `homeManager`; `null` where any module is taken. */
  readonly moduleClass: string | null;
  /** The configuration around a home; `null` where there is none. */
  readonly osConfig: Thunk | null;
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
    lib: new Thunk(() => nixpkgsLib(evaluator)),
    modules: modules.entries,
    path: [],
    specialArgs: modules.specialArgs,
    fallbackArguments: programArguments(evaluator, modules.osConfig),
    moduleClass: modules.moduleClass,
    unseen: programModules,
    isTolerant: true,
    fallback: modules.fallback,
    ownArguments: emptyAttrs,
  });
}

/** What the programs pass to modules, beside what every evaluation passes. */
function programArguments(evaluator: Evaluator, osConfig: Thunk | null): AttrsValue {
  const attributes = new Map<string, Attribute>();
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  add("pkgs", () => packageSet(evaluator, "pkgs"));
  add("modulesPath", () => unknown("the modules of nixpkgs are not part of the repository", { origin: "modulesPath" }));
  const hidden = unknown("the value of 'osConfig' is only known to the module system", { origin: "osConfig" });
  attributes.set("osConfig", { value: osConfig ?? Thunk.of(hidden), place: null });
  return attrs(attributes);
}
