import { haumeaLib } from "../../src/evaluator/models/haumea.ts";
import { Random } from "../fuzz/random.ts";
import { list, one, scalar, set, written } from "./arguments.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const files = {
  "src/a.nix": "{ one, ... }: { inherit one; }",
  "src/plain.nix": "{ n = 1; }",
  "src/b.c.nix":
    "{ root, super, self }: { up = builtins.attrNames super; all = builtins.attrNames root; s = builtins.attrNames self; }",
  "src/_hidden.nix": "{ one }: one + 1",
  "src/dir/default.nix": "{ super }: { d = builtins.attrNames super; x = 1; }",
  "src/dir/__own.nix": "5",
  "src/dir/uses.nix": "{ super, root }: { inherit (super) own; h = root.hidden; }",
  "src/dir/deep/leaf.nix": "{ root }: root.dir.uses.own",
  "src/dir/list.json": '{"items": [1, 2]}',
  "src/data.json": '{"k": 5}',
  "src/data2.toml": "v = 1\n",
  "src/note.txt": "text",
  "src/.hidden.nix": "6",
  "src/9start.nix": "9",
  "clash/a.nix": "1",
  "clash/a/b.nix": "2",
  "lifted/x/default.nix": "{ a = 1; }",
  "lifted/x/a.nix": "2",
  "lifted/y/default.nix": "{ c = 1; }",
  "lifted/y/b.nix": "2",
  "hoisted/m.nix": "{ options = [ 1 ]; config = { q = 1; }; }",
  "hoisted/n/o.nix": "{ options = [ 2 ]; config = { r = 2; }; z = 1; }",
  "hoisted/p.nix": "{ other = 3; }",
  "tests/testA.nix": "{ expr = 1; expected = 1; }",
  "failing/testB.nix": "{ expr = 1; expected = 2; }",
};

const folder = written(
  ...["src", "clash", "lifted", "hoisted", "none", "src/dir"].map((name) => `(root + "/${name}")`),
);
const inputs = written("{ one = 1; }", "{ one = 1; two = 2; }", "{ }", "{ self = 1; }");
const loader = written(
  "",
  "loader = haumea.loaders.verbatim;",
  "loader = haumea.loaders.path;",
  "loader = haumea.loaders.default;",
  "loader = [ (haumea.matchers.nix haumea.loaders.default) haumea.matchers.json haumea.matchers.toml ];",
  'loader = [ (haumea.matchers.extension "txt" (_: builtins.readFile)) ];',
  'loader = [ (haumea.matchers.regex "(.*)[.](json|toml)" (found: _: path: found)) (haumea.matchers.nix haumea.loaders.path) ];',
  "loader = [ (haumea.matchers.always (_: path: baseNameOf path)) ];",
);
const transformer = written(
  "",
  "transformer = haumea.transformers.liftDefault;",
  "transformer = [ haumea.transformers.liftDefault ];",
  "transformer = path: value: { inherit path value; };",
  'transformer = haumea.transformers.hoistAttrs "config" "configs";',
  'transformer = haumea.transformers.hoistLists "options" "all";',
  "transformer = [ [ haumea.transformers.prependUnderscore ] (path: value: value) ];",
);
const transformed = set(one(set(scalar, 3), written("{ options = [ 1 2 ]; a = 1; }", "{ config = { q = 1; }; }")), 4);
const path = list(written('"a"', '"b"'), 2);
const file = written(...["src/a.nix", "src/plain.nix", "src/_hidden.nix"].map((name) => `(root + "/${name}")`));
const ofMatcher = (rest: string) =>
  `let m = f ${rest}; in map m.matches [ "a.nix" ".nix" "a.json" "b.toml" "nix" "x" ]`;

const load: Signatures = {
  load: (random) =>
    `let haumea = lib; in f { src = ${folder(random)}; inputs = ${inputs(random)}; ${loader(random)} ${transformer(random)} }`,
  loadEvalTests: (random) => `f { src = root + "/${random.pick(["tests", "failing", "none"])}"; }`,
};
const loaders: Signatures = {
  default: [inputs, file],
  callPackage: (random) =>
    `let r = f { one = 1; } ${random.pick(['(root + "/src/a.nix")', '(root + "/src/_hidden.nix")'])}; in if builtins.isAttrs r then r.one else r`,
  verbatim: [inputs, file],
  path: [inputs, file],
};
const matchers: Signatures = {
  always: () => ofMatcher("1"),
  extension: (random) => ofMatcher(`${random.pick(['"nix"', '"json"'])} 1`),
  regex: (random) => ofMatcher(`${random.pick(['".*[.]nix"', '"(a|b).*"'])} 1`),
  nix: () => ofMatcher("1"),
  json: () => 'map f.matches [ "a.json" ".json" "json" ]',
  toml: () => 'map f.matches [ "a.toml" ".toml" ]',
};
const transformers: Signatures = {
  liftDefault: [
    path,
    one(transformed, written("{ default = { a = 1; }; a = 2; }", "{ default = { a = 1; }; b = 2; }")),
  ],
  hoistAttrs: [written('"config"'), written('"configs"', '"config"'), path, transformed],
  hoistLists: [written('"options"'), written('"all"', '"options"'), path, transformed],
  prependUnderscore: [path, written('{ a = 1; "9" = 2; "-x" = 3; _b = 4; }', "{ }")],
};

/** haumea: folders of files as sets. */
export const haumea: ComparedLibrary = {
  name: "haumea",
  source: {
    repository: "https://github.com/nix-community/haumea",
    commit: "fc881eb4603312ce8624a65ab7294cbc7d3e08ff",
  },
  needs: ["nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const random = new Random(seed);
    const all = [
      ...casesOf("", load, cases * 5, random),
      ...casesOf("loaders", loaders, cases, random),
      ...casesOf("matchers", matchers, cases, random),
      ...casesOf("transformers", transformers, cases, random),
    ];
    const sides = {
      real: `newer.import (/. + ${JSON.stringify(folders.get("haumea"))}) { lib = ${nixpkgsLibExpression(folders)}; }`,
      model: (evaluator: Parameters<typeof haumeaLib>[0]) => haumeaLib(evaluator, "haumea.lib"),
      files,
      sets: ["loaders", "matchers", "transformers"],
    };
    return compareCases(sides, all);
  },
};
