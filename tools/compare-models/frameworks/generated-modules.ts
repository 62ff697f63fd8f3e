import type { Random } from "../../fuzz/random.ts";

/** Files that generated modules import now and then. */
export const parts: Readonly<Record<string, string>> = {
  "parts/one.nix": '{ mark = "parts/one.nix"; }',
  "parts/two.nix": '{ ... }: { mark = "parts/two.nix"; imports = [ ./one.nix ]; }',
  "parts/three.nix": '{ mark = "parts/three.nix"; }',
};

const partPaths = Object.keys(parts);

/**
 * The text of a module at a path. It says where it is, and imports a part if what it is given says so: `tests` are
 * conditions in Nix on the set of all arguments, `given`; `more` are definitions.
 */
export function moduleText(random: Random, path: string, tests: readonly string[], more = ""): string {
  const part = relativeTo(path)(random.pick(partPaths));
  const condition = random.chance(0.7) && tests.length > 0 ? random.pick(tests) : undefined;
  if (condition === undefined && more === "" && random.chance(0.3)) return `{ mark = "${path}"; }`;
  const imports = condition === undefined ? "[ ]" : `if ${condition} then [ ${part} ] else [ ]`;
  return `{ lib, ... }@given: { mark = "${path}"; imports = ${imports}; ${more} }`;
}

/** A module that stands in another, by default in flake.nix: a file, a set, or a function. */
export function inlineModule(random: Random, tests: readonly string[], place = fromSource): string {
  const file = place(random.pick(partPaths));
  if (random.chance(0.4)) return file;
  if (random.chance(0.4)) return `{ imports = [ ${file} ]; }`;
  const condition = tests.length > 0 ? random.pick(tests) : "given ? lib";
  return `({ ... }@given: { imports = if ${condition} then [ ${file} ] else [ ]; })`;
}

/** A file of the flake, in Nix, as flake.nix calls it. */
export function fromSource(path: string): string {
  return `(source + "/${path}")`;
}

/** As `fromSource`, for the file at a path. */
export function relativeTo(path: string): (other: string) => string {
  const up = "../".repeat(path.split("/").length - 1);
  return (other) => `./${up}${other}`;
}

/** Some of the texts, which are settings, each with the probability before it. */
export function someOf(random: Random, settings: readonly (readonly [number, () => string])[]): string {
  return settings.flatMap(([probability, setting]) => (random.chance(probability) ? [setting()] : [])).join(" ");
}
