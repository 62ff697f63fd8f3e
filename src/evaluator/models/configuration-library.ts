import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import type { Attribute, ConfigurationCall, Value } from "../value.ts";
import { homeLibrary } from "./home-manager/home-library.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/**
 * The `lib` that modules are called with: the one that the builder was called with, else (but for NixOS) that of its
 * packages. What is not known of it is taken for nixpkgs'.
 */
export function configurationLibrary(evaluator: Evaluator, call: ConfigurationCall | null, isHome: boolean): Thunk {
  const lib = givenLibrary(evaluator, call) ?? usualLibrary(evaluator);
  return isHome ? homeLibrary(evaluator, lib) : lib;
}

const usual = new WeakMap<Evaluator, Thunk>();

/** One thunk for all: modules that are called with the same thing are evaluated once. */
function usualLibrary(evaluator: Evaluator): Thunk {
  let lib = usual.get(evaluator);
  if (!lib) {
    lib = new Thunk(() => nixpkgsLib(evaluator));
    usual.set(evaluator, lib);
  }
  return lib;
}

/** `null` where the builder is called without one. */
function givenLibrary(evaluator: Evaluator, call: ConfigurationCall | null): Thunk | null {
  const argument = call && evaluator.force(call.argument);
  if (argument?.type !== "attrs") return null;
  const packages = call?.builder === "nixos" ? undefined : argument.attributes.get("pkgs");
  const given = argument.attributes.get("lib");
  if (!given && !packages) return null;
  return new Thunk(() => {
    const lib = given ?? (packages && libIn(evaluator.force(packages.value)));
    const value = lib && evaluator.force(lib.value);
    return value?.type === "attrs" ? value : nixpkgsLib(evaluator);
  });
}

function libIn(packages: Value): Attribute | undefined {
  return packages.type === "attrs" ? packages.attributes.get("lib") : undefined;
}
