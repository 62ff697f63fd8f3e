import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, attrs, unknown, type Value } from "../value.ts";
import { packageSet } from "./nixpkgs.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/** What module functions are called with: what the module system passes, and `specialArgs` before it. */
export function moduleArguments(evaluator: Evaluator, specialArgs: Value): Thunk {
  const attributes = new Map<string, Attribute>();
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  const reason = (name: string) => `the value of '${name}' is only known to the module system`;
  for (const name of ["config", "options", "osConfig"]) add(name, () => unknown(reason(name), { origin: name }));
  add("lib", () => nixpkgsLib(evaluator));
  add("pkgs", () => packageSet(evaluator, "pkgs"));
  add("modulesPath", () => unknown("the modules of nixpkgs are not part of the repository", { origin: "modulesPath" }));
  if (specialArgs.type === "attrs") {
    for (const [name, attribute] of specialArgs.attributes) attributes.set(name, attribute);
  }
  const others = unknown("an argument that only the module system knows", { origin: "_module.args" });
  return Thunk.of(attrs(attributes, others));
}
