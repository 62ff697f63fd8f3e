import type { Place } from "../source/span.ts";

export type ConfigurationOutput = "nixosConfigurations" | "darwinConfigurations" | "homeConfigurations";

export const configurationOutputs: readonly ConfigurationOutput[] = [
  "nixosConfigurations",
  "darwinConfigurations",
  "homeConfigurations",
];

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
}

/** Something that could not be followed, and why. */
export interface Unresolved {
  readonly kind: "unknown" | "missing" | "no-default" | "outside" | "failed";
  readonly place: Place;
  readonly reason: string;
  /** A glob relative to the root of what it may be; `null` where even that is not known. */
  readonly glob: string | null;
}

/** What a module gives to an option. */
export interface OptionDefinition {
  readonly module: HostModule;
  readonly place: Place;
  /** The value where it is a known string, number or Boolean; `undefined` otherwise. */
  readonly literal: string | number | boolean | undefined;
  /** Whether a condition that is not known decides if it holds. */
  readonly conditional: boolean;
  /** The priority that `mkForce`, `mkDefault`, … give it; 100 is the usual one, less wins. */
  readonly priority: number;
}

/** A home-manager user inside a host. */
export interface HomeUser {
  readonly name: string;
  readonly modules: readonly HostModule[];
  readonly unresolved: readonly Unresolved[];
}

/** One configuration of the flake: a NixOS or darwin machine, or a home. */
export interface Host {
  readonly output: ConfigurationOutput;
  readonly name: string;
  /** `null` where it is not known. */
  readonly system: string | null;
  readonly declaredAt: Place;
  readonly modules: readonly HostModule[];
  readonly unresolved: readonly Unresolved[];
  /** Users that home-manager manages as part of the host. */
  readonly users: readonly HomeUser[];
  /** Definitions of one option (`["networking", "hostName"]`) over all modules, in module order. */
  definitionsOf(path: readonly string[]): readonly OptionDefinition[];
}
