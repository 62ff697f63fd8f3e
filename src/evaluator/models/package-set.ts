/**
 * A set of packages: `lib`, the platform and the functions that make more of it are known, packages are unknown with
 * their origin, and overlays are applied: what they add is there, as lazily as in nixpkgs.
 */
import { openList, openSet, primitive1, primitive2, primitiveValue } from "../builtins/primitive.ts";
import { coerceToString } from "../coerce.ts";
import { configurationValue } from "../configuration-value.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Evaluator } from "../evaluator.ts";
import { applyAll } from "../machine.ts";
import { update } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, list, type PrimitiveValue, unknown, type Value } from "../value.ts";
import { callPackage } from "./call-package.ts";
import { nixpkgsLib } from "./nixpkgs-lib/nixpkgs-lib.ts";
import { platformOf } from "./platform.ts";

export interface PackageSet {
  /** The set as an expression: `pkgs`, `inputs.nixpkgs.legacyPackages.x86_64-linux`. */
  readonly origin: string;
  /** The nixpkgs it is made from: `inputs.nixpkgs`. */
  readonly source: string;
  readonly system: Thunk | undefined;
  readonly overlays: readonly Thunk[];
}

/** The packages with the overlays applied, later ones over earlier ones. */
export function packagesWithOverlays(evaluator: Evaluator, packages: PackageSet): AttrsValue {
  const final = new Thunk((): AttrsValue => {
    let result = basePackages(evaluator, packages, final);
    for (const overlay of packages.overlays) result = withOverlay(evaluator, overlay, final, result);
    return result;
  });
  return final.force() as AttrsValue;
}

/** An overlay that cannot be followed leaves what is there: the set is open, so nothing is said not to be in it. */
function withOverlay(evaluator: Evaluator, overlay: Thunk, final: Thunk, previous: AttrsValue): AttrsValue {
  try {
    const function_ = overlay.force();
    evaluator.purposes.note(function_, "overlay");
    const added = applyAll(evaluator, function_, [final, Thunk.of(previous)], overlay.place);
    return added.type === "attrs" ? (update(previous, added, overlay.place) as AttrsValue) : previous;
  } catch (error) {
    if (error instanceof EvaluationError && !error.isExhaustion) return previous;
    throw error;
  }
}

function basePackages(evaluator: Evaluator, packages: PackageSet, final: Thunk): AttrsValue {
  const attributes = new Map<string, Attribute>();
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  const define = (name: string, spec: Parameters<typeof primitiveValue>[2]) =>
    add(name, () => primitiveValue(evaluator, name, spec));
  const { origin, source, system, overlays } = packages;
  const hidden = unknown("packages are not part of the repository", { origin });
  const extended = (more: readonly Thunk[]) =>
    packagesWithOverlays(evaluator, { ...packages, overlays: [...overlays, ...more] });

  add("lib", () => nixpkgsLib(evaluator));
  add("pkgs", () => final.force());
  // By this package one tells nixpkgs from other flakes.
  add("nix", () => unknown("packages are not part of the repository", { origin: `${origin}.nix` }));
  add("path", () => unknown("nixpkgs is not part of the repository", { origin: source }));
  if (system) {
    add("system", () => system.force());
    for (const name of ["hostPlatform", "buildPlatform", "targetPlatform"]) add(name, () => platformOf(system));
    add("stdenv", () => standardEnvironment(system, `${origin}.stdenv`));
  }
  define(
    "callPackage",
    primitive2((_, called, given, place) => callPackage(evaluator, final, called, given, place)),
  );
  define(
    "newScope",
    primitive1((_, extra, place) => {
      const available = new Thunk(() => update(final.force(), extra.force(), place));
      const spec = primitive2((_machine, called, given) => callPackage(evaluator, available, called, given, place));
      return primitiveValue(evaluator, "callPackage", spec);
    }),
  );
  define(
    "extend",
    primitive1((_, overlay) => extended([overlay])),
  );
  define(
    "appendOverlays",
    primitive1((_, more, place) => extended(openList(more, place).elements)),
  );
  define(
    "applyPatches",
    primitive1((_, argument, place) => patchedSource(evaluator, openSet(argument, place), `${origin}.applyPatches …`)),
  );
  define(
    "nixos",
    primitive1((_, configuration, place) => {
      const value = configuration.force();
      const modules = value.type === "list" ? configuration : Thunk.of(list([configuration]), configuration.place);
      const given = new Map<string, Attribute>([
        ["modules", { value: modules, place: null }],
        ["pkgs", { value: final, place: null }],
      ]);
      return configurationValue("nixos", Thunk.of(attrs(given)), place);
    }),
  );
  return attrs(attributes, hidden);
}

function standardEnvironment(system: Thunk, origin: string): AttrsValue {
  const platform = new Thunk(() => platformOf(system));
  const attributes = new Map<string, Attribute>();
  for (const name of ["hostPlatform", "buildPlatform", "targetPlatform"]) {
    attributes.set(name, { value: platform, place: null });
  }
  for (const name of ["system", "isLinux", "isDarwin", "isx86_64", "isAarch64"]) {
    const compute = () => {
      const value = platform.force();
      const known = value.type === "attrs" ? value.attributes.get(name) : undefined;
      return known?.value.force() ?? unknown("the platform is not known", { origin: `${origin}.${name}` });
    };
    attributes.set(name, { value: new Thunk(compute), place: null });
  }
  return attrs(attributes, unknown("packages are not part of the repository", { origin }));
}

/** A source from outside with patches is still that source, as far as imports of it go. */
function patchedSource(evaluator: Evaluator, given: AttrsValue, origin: string): Value {
  const hidden = unknown("packages are not part of the repository", { origin });
  const source = given.attributes.get("src");
  if (!source) return hidden;
  const outPath = new Thunk(() => {
    const text = coerceToString(evaluator, source.value.force(), null, "path");
    // Patches may change any file of ours.
    return text.type === "unknown" ? text : hidden;
  });
  const overrideAttrs: PrimitiveValue = primitiveValue(
    evaluator,
    "overrideAttrs",
    primitive1(() => patchedSource(evaluator, given, origin)),
  );
  const attributes = new Map<string, Attribute>([
    ["outPath", { value: outPath, place: null }],
    ["overrideAttrs", { value: Thunk.of(overrideAttrs), place: null }],
  ]);
  return attrs(attributes, hidden);
}
