import { flakeUtilsLib } from "../../src/evaluator/models/flake-utils.ts";
import { Random } from "../fuzz/random.ts";
import { derivation, list, one, scalar, set, written } from "./arguments.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const system = written('"x86_64-linux"', '"aarch64-darwin"', '"mine"');
const outputs = written(
  "(system: { packages.default = system; })",
  '(system: { a = 1; "${system}" = 2; })',
  '(system: if system == "mine" then { } else { checks = { inherit system; }; })',
  '(system: throw "forced")',
  '(system: { a = throw "forced"; })',
);
const tree = one(
  set(one(derivation, scalar), 4),
  (random) =>
    `{ inner = { recurseForDerivations = ${random.chance(0.7)}; p = ${derivation(random)}; deep = { recurseForDerivations = true; q = ${derivation(random)}; }; }; top = ${derivation(random)}; n = 1; }`,
);
const packages = set(
  one(
    derivation,
    (random) => `${derivation(random)} // { meta.broken = true; }`,
    (random) => `${derivation(random)} // { meta.badPlatforms = [ "x86_64-linux" ]; }`,
    written("{ }"),
  ),
  4,
);

const signatures: Signatures = {
  allSystems: "value",
  defaultSystems: "value",
  system: "value",
  eachSystem: [list(system, 4), outputs],
  eachDefaultSystem: [outputs],
  eachSystemMap: [list(system, 4), outputs],
  eachDefaultSystemMap: [outputs],
  flattenTree: [tree],
  filterPackages: [system, packages],
  meld: [
    written("{ n = 1; }", "{ n = 2; }"),
    list(written('(root + "/one.nix")', '(root + "/two.nix")', '(root + "/one")'), 4),
  ],
  mkApp: (random) =>
    `f { drv = ${derivation(random)}${random.chance(0.3) ? ' // { passthru.exePath = "/x"; }' : ""}; ${random.chance(0.3) ? 'name = "n";' : ""} ${random.chance(0.2) ? 'exePath = "/y";' : ""} }`,
  simpleFlake: (random) =>
    `f { self = { }; nixpkgs = root + "/nixpkgs.nix"; name = ${random.chance(0.8) ? '"project"' : '"none"'}; ${random.chance(0.5) ? 'overlay = root + "/overlay.nix";' : ""} ${random.chance(0.5) ? "shell = { pkgs }: pkgs.shell;" : ""} ${random.chance(0.5) ? 'systems = [ "x86_64-linux" ];' : ""} }`,
};

/** flake-utils of numtide. */
export const flakeUtils: ComparedLibrary = {
  name: "flake-utils",
  source: {
    repository: "https://github.com/numtide/flake-utils",
    commit: "b1d9ab70662946ef0850d488da1c9019f3a9752a",
  },
  async compare(folders, cases, seed) {
    const sides = {
      real: flakeUtilsExpression(folders),
      model: (evaluator: Parameters<typeof flakeUtilsLib>[0]) => flakeUtilsLib(evaluator, "flake-utils.lib"),
      files: {
        "one.nix": "{ n }: { a = n; b.c = 1; }",
        "two.nix": "inputs: { b.d = inputs.n; }",
        "one/default.nix": "{ n, ... }: { b.c = n; }",
        "nixpkgs.nix":
          "{ config, overlays, system }: { project = { defaultPackage = system; devShell = 1; checks.n = builtins.length overlays; }; shell = system; }",
        "overlay.nix": "final: prev: { }",
      },
      sets: [],
    };
    return compareCases(sides, casesOf("", signatures, cases, new Random(seed)));
  },
};

/** The real `lib`, made as its flake does it, with the list of nix-systems/default. */
export function flakeUtilsExpression(folders: ReadonlyMap<string, string>): string {
  return `newer.import (/. + ${JSON.stringify(`${folders.get("flake-utils")}/lib.nix`)}) { defaultSystems = [ "aarch64-darwin" "aarch64-linux" "x86_64-darwin" "x86_64-linux" ]; }`;
}
