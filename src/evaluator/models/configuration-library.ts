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
  const given = new Thunk(() => givenLibrary(evaluator, call) ?? nixpkgsLib(evaluator));
  return isHome ? homeLibrary(evaluator, given) : given;
}

function givenLibrary(evaluator: Evaluator, call: ConfigurationCall | null): Value | null {
  const argument = call && evaluator.force(call.argument);
  if (argument?.type !== "attrs") return null;
  const packages = call?.builder === "nixos" ? undefined : argument.attributes.get("pkgs");
  const lib = argument.attributes.get("lib") ?? (packages && libIn(evaluator.force(packages.value)));
  const value = lib && evaluator.force(lib.value);
  return value?.type === "attrs" ? value : null;
}

function libIn(packages: Value): Attribute | undefined {
  return packages.type === "attrs" ? packages.attributes.get("lib") : undefined;
}
