import type { Evaluator } from "../../evaluator/evaluator.ts";
import { evaluateConfiguration } from "../../evaluator/models/configuration-evaluation.ts";
import { configurationLibrary } from "../../evaluator/models/configuration-library.ts";
import { definitionsOf, strongest } from "../../evaluator/modules/definitions.ts";
import type { LoadedModule, LoadedModules } from "../../evaluator/modules/loaded-modules.ts";
import { mayDefine } from "../../evaluator/modules/may-define.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import * as V from "../../evaluator/value.ts";
import type { ModuleClass } from "../../knowledge/module-arguments.ts";
import type { Place } from "../../source/span.ts";
import { definitionsIn } from "./definition-listing.ts";
import { type FoundUsers, homeUsers } from "./home-users.ts";
import {
  type ConfigurationOutput,
  type HomeUser,
  type Host,
  type HostModule,
  holdsHomes,
  type ModuleTree,
  type NestedMachine,
  type OptionDeclaration,
  type OptionDefinition,
  type OptionEntries,
  type Unresolved,
} from "./host.ts";
import { hostPackages, type PackagesOwner, symbolicPackages } from "./host-packages.ts";
import { type FoundMachines, nestedMachines } from "./nested-machines.ts";
import { optionEntries } from "./option-entries.ts";
import { EvaluatedTree, readDefinition, readDefinitionAt } from "./tree-evaluation.ts";

/** Where modules say what machine they are for. */
const platformOptions: readonly (readonly string[])[] = [
  ["nixpkgs", "hostPlatform"],
  ["nixpkgs", "hostPlatform", "system"],
  ["nixpkgs", "system"],
];

/** The class of modules that each builder takes. */
const moduleClasses: Readonly<Record<V.ConfigurationCall["builder"], string>> = {
  nixos: "nixos",
  darwin: "darwin",
  home: "homeManager",
};

/** What kind of modules a configuration is made of, whether or not its builder checks that. */
function classOfModules(output: ConfigurationOutput): ModuleClass {
  if (holdsHomes(output)) return "homeManager";
  return output === "darwinConfigurations" || output === "darwin" ? "darwin" : "nixos";
}

/** Where a configuration is built; `null` where that is not in the repository. */
export function placeOfCall({ sources }: Evaluator, value: V.Value): Place | null {
  const place = value.type === "attrs" ? value.configuration?.place : null;
  return place && sources.files.isFile(place.file) ? place : null;
}

/** A configuration as evaluation found it; its modules are loaded when first asked for. */
export class EvaluatedHost implements Host {
  readonly output: ConfigurationOutput;
  readonly name: string;
  readonly declaredAt: Place;
  readonly builtAt: Place | null;
  readonly #evaluator: Evaluator;
  readonly #value: V.Value;
  #loaded: LoadedModules | undefined;
  #config: Thunk | null = null;
  #knownLibrary: Thunk | undefined;
  #users: FoundUsers | undefined;
  #machines: FoundMachines | undefined;
  #tree: EvaluatedTree | undefined;

  constructor(
    evaluator: Evaluator,
    declared: { output: ConfigurationOutput; name: string; declaredAt: Place; value: V.Value },
  ) {
    this.#evaluator = evaluator;
    this.output = declared.output;
    this.name = declared.name;
    this.declaredAt = declared.declaredAt;
    this.builtAt = placeOfCall(evaluator, declared.value);
    this.#value = declared.value;
  }

  get modules(): readonly HostModule[] {
    return this.#load().modules;
  }

  get unresolved(): readonly Unresolved[] {
    return this.#load().unresolved;
  }

  get users(): readonly HomeUser[] {
    return this.#foundUsers().users;
  }

  get nested(): readonly NestedMachine[] {
    return this.#foundMachines().machines;
  }

