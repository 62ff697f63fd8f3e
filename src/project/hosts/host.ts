import type { ModuleClass } from "../../knowledge/module-arguments.ts";
import type { Place } from "../../source/span.ts";

/**
 * Which output a configuration belongs to: `colmena` for a machine that only a hive knows, `legacyPackages` for a home in
 * `legacyPackages.<system>.homeConfigurations`; where there is no flake, which kind it is.
 */
export type ConfigurationOutput =
  | "nixosConfigurations"
  | "darwinConfigurations"
  | "homeConfigurations"
  | "colmena"
  | "legacyPackages"
  | "nixos"
  | "darwin"
  | "home";

/** The outputs of flakes that hold nothing but configurations. */
export const flakeOutputs = ["nixosConfigurations", "darwinConfigurations", "homeConfigurations"] as const;

/** Whether the configurations of an output are homes, not machines. */
export function holdsHomes(output: ConfigurationOutput): boolean {
  return output === "homeConfigurations" || output === "legacyPackages" || output === "home";
}

/** A module of a host, in the order the module system meets it. */
export interface HostModule {
  /** Its file, relative to the root; `null` for one written inline or one from outside. */
  readonly file: string | null;
  /** Where it was listed: an element of `modules` or `imports`. */
  readonly via: Place;
  /** Where an input's module comes from (`inputs.home-manager.nixosModules.home-manager`); `null` for our own. */
  readonly external: string | null;
  /** The module that imports it; `null` for an entry module. */
  readonly importedBy: HostModule | null;
  /** Whether a condition that is not known decides if it is imported. */
  readonly conditional: boolean;
}

/** Something that could not be followed, and why. */
export interface Unresolved {
  readonly kind: "unknown" | "missing" | "no-default" | "outside" | "failed";
  readonly place: Place;
  readonly reason: string;
  /** The path that was meant, relative to the root; `null` where it is not known. */
  readonly path: string | null;
  /** A glob relative to the root of what it may be; `null` where even that is not known. */
  readonly glob: string | null;
}

/** What a module gives to an option. */
export interface OptionDefinition {
  readonly module: HostModule;
  readonly place: Place;
  /** The value where it is a known string, number or Boolean; `undefined` otherwise. */
  readonly literal: string | number | boolean | undefined;
  /** The path of the repository that the value is; `null` for anything else. */
  readonly file: string | null;
  /** Whether a condition that is not known decides if it holds. */
  readonly conditional: boolean;
  /** The priority that `mkForce`, `mkDefault`, … give it; 100 is the usual one, less wins. */
  readonly priority: number;
}

/** An option that a module declares. */
export interface OptionDeclaration {
  readonly module: HostModule;
  readonly path: readonly string[];
  readonly place: Place;
  /** The name of its type (`bool`, `listOf`); `null` where it is not known. */
  readonly typeName: string | null;
  /** `null` where it has none. */
  readonly default: DeclaredDefault | null;
}

/** What an option is if nobody sets it. */
export interface DeclaredDefault {
  /** The expression, in a file of the repository; `null` where a library gives it, as `mkEnableOption` does. */
  readonly place: Place | null;
  /** The value where it is a known string, number or Boolean; `undefined` otherwise. */
  readonly literal: string | number | boolean | undefined;
}

export type LocatedDefinition = OptionDefinition & { readonly path: readonly string[] };

/** What module functions are called with, beside what every module of the class gets. */
export interface GivenArguments {
  /** Names in `specialArgs`, which are known before any module is. */
  readonly special: ReadonlySet<string>;
  /** Whether `specialArgs` holds these and no other. */
  readonly isSpecialKnown: boolean;
  /** Names in `_module.args` of the repository's modules. */
  readonly defined: ReadonlySet<string>;
  /** Whether the repository gives these and no other; modules from outside may give more. */
  readonly isComplete: boolean;
}

/** Options, or sets of them, that modules give something to. */
export interface DefinedPaths {
  readonly paths: readonly (readonly string[])[];
  /** Where more may be defined, out of sight; `null` for `names` stands for any name. */
  readonly open: readonly { readonly path: readonly string[]; readonly names: ReadonlySet<string> | null }[];
}

/** What modules are and say together. */
export interface TreeEvaluation {
  /** `null` where it is not known. */
  readonly moduleClass: ModuleClass | null;
  /** Every option that its modules declare, in module order. */
  readonly declarations: readonly OptionDeclaration[];
  /** Paths below which its modules may declare other options, out of sight. Modules of inputs are not judged. */
  readonly openDeclarations: readonly (readonly string[])[];
  /** Every option that its modules define, in module order; sets are followed down to what is no set. */
  readonly allDefinitions: readonly LocatedDefinition[];
  readonly givenArguments: GivenArguments;
  /**
   * As `allDefinitions`, of options that `leads` follows: it is asked about each path on the way, and what it denies is not
   * evaluated. Known by the function, which has to be the same one each time, and to say the same of a path.
   */
  definitionsAmong(leads: (path: readonly string[]) => boolean): readonly LocatedDefinition[];
  /** Whether a module may define an option, or what lies below it, by something that is not known. Modules of inputs are not judged. */
  mayHide(path: readonly string[]): boolean;
  /** What the modules of the repository define, whether or not conditions hold; not below paths that `leads` denies. */
  definedPaths(leads: (path: readonly string[]) => boolean): DefinedPaths;
}

