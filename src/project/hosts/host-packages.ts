import type { Evaluator } from "../../evaluator/evaluator.ts";
import { packageSet } from "../../evaluator/models/nixpkgs.ts";
import { definitionsOf, strongest } from "../../evaluator/modules/definitions.ts";
import type { LoadedModules } from "../../evaluator/modules/loaded-modules.ts";
import { VolatileThunk } from "../../evaluator/modules/module-arguments.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import { string, unknown, type Value } from "../../evaluator/value.ts";

/** What is known of the machine or home that gets the packages. */
export interface PackagesOwner {
  /** Its modules; `undefined` as long as they are being looked for. */
  readonly loaded: () => LoadedModules | undefined;
  /** `pkgs` as its builder was called with. */
  readonly given: () => Value | undefined;
  readonly system: () => string | null;
  readonly isHome: boolean;
}

/** Packages of which nothing is known but the system, once the modules are found that say it. */
export function symbolicPackages(evaluator: Evaluator, { loaded, system }: PackagesOwner): Thunk {
  const early = new Thunk(() => packageSet(evaluator, "pkgs"));
  const known = new Thunk(() => {
    const name = system();
    return packageSet(evaluator, "pkgs", Thunk.of(name === null ? unknownSystem : string(name)));
  });
  return new VolatileThunk(() => (loaded() ? settled(known) : { value: early.force(), isFinal: false }));
}

/** What modules get as `pkgs`: those of the builder or of `nixpkgs.pkgs`, else packages of which the system is known. */
export function hostPackages(evaluator: Evaluator, owner: PackagesOwner): Thunk {
  const symbolic = symbolicPackages(evaluator, owner);
  const chosen = (modules: LoadedModules) => givenPackages(evaluator, owner, modules) ?? symbolic.force();
  return new VolatileThunk(() => {
    const loaded = owner.loaded();
    return loaded ? { value: chosen(loaded), isFinal: true } : { value: symbolic.force(), isFinal: false };
  });
}

function settled(thunk: Thunk) {
  return { value: thunk.force(), isFinal: true };
}

function givenPackages(evaluator: Evaluator, owner: PackagesOwner, { modules }: LoadedModules): Value | null {
  const defined = (name: string) => definitionsOf(evaluator, modules, ["nixpkgs", name]);
  const given = owner.given();
  // A home that says anything about nixpkgs makes packages of its own.
  const isReplaced = owner.isHome && (defined("overlays").length > 0 || defined("config").length > 0);
  if (given) return given.type === "attrs" && !isReplaced ? given : null;
  const [definition, ...others] = strongest(defined("pkgs"));
  if (!definition || definition.conditional || others.length > 0) return null;
  return definition.value.type === "attrs" ? definition.value : null;
}

const unknownSystem = unknown("the system of the configuration is not known", {
  origin: "pkgs.stdenv.hostPlatform.system",
});
