import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { flakeUtilsPlusModel } from "../../src/evaluator/models/flake-utils-plus/flake-utils-plus.ts";
import { nixpkgsLib } from "../../src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { attrs } from "../../src/evaluator/value.ts";
import { Random } from "../fuzz/random.ts";
import { derivation, filledList, list, name, nested, type Shape, scalar, set, written } from "./arguments.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { flakeUtilsExpression } from "./flake-utils.ts";
import { packageFiles, wiredFlake } from "./flake-utils-plus/wired-flake.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const file = written('(root + "/modules/one.nix")', '(root + "/modules/two")', '(root + "/modules/settings.toml")');
const module = written(
  '(root + "/modules/one.nix")',
  '(root + "/modules/two")',
  '{ _file = "/a/three.nix"; n = 3; }',
  '{ _file = "/a/four.toml"; }',
  '({ _file ? null, ... }: { _file = "/b/five.nix"; })',
  '({ config, ... }: { _file = "/b/six.nix"; n = config; })',
);
const damagedModule: Shape = (random) =>
  random.chance(0.1) ? random.pick(["{ n = 1; }", "({ ... }: { })", '"text"']) : module(random);

const overlay: Shape = (random) => {
  const added = set(() => derivation(random), 3)(random);
  return `(final: prev: ${random.chance(0.2) ? "{ __dontExport = true; } // " : ""}${added})`;
};
const channel: Shape = (random) => `{ system = "x86_64-linux"; overlays = ${list(overlay, 3)(random)}; }`;
const input: Shape = (random) =>
  random.pick([
    `{ overlays.x = ${overlay(random)}; }`,
    `{ overlay = ${overlay(random)}; }`,
    "{ overlay = null; lib = { }; }",
  ]);
const inner = nested(2, scalar);
const sets = set((random) => random.pick([list(inner, 3), set(inner, 3), scalar])(random), 4);
/** Of packages that overlays add, and sets of packages. */
const exported: Shape = (random) =>
  `{ a = ${derivation(random)}; b = { __dontExport = ${random.chance(0.3)}; recurseForDerivations = true; c = ${derivation(random)}; }; d = { recurseForDerivations = true; }; e = 1; }`;

const functions: Signatures = {
  mergeAny: [sets, sets],
  exportModules: [list(damagedModule, 5)],
  exportOverlays: (random) =>
    `builtins.mapAttrs (_: overlay: overlay { } { }) (f { pkgs.x86_64-linux = { nixpkgs = ${channel(random)}; other = ${channel(random)}; }; ${random.chance(0.5) ? `inputs = { self = { }; one = ${input(random)}; };` : ""} })`,
  exportPackages: (random) => {
    const names = random.several(1, 4, () => random.pick(["a", "b", "d", "e"]));
    return `f { x = final: prev: { ${[...new Set(names)].map((one) => `${one} = 1;`).join(" ")} }; } { nixpkgs = ${exported(random)} // { system = "x86_64-linux"; }; other = { system = "x86_64-linux"; ${random.chance(0.3) ? `a = ${derivation(random)};` : ""} }; }`;
  },
  genPkgOverlay: [
    written("{ packages.x.a = 1; defaultPackage.x = 2; }", "{ defaultPackage.x = 2; }"),
    name,
    written("{ }"),
    written('{ system = "x"; }', '{ system = "x"; }', '{ system = "x"; }', '{ system = "y"; }'),
  ],
  patchChannel: [
    written('"x86_64-linux"'),
    written(
      '{ outPath = toString (root + "/nixpkgs"); }',
      '{ outPath = toString (root + "/nixpkgs"); shortRev = "abc"; }',
      '(root + "/nixpkgs")',
    ),
    list(written("1", "2"), 2),
  ],
};

const internal: Signatures = {
  filterAttrs: [written("(n: v: true)", '(n: v: n == "a")', "(n: v: builtins.isString v)"), set(scalar)],
  "genAttrs'": [written("(n: { name = n; value = 1; })"), list(name)],
  getAttrs: [list(name, 2), set(scalar)],
  hasFileAttr: [written("{ }", "{ _file = 1; }")],
  hasSuffix: [written('"c"', '".nix"', '""'), written('"abc"', '"a.nix"', '""', '"x"')],
  "mapAttrs'": [
    written("(name: value: { inherit name value; })", '(n: v: { name = "x" + n; value = 1; })'),
    set(scalar),
  ],
  partitionString: [written('"-"', '"[.]"', '"\\\\."'), written('"a-b.c"', '""', '"-"', '"nas.lan.example"')],
  pathType: [file],
  peek: [written("({ a, b ? 1 }: { inherit a b; })", "({ a ? 2, ... }@x: x)", "(x: x)")],
  removeSuffix: [written('".nix"', '"b"', '""'), written('"a.nix"', '"ab"', '"b"', '""')],
  reverseList: [filledList(scalar)],
};

function model(evaluator: Evaluator) {
  const plus = new Thunk(() => evaluator.select(flakeUtilsPlusModel(evaluator, "inputs.utils"), "lib"));
  const lib = new Thunk(() => nixpkgsLib(evaluator));
  return attrs(
    new Map([
      ["plus", { value: plus, place: null }],
      ["lib", { value: lib, place: null }],
    ]),
  );
}

/** flake-utils-plus: its functions one by one, and whole flakes. */
export const flakeUtilsPlus: ComparedLibrary = {
  name: "flake-utils-plus",
  source: {
    repository: "https://github.com/gytis-ivaskevicius/flake-utils-plus",
    commit: "afcb15b845e74ac5e998358709b2b5fe42a948d1",
  },
  needs: ["flake-utils", "nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const random = new Random(seed);
    const flake = `newer.import (/. + ${JSON.stringify(`${folders.get("flake-utils-plus")}/flake.nix`)})`;
    const real = `{
      plus = let self = (${flake}).outputs { inherit self; flake-utils.lib = ${flakeUtilsExpression(folders)}; }; in self.lib;
      lib = ${nixpkgsLibExpression(folders)};
    }`;
    const all = [
      ...casesOf("plus", functions, cases, random),
      ...casesOf("plus.internal", internal, cases, random),
      ...casesOf("plus", { mkFlake: wiredFlake }, cases * 5, random),
    ];
    return compareCases({ real, model, files: packageFiles, sets: ["plus", "plus.internal"] }, all);
  },
};
