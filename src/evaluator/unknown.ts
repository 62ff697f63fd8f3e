import type { Place } from "../source/span.ts";
import type { Thunk } from "./thunk.ts";
import { type AttrsValue, attrs, emptyAttrs, type UnknownValue, unknown, type Value } from "./value.ts";

/** `unknown.name`: unknown too, with its origin one step longer. */
export function selectUnknown(set: UnknownValue, name: string): UnknownValue {
  const origin = set.origin === null ? null : `${set.origin}.${attributeText(name)}`;
  return unknown(set.reason, { origin });
}

/** Why a set may hold an attribute that it does not show; `null` if it does not. */
export function hiddenAttribute(set: AttrsValue, name: string): UnknownValue | null {
  if (!set.open || set.open.names?.has(name) === false) return null;
  return set.open;
}

/** The rest of a set that is put together of two: what either may hold. */
export function eitherRest(first: UnknownValue | null, second: UnknownValue | null): UnknownValue | null {
  if (!first || !second) return first ?? second;
  if (!first.names || !second.names) return first.names ? second : first;
  return unknown(first.reason, { origin: first.origin, names: new Set([...first.names, ...second.names]) });
}

function attributeText(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_'-]*$/.test(name) ? name : JSON.stringify(name);
}

const builders: ReadonlyMap<string, "nixos" | "darwin" | "home"> = new Map([
  ["nixosSystem", "nixos"],
  ["darwinSystem", "darwin"],
  ["homeManagerConfiguration", "home"],
]);

/** Files of nixpkgs that are functions like `nixosSystem`: `import "${nixpkgs}/nixos/lib/eval-config.nix"`. */
const builderFile = /^import .*\/nixos(?:\/lib\/eval-config\.nix|\/default\.nix)?[">)]*$/;

function builderAt(origin: string | null): "nixos" | "darwin" | "home" | undefined {
  if (origin === null) return undefined;
  return builderFile.test(origin) ? "nixos" : builders.get(origin.slice(origin.lastIndexOf(".") + 1));
}

/** What a call of a builder of configurations gives, whoever provides the builder. */
export function configurationValue(builder: "nixos" | "darwin" | "home", argument: Thunk, place: Place | null): Value {
  const result = unknown("what a configuration evaluates to is only known to the module system", {
    origin: `${builder} configuration`,
  });
  return attrs(emptyAttrs.attributes, result, { builder, argument, place });
}

/**
 * Calling something unknown gives unknown, with one exception: a function that an input offers under the name of a
 * builder of configurations is that builder (`inputs.unstable.lib.nixosSystem`).
 */
export function applyUnknown(callee: UnknownValue, argument: Thunk, place: Place | null): Value {
  const builder = builderAt(callee.origin);
  if (builder) return configurationValue(builder, argument, place);
  return unknown(callee.reason, { origin: callee.origin === null ? null : `${callee.origin} …` });
}

/** Why a value is not known, and which value that is: for people who wonder what was not followed. */
export function whyUnknown(value: UnknownValue): string {
  return value.origin === null ? value.reason : `${value.reason} ('${value.origin}')`;
}
