import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, type Value } from "../value.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/**
 * What a library offers: its model, a function in Nix, called with `lib` of nixpkgs and the arguments given here.
 * Throws where the text gives no set: a mistake of ours.
 */
export function modelledLibrary(
  evaluator: Evaluator,
  name: string,
  text: string,
  values: Readonly<Record<string, Value>>,
): AttrsValue {
  const given = new Map<string, Attribute>();
  for (const [key, value] of Object.entries(values)) given.set(key, { value: Thunk.of(value), place: null });
  given.set("lib", { value: new Thunk(() => nixpkgsLib(evaluator)), place: null });
  const library = evaluator.apply(evaluator.evaluateModel(name, text), Thunk.of(attrs(given)), null);
  if (library.type !== "attrs") throw new Error(`the model of ${name} is not a set`);
  return library;
}