  get unresolvedParts(): readonly Unresolved[] {
    return [...this.#foundUsers().unresolved, ...this.#foundMachines().unresolved];
  }

  get evaluation(): EvaluatedTree {
    this.#tree ??= new EvaluatedTree(this.#evaluator, {
      loaded: this.#load(),
      moduleClass: classOfModules(this.output),
      specialArgs: this.#isBuilderKnown() ? this.#specialArgs() : null,
    });
    return this.#tree;
  }

  get declarations(): readonly OptionDeclaration[] {
    return this.evaluation.declarations;
  }

  get allDefinitions(): Host["allDefinitions"] {
    return this.evaluation.allDefinitions;
  }

  get system(): string | null {
    const named = this.#argument("system");
    if (named?.type === "string") return named.value;
    const packages = this.#argument("pkgs");
    const ofPackages = packages?.type === "attrs" ? packages.attributes.get("system") : undefined;
    const system = ofPackages && this.#evaluator.force(ofPackages.value);
    if (system?.type === "string") return system.value;
    const platforms = platformOptions.flatMap((path) => this.definitionsOf(path));
    const known = platforms.filter((definition) => typeof definition.literal === "string" && !definition.conditional);
    const [winner] = strongest(known);
    return typeof winner?.literal === "string" ? winner.literal : null;
  }

  definitionsOf(path: readonly string[]): readonly OptionDefinition[] {
    return definitionsOf(this.#evaluator, this.#load().modules, path).map(readDefinition);
  }

  get argumentNames(): ReadonlySet<string> | null {
    const argument = this.#builderArgument();
    return argument?.type === "attrs" && argument.open === null ? new Set(argument.attributes.keys()) : null;
  }

  mayDefine(path: readonly string[]): boolean {
    const { modules, unresolved } = this.#load();
    return unresolved.length > 0 || mayDefine(this.#evaluator, modules, path);
  }

  entriesOf(part: ModuleTree, path: readonly string[]): OptionEntries {
    const entries = optionEntries(this.#evaluator, loadedOf(part), path);
    return part.unresolved.length === 0 ? entries : { ...entries, isOpen: true };
  }

  definitionsIn(module: HostModule): Host["allDefinitions"] {
    return isLoaded(module) ? definitionsIn(this.#evaluator, module).map(readDefinitionAt) : [];
  }

  #foundUsers(): FoundUsers {
    this.#users ??= this.#findUsers();
    return this.#users;
  }

  #findUsers(): FoundUsers {
    const { modules } = this.#load();
    if (!this.#config) return { users: [], unresolved: [] };
    return homeUsers(this.#evaluator, modules, {
      config: this.#config,
      moduleClass: moduleClasses[this.#builder],
      lib: this.#library,
      packages: this.#packages,
      freshPackages: this.#freshPackages,
    });
  }

  #asPackagesOwner(): PackagesOwner {
    return {
      loaded: () => this.#loaded,
      given: () => this.#argument("pkgs"),
      system: () => this.system,
      isHome: this.#builder === "home",
    };
  }

  #foundMachines(): FoundMachines {
    this.#machines ??= nestedMachines(this.#evaluator, this.#load().modules, {
      specialArgs: this.#specialArgs(),
      lib: this.#library,
      packages: this.#freshPackages,
    });
    return this.#machines;
  }

  /** An attribute of what the builder was called with. */
  #argument(name: string): V.Value | undefined {
    const argument = this.#builderArgument();
    const attribute = argument?.type === "attrs" ? argument.attributes.get(name) : undefined;
    return attribute && this.#evaluator.force(attribute.value);
  }

  #builderArgument(): V.Value | undefined {
    const call = this.#call;
    return call ? this.#evaluator.force(call.argument) : undefined;
  }

  #load(): LoadedModules {
    this.#loaded ??= this.#loadNow();
    return this.#loaded;
  }

  #loadNow(): LoadedModules {
    const place = this.declaredAt;
    const argument = this.#builderArgument();
    if (argument?.type !== "attrs") {
      if (this.#isPlainHome()) return this.#evaluate(V.list([Thunk.of(this.#value, place)]), place);
      const reason =
        argument?.type === "unknown"
          ? argument.reason
          : this.#value.type === "unknown"
            ? this.#value.reason
            : "it is not made by a builder of configurations that is known";
      return { modules: [], unresolved: [{ kind: "unknown", place, reason, path: null, glob: null }] };
    }
    const modules = argument.attributes.get("modules");
    // `import <nixpkgs/nixos> { configuration = ./configuration.nix; }` takes one module.
    const single = modules ? undefined : argument.attributes.get("configuration");
    const entries = modules ? this.#evaluator.force(modules.value) : V.list(single ? [single.value] : []);
    // The place that a model of a library names is nowhere in the repository.
    const listed = (modules ?? single)?.place;
    const from = listed && this.#evaluator.sources.files.isFile(listed.file) ? listed : place;
    return this.#evaluate(entries, from);
  }

  #evaluate(entries: V.Value, fallback: Place): LoadedModules {
    const evaluation = evaluateConfiguration(this.#evaluator, {
      entries,
      specialArgs: this.#specialArgs(),
      moduleClass: moduleClasses[this.#builder],
      lib: this.#library,
      packages: this.#packages,
      machine: null,
      fallback,
    });
    this.#config = evaluation.lateConfig;
    return evaluation.loaded;
  }

  get #call(): V.ConfigurationCall | null {
    return this.#value.type === "attrs" ? this.#value.configuration : null;
  }

  get #builder(): V.ConfigurationCall["builder"] {
    if (this.#call) return this.#call.builder;
    if (holdsHomes(this.output)) return "home";
    return this.output.startsWith("darwin") ? "darwin" : "nixos";
  }

  /** Tools of some frameworks take plain modules as `homeConfigurations`. */
  #isPlainHome(): boolean {
    return holdsHomes(this.output) && (this.#value.type === "path" || this.#value.type === "closure");
  }

  get #library(): Thunk {
    this.#knownLibrary ??= configurationLibrary(this.#evaluator, this.#call, this.#builder === "home");
    return this.#knownLibrary;
  }

  get #packages(): Thunk {
    return hostPackages(this.#evaluator, this.#asPackagesOwner());
  }

  get #freshPackages(): Thunk {
    return symbolicPackages(this.#evaluator, this.#asPackagesOwner());
  }

  /** Whether the builder is called with what is seen, and nothing else. */
  #isBuilderKnown(): boolean {
    const argument = this.#builderArgument();
    return argument?.type === "attrs" && argument.open === null;
  }

  #specialArgs(): V.Value {
    return this.#argument("specialArgs") ?? this.#argument("extraSpecialArgs") ?? V.emptyAttrs;
  }
}

/** The list that the loader made, where it made all of it: what is known of a list is kept with it. */
function loadedOf({ modules }: ModuleTree): readonly LoadedModule[] {
  return modules.every(isLoaded) ? modules : modules.filter(isLoaded);
}

/** Modules of a host are what the loader made of them, with their values. */
function isLoaded(module: HostModule): module is LoadedModule {
  return "value" in module;
}
