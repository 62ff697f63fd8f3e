import { openList, openSet, primitive1, primitiveValue } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, string, unknown, type Value } from "../value.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";
import { type PackageSet, packagesWithOverlays } from "./package-set.ts";

const reason = "nixpkgs is not part of the repository";

/** The input nixpkgs: its `lib` is modelled, packages and files are unknown with their origin. */
export function nixpkgsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const attributes = new Map<string, Attribute>();
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  add("lib", () => nixpkgsLib(evaluator));
  add("outPath", () => unknown(reason, { origin }));
  add("legacyPackages", () => packagesBySystem(evaluator, origin));
  return attrs(attributes, unknown(reason, { origin }));
}

/** What `import nixpkgs` gives: a function from the system, overlays and settings to packages. */
export function packagesFunction(evaluator: Evaluator, source: string): Value {
  const run = primitive1((_, argument, place) => {
    const given = openSet(argument, place).attributes;
    const system = given.get("system") ?? given.get("localSystem");
    const overlays = given.get("overlays");
    return packagesWithOverlays(evaluator, {
      origin: "pkgs",
      source,
      system: system?.value,
      overlays: overlays ? openList(overlays.value, place).elements : [],
    });
  });
  return primitiveValue(evaluator, "nixpkgs", run);
}

function packagesBySystem(evaluator: Evaluator, source: string): AttrsValue {
  const origin = `${source}.legacyPackages`;
  const systems = ["x86_64-linux", "aarch64-linux", "x86_64-darwin", "aarch64-darwin"];
  const packages = (system: string): PackageSet => ({
    origin: `${origin}.${system}`,
    source,
    system: Thunk.of(string(system)),
    overlays: [],
  });
  const attributes = new Map(
    systems.map((system): [string, Attribute] => [
      system,
      { value: new Thunk(() => packagesWithOverlays(evaluator, packages(system))), place: null },
    ]),
  );
  return attrs(attributes, unknown("packages are not part of the repository", { origin }));
}

/** A package set: `lib` and what follows from the system are known, every package is unknown. */
export function packageSet(evaluator: Evaluator, origin: string, system?: Thunk): AttrsValue {
  return packagesWithOverlays(evaluator, { origin, source: "pkgs.path", system, overlays: [] });
}
