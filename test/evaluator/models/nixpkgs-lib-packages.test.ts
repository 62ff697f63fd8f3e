import { describe, expect, it } from "vitest";
import { type Cases, evaluateWithLib } from "./evaluate-with-lib.ts";

const package_ =
  '{ type = "derivation"; name = "hello-1"; outPath = "/out"; out.outPath = "/out"; bin.outPath = "/bin-out"; }';

describe("lib.customisation", () => {
  const cases: Cases = [
    ["(lib.callPackageWith { a = 1; b = 2; } ({ a, c ? 3 }: { r = [ a c ]; }) { }).r", "[ 1 3 ]"],
    ["(lib.callPackageWith { a = 1; } ({ a }: { inherit a; }) { a = 5; }).a", "5"],
    ["((lib.callPackageWith { a = 1; } ({ a, b ? 0 }: { r = a + b; }) { }).override { b = 2; }).r", "3"],
    ["((lib.makeOverridable ({ a }: { inherit a; }) { a = 1; }).override (old: { a = old.a + 1; })).a", "2"],
    ["lib.functionArgs (lib.makeOverridable ({ a, b ? 1 }: a))", "{ a = false; b = true; }"],
    [
      "(lib.makeScope (extra: lib.callPackageWith extra) (self: { x = 1; y = self.callPackage ({ x }: { z = x; }) { }; })).y.z",
      "1",
    ],
    [
      "((lib.makeScope (extra: lib.callPackageWith extra) (self: { x = 1; y = self.x; })).overrideScope (final: prev: { x = 2; })).y",
      "2",
    ],
    ['(lib.lazyDerivation { derivation = throw "forced"; }).type', '"derivation"'],
    [
      'lib.renameCrossIndexTo "p" (lib.renameCrossIndexFrom "p" { pBuildBuild = 1; pBuildHost = 2; pBuildTarget = 3; pHostHost = 4; pHostTarget = 5; pTargetTarget = 6; }) == { pBuildBuild = 1; pBuildHost = 2; pBuildTarget = 3; pHostHost = 4; pHostTarget = 5; pTargetTarget = 6; }',
      "true",
    ],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });

  it("says which argument nobody gives, and what may be meant", () => {
    const call = "lib.callPackageWith { pname = 1; } ({ name }: name) { }";
    expect(evaluateWithLib(call)).toMatch(/required argument "name".*did you mean pname/);
  });

  it("calls with what is known where the rest is not", () => {
    expect(evaluateWithLib("(lib.callPackageWith ({ a = 1; } // hidden) ({ a, b }: { inherit a b; }) { }).a")).toBe(
      "1",
    );
    expect(evaluateWithLib("(lib.callPackageWith hidden ({ a, ... }: { n = 1; }) { }).n")).toBe("1");
  });
});

describe("lib.meta, lib.licenses and lib.systems", () => {
  const cases: Cases = [
    [`lib.getExe (${package_} // { meta.mainProgram = "hi"; })`, '"/bin-out/bin/hi"'],
    [`lib.getExe ${package_}`, '"/bin-out/bin/hello"'],
    [`lib.getExe' ${package_} "x"`, '"/bin-out/bin/x"'],
    ["(lib.hiPrio { }).meta.priority", "-10"],
    ["lib.licenses.mit.spdxId", '"MIT"'],
    ["lib.licenses.unfree.free", "false"],
    ["lib.licenses.toSPDX (lib.licenses.OR [ lib.licenses.mit lib.licenses.asl20 ])", '"MIT OR Apache-2.0"'],
    ["lib.licenses.isFree (lib.licenses.AND [ lib.licenses.mit lib.licenses.unfree ])", "false"],
    ['(lib.getLicenseFromSpdxId "gpl-3.0-only").shortName', '"gpl3Only"'],
    ["lib.systems.doubles.darwin", '[ "x86_64-darwin" "aarch64-darwin" ]'],
    ['lib.elem "aarch64-linux" lib.platforms.linux', "true"],
    ['(lib.systems.elaborate "aarch64-linux").config', '"aarch64-unknown-linux-gnu"'],
    ['(lib.systems.elaborate "x86_64-linux").isLinux', "true"],
    ['(lib.systems.elaborate "aarch64-darwin").darwinArch', '"arm64"'],
    ['(lib.systems.elaborate { config = "x86_64-unknown-linux-musl"; }).libc', '"musl"'],
    ['lib.meta.availableOn (lib.systems.elaborate "x86_64-linux") { meta.platforms = [ "aarch64-linux" ]; }', "false"],
    [
      'lib.systems.parse.tripleFromSystem (lib.systems.parse.mkSystemFromString "armv7l-linux")',
      '"armv7l-unknown-linux-gnueabihf"',
    ],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });

  it.each([
    "lib.licenses.somethingNew",
    "lib.maintainers.somebody",
    "lib.teams.some",
    "lib.version",
    '(lib.systems.elaborate "x86_64-linux").rust',
  ])("%s is not known", (expression) => {
    expect(evaluateWithLib(expression)).toMatch(/^unknown/);
  });
});