/** Modules that are evaluated together: a configuration, or one inside of another. */
export interface ModuleTree {
  readonly modules: readonly HostModule[];
  readonly unresolved: readonly Unresolved[];
  /** `null` for a machine inside a host, of which only the imports are followed. */
  readonly evaluation: TreeEvaluation | null;
}

/** A known value of an option inside an entry. */
export interface EntryField {
  readonly place: Place;
  readonly conditional: boolean;
  /** The value where it is a known string, number or Boolean; `undefined` otherwise. */
  readonly literal: string | number | boolean | undefined;
  /** The path of the repository that the value is; `null` for anything else. */
  readonly file: string | null;
}

/** What a module gives to one name of an option that holds a submodule for each: `age.secrets.<name>`. */
export interface OptionEntry {
  readonly name: string;
  readonly module: HostModule;
  /** Where the name stands, or what it is given. */
  readonly place: Place;
  readonly conditional: boolean;
  /** By name, as far as they are known. */
  readonly fields: ReadonlyMap<string, EntryField>;
  /** Whether there may be other fields. */
  readonly isOpen: boolean;
}

/** The names of an option, over all modules. */
export interface OptionEntries {
  readonly entries: readonly OptionEntry[];
  /** Whether there may be other names, or a module could not be followed. What modules from outside say is not known here. */
  readonly isOpen: boolean;
}

/** A user whose home is a part of the host. */
export interface HomeUser extends ModuleTree {
  readonly kind: "home-manager" | "hjem";
  readonly name: string;
  readonly declaredAt: Place;
}

/** A machine that is written inside a host: it boots from it, runs on it, or is it under other circumstances. */
export interface NestedMachine extends ModuleTree {
  readonly kind: "specialisation" | "container" | "microvm" | "vmVariant";
  readonly name: string;
  readonly declaredAt: Place;
}

/** One configuration: a NixOS or darwin machine, or a home. */
export interface Host extends ModuleTree {
  readonly output: ConfigurationOutput;
  readonly name: string;
  /** `null` where it is not known. */
  readonly system: string | null;
  /** Where its name stands, as far as it is written out; else what makes it. */
  readonly declaredAt: Place;
  /** The call of its builder, which may be that of many hosts; `null` where it is not in the repository. */
  readonly builtAt: Place | null;
  /** Names of what its builder was called with; `null` where they are not all known. */
  readonly argumentNames: ReadonlySet<string> | null;
  /** Users whose homes are managed as part of the host. */
  readonly users: readonly HomeUser[];
  readonly nested: readonly NestedMachine[];
  /** Where users or nested machines could not be named: there may be more than these. */
  readonly unresolvedParts: readonly Unresolved[];
  /** Every option that its modules declare, in module order. */
  readonly declarations: readonly OptionDeclaration[];
  /** Every option that its modules define, in module order; sets are followed down to what is no set. */
  readonly allDefinitions: readonly LocatedDefinition[];
  /** Definitions of one option (`["networking", "hostName"]`) over all modules, in module order. */
  definitionsOf(path: readonly string[]): readonly OptionDefinition[];
  /**
   * Whether a module of the repository defines an option, or may do so unseen: by something unknown, or because not all
   * imports could be followed. Modules of inputs are not judged.
   */
  mayDefine(path: readonly string[]): boolean;
  /** The names of an option that holds a submodule for each, in the host or in one of its parts. */
  entriesOf(part: ModuleTree, path: readonly string[]): OptionEntries;
  /** As `allDefinitions`, of one module of the host or of one of its parts. */
  definitionsIn(module: HostModule): Host["allDefinitions"];
}

/** A host's own modules, and those of all that is written inside of it. */
export function treesOf(host: Host): readonly ModuleTree[] {
  return [host, ...host.users, ...host.nested];
}

/** What people call a configuration: "host 'laptop'", "home 'ada'". */
export function configurationTitle({ output, name }: Host): string {
  return `${holdsHomes(output) ? "home" : "host"} '${name}'`;
}

/** What people call a configuration, or a part of it. */
export function treeTitle(host: Host, tree: ModuleTree): string {
  const user = host.users.find((candidate) => candidate === tree);
  if (user) return `the home of '${user.name}' in ${configurationTitle(host)}`;
  const machine = host.nested.find((candidate) => candidate === tree);
  return machine ? `${machine.kind} '${machine.name}' of ${configurationTitle(host)}` : configurationTitle(host);
}
