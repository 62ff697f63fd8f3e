import { openSet, primitive1, primitiveValue } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, string, unknown, type Value } from "../value.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";

/** The input nixpkgs: its `lib` is modelled, packages and files are unknown with their origin. */
export function nixpkgsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const attributes = new Map<string, Attribute>();
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  add("lib", () => nixpkgsLib(evaluator));
  add("outPath", () => unknown("nixpkgs is not part of the repository", { origin }));
  add("legacyPackages", () => packagesBySystem(evaluator, `${origin}.legacyPackages`));
  // `import nixpkgs { system = …; }`: what lies there is a function that gives packages.
  evaluator.modelImport(origin, packagesFunction(evaluator));
  return attrs(attributes, unknown("nixpkgs is not part of the repository", { origin }));
}

function packagesFunction(evaluator: Evaluator): Value {
  const run = primitive1((_, argument, place) => {
    const given = openSet(argument, place);
    const system = given.attributes.get("system") ?? given.attributes.get("localSystem");
    return packageSet(evaluator, "pkgs", system?.value);
  });
  return primitiveValue(evaluator, "nixpkgs", run);
}

function packagesBySystem(evaluator: Evaluator, origin: string): AttrsValue {
  const systems = ["x86_64-linux", "aarch64-linux", "x86_64-darwin", "aarch64-darwin"];
  const attributes = new Map(
    systems.map((system): [string, Attribute] => [
      system,
      {
        value: new Thunk(() => packageSet(evaluator, `${origin}.${system}`, Thunk.of(string(system)))),
        place: null,
      },
    ]),
  );
  return attrs(attributes, unknown("packages are not part of the repository", { origin }));
}

/** A package set: `lib` is known, and `system` where it was given; every package is unknown. */
export function packageSet(evaluator: Evaluator, origin: string, system?: Thunk): AttrsValue {
  const attributes = new Map<string, Attribute>([
    ["lib", { value: new Thunk(() => nixpkgsLib(evaluator)), place: null }],
  ]);
  if (system) attributes.set("system", { value: system, place: null });
  return attrs(attributes, unknown("packages are not part of the repository", { origin }));
}
