import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { importTreeModel } from "../../src/evaluator/models/import-tree.ts";
import { nixpkgsLib } from "../../src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { attrs } from "../../src/evaluator/value.ts";
import { Random } from "../fuzz/random.ts";
import { list, one, type Shape, written } from "./arguments.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const empty = [
  "a.nix",
  "a/b.nix",
  "a/_b/c.nix",
  "_c.nix",
  "d/e/f.nix",
  "d/e/g.txt",
  "d/_h.nix",
  "i.nix",
  "on/x.nix",
  "on/off/y.nix",
  ".z.nix",
];
const files = Object.fromEntries(empty.map((file) => [file, "{ }"]));

const leaf: Shape = written(
  "root",
  ...["a", "d", "d/e", "on", "i.nix", "d/e/g.txt", "none"].map((path) => `(root + "/${path}")`),
  "{ outPath = root; }",
  "(_: { })",
  "{ n = 1; }",
  '(toString (root + "/on"))',
  '(lib.tree.addPath (root + "/d"))',
);
const leaves = one(leaf, leaf, list(leaf, 4), list(one(leaf, list(leaf, 2)), 3));
const test = written(
  '(lib.lib.hasInfix "/on/")',
  '(lib.lib.hasSuffix ".nix")',
  '(lib.lib.hasPrefix "/e")',
  "(_: true)",
  "(_: false)",
  '(path: path == "/b.nix")',
);
const pattern = written('".*/on/.*"', '"/[a-z]*[.]nix"', '".*"', '"/e/.*"');
const mapping = written("toString", "(path: { inherit path; })", "baseNameOf");

/** A step that narrows or changes a tree. */
const step: Shape = (random) =>
  one(
    (r) => `filter ${test(r)}`,
    (r) => `filterNot ${test(r)}`,
    (r) => `match ${pattern(r)}`,
    (r) => `matchNot ${pattern(r)}`,
    (r) => `addPath ${leaf(r)}`,
    (r) => `initFilter ${test(r)}`,
    (r) => `map ${mapping(r)}`,
    written("new"),
  )(random);
const chained = (start: string, steps: readonly string[]) => steps.reduce((tree, each) => `(${tree}.${each})`, start);
const read = (tree: string, random: Random) =>
  random.chance(0.5)
    ? `((${tree}.withLib lib.lib).leafs ${leaves(random)})`
    : // The original hands on a module that lists the files; the model the files.
      `(builtins.concatMap (import: if builtins.isFunction import && builtins.functionArgs import ? lib then (import { lib = lib.lib; }).imports else [ import ]) (${tree} ${leaves(random)}).imports)`;
const through =
  (first: Shape): Signatures[string] =>
  (random) =>
    read(chained("lib.tree", [first(random), ...random.several(0, 3, () => step(random))]), random);

const signatures: Signatures = {
  __functor: (random) => read("lib.tree", random),
  filter: through((random) => `filter ${test(random)}`),
  filterNot: through((random) => `filterNot ${test(random)}`),
  match: through((random) => `match ${pattern(random)}`),
  matchNot: through((random) => `matchNot ${pattern(random)}`),
  map: through((random) => `map ${mapping(random)}`),
  addPath: through((random) => `addPath ${leaf(random)}`),
  initFilter: through((random) => `initFilter ${test(random)}`),
  new: through(written("new")),
  pipeTo: (random) => `(f builtins.length)${random.chance(0.8) ? ".withLib lib.lib" : ""} ${leaves(random)}`,
  leafs: (random) => `f ${leaves(random)}`,
  withLib: (random) => `(f lib.lib).leafs ${leaves(random)}`,
  addAPI: (random) => `((f { on = tree: tree.filter ${test(random)}; }).on.withLib lib.lib).leafs ${leaves(random)}`,
  files: (random) => `((lib.tree.addPath ${leaf(random)}).withLib lib.lib).files`,
  result: (random) => `(((lib.tree.withLib lib.lib).addPath ${leaf(random)}).pipeTo (x: x)).result`,
};

function model(evaluator: Evaluator) {
  const tree = new Thunk(() => importTreeModel(evaluator, "inputs.import-tree"));
  const lib = new Thunk(() => nixpkgsLib(evaluator));
  return attrs(
    new Map([
      ["tree", { value: tree, place: null }],
      ["lib", { value: lib, place: null }],
    ]),
  );
}

/** import-tree: modules by folder. */
export const importTree: ComparedLibrary = {
  name: "import-tree",
  source: { repository: "https://github.com/vic/import-tree", commit: "c41e7d58045f9057880b0d85e1152d6a4430dbf1" },
  needs: ["nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const tree = `newer.import (/. + ${JSON.stringify(folders.get("import-tree"))})`;
    const sides = { real: `{ tree = ${tree}; lib = ${nixpkgsLibExpression(folders)}; }`, model, files, sets: ["tree"] };
    return compareCases(sides, casesOf("tree", signatures, cases, new Random(seed)));
  },
};
