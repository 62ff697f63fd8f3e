import { describe, expect, it } from "vitest";
import { sourceRoot } from "#src/evaluator/source-tree.ts";
import { type Cases, evaluateWithLib } from "./evaluate-with-lib.ts";

const files = {
  "src/main.c": "",
  "src/main.o": "",
  "src/lib/a.h": "",
  "src/.main.swp": "",
  "packages/one.nix": "{ n ? 1 }: { inherit n; }",
  "packages/two/package.nix": "{ n }: { two = n; }",
  "data.json": '{"k": [1]}',
};

function evaluateHere(expression: string): string {
  return evaluateWithLib(expression, files).replaceAll(`${sourceRoot}/`, "");
}

describe("lib.path", () => {
  const cases: Cases = [
    ['lib.path.append /a "b/c"', "/a/b/c"],
    ["lib.path.hasPrefix /a /a/b", "true"],
    ["lib.path.hasPrefix /a /ab", "false"],
    ["lib.path.removePrefix /a /a/b/c", '"./b/c"'],
    ["lib.path.splitRoot /a/b", '{ root = /; subpath = "./a/b"; }'],
    ['lib.path.subpath.normalise "a//b/./c/"', '"./a/b/c"'],
    ['lib.path.subpath.join [ "a" "./b/." ]', '"./a/b"'],
    ['lib.path.subpath.isValid "../a"', "false"],
    ['lib.path.subpath.components "./a/b"', '[ "a" "b" ]'],
    ["lib.path.hasStorePathPrefix /nix/store/0123456789abcdfghijklmnpqrsvwxyz-x/y", "true"],
    ['(builtins.tryEval (lib.path.append /a "/b")).success', "false"],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });
});

describe("lib.filesystem, lib.sources and lib.fileset", () => {
  const filtered = (source: string) => `let s = ${source}; in map (p: s.filter (toString ./. + "/src/" + p) "regular")`;
  const cases: Cases = [
    ["lib.importJSON ./data.json", "{ k = [ 1 ]; }"],
    ["lib.pathIsDirectory ./src", "true"],
    ["lib.pathIsRegularFile ./none", "false"],
    ["lib.filesystem.listFilesRecursive ./packages", "[ packages/one.nix packages/two/package.nix ]"],
    [
      'lib.mapAttrs (_: p: removeAttrs p [ "override" "overrideDerivation" ]) (lib.packagesFromDirectoryRecursive { callPackage = lib.callPackageWith { n = 3; }; directory = ./packages; })',
      "{ one = { n = 3; }; two = { two = 3; }; }",
    ],
    [`${filtered("lib.cleanSource ./src")} [ "main.c" "main.o" ".main.swp" ]`, "[ true false false ]"],
    [`${filtered('lib.sourceFilesBySuffices ./src [ ".o" ]')} [ "main.c" "main.o" ]`, "[ false true ]"],
    ['lib.cleanSource ./src + "/main.c"', '"src/main.c"'],
    ['(lib.cleanSourceWith { src = lib.cleanSource ./src; name = "n"; }).origSrc', "src"],
    ["lib.fileset.toList ./src/lib", "[ src/lib/a.h ]"],
    ['lib.fileset.toList (lib.fileset.fileFilter (file: file.hasExt "c") ./src)', "[ src/main.c ]"],
    [
      "lib.fileset.toList (lib.fileset.difference ./src (lib.fileset.unions [ ./src/lib ./src/main.o ]))",
      "[ src/.main.swp src/main.c ]",
    ],
    ["lib.fileset.toList (lib.fileset.intersection ./src ./src/lib)", "[ src/lib/a.h ]"],
    ["lib.fileset.toList (lib.fileset.union (lib.fileset.maybeMissing ./none) ./data.json)", "[ data.json ]"],
    ['lib.fileset.toList (lib.fileset.fromSource (lib.sourceFilesBySuffices ./src [ ".h" ]))', "[ src/lib/a.h ]"],
    ['(lib.fileset.toSource { root = ./src; fileset = ./src/lib; }).filter (toString ./src/main.c) "regular"', "false"],
    ["(builtins.tryEval (lib.fileset.toSource { root = ./src; fileset = ./data.json; })).success", "false"],
    ["(builtins.tryEval (lib.fileset.toList ./none)).success", "false"],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateHere(expression)).toBe(printed);
  });
});
