import { describe, expect, it } from "vitest";
import { type Cases, evaluateWithLib } from "./evaluate-with-lib.ts";

describe("lib.strings", () => {
  const cases: Cases = [
    ['lib.splitString "." "a.b.c"', '[ "a" "b" "c" ]'],
    ['lib.strings.splitStringBy (p: c: c == "-") false "a-b"', '[ "a" "b" ]'],
    ['lib.concatLines [ "a" "b" ]', '"a\\nb\\n"'],
    ['lib.toCamelCase "foo-bar baz"', '"fooBarBaz"'],
    ['lib.toCamelCase "fooBar"', '"fooBar"'],
    ['lib.toSentenceCase "hELLO"', '"Hello"'],
    ['lib.trim "  a b\\n"', '"a b"'],
    ['lib.strings.trimWith { start = true; } "  a "', '"a "'],
    ['lib.hasInfix "b." "a.b.c"', "true"],
    ['lib.hasSuffix ".nix" "✓é"', "false"],
    ['lib.hasPrefix "gr" "grün"', "true"],
    ['lib.hasPrefix "foo" "grün"', "false"],
    ['lib.removePrefix "a" "abc"', '"bc"'],
    ['lib.removeSuffix ".nix" "x.nix"', '"x"'],
    ['lib.escapeShellArg "it\'s"', `"'it'\\\\''s'"`],
    ['lib.escapeShellArg "plain-1.2"', '"plain-1.2"'],
    ['lib.toShellVar "a" [ 1 "b c" ]', `"declare -a a=(1 'b c')"`],
    ['lib.toShellVars { a = 1; b = "x y"; }', `"a=1\\nb='x y'"`],
    ['lib.escapeURL "a b/c"', '"a%20b%2Fc"'],
    ['lib.escapeXML "<a & b>"', '"&lt;a &amp; b&gt;"'],
    ['lib.strings.escapeC [ "a" ] "abc"', '"\\\\x61bc"'],
    ['lib.strings.escapeNixIdentifier "if"', '"\\"if\\""'],
    ['lib.toInt " 42 "', "42"],
    ['lib.toIntBase10 "007"', "7"],
    ['lib.strings.levenshtein "kitten" "sitting"', "3"],
    ['lib.strings.levenshteinAtMost 2 "kitten" "sitting"', "false"],
    ['lib.strings.normalizePath "/a//b///c"', '"/a/b/c"'],
    ['lib.cmakeBool "X" true', '"-DX:BOOL=TRUE"'],
    ['lib.mesonEnable "x" false', '"-Dx=disabled"'],
    ['lib.enableFeatureAs true "x" "y"', '"--enable-x=y"'],
    ['lib.getName "hello-2.12"', '"hello"'],
    ['lib.nameFromURL "https://e.org/foo-1.tar.gz" "-"', '"foo"'],
    ["lib.fixedWidthNumber 4 7", '"0007"'],
    ['lib.strings.sanitizeDerivationName "..a b"', '"a-b"'],
    ['lib.isStorePath "/nix/store/x"', "true"],
    ["lib.isStringLike { outPath = 1; }", "true"],
    ['lib.makeBinPath [ "/a" null "/b" ]', '"/a/bin:/b/bin"'],
    ['lib.concatMapAttrsStringSep "; " (n: v: "${n}=${v}") { a = "1"; b = "2"; }', '"a=1; b=2"'],
    ['lib.strings.commonPrefixLength "abc" "abd"', "2"],
    ['lib.versions.majorMinor "1.2.3"', '"1.2"'],
    ['lib.versions.pad 3 "1.2-rc"', '"1.2.0-rc"'],
    ['lib.versionAtLeast "1.10" "1.9"', "true"],
    ['lib.textClosureList { a = lib.noDepEntry "A"; b = lib.fullDepEntry "B" [ "a" ]; } [ "b" "a" ]', '[ "A" "B" ]'],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });

  it.each(['lib.toInt "007"', 'lib.toInt "x"', 'lib.toIntBase10 "1x"', 'lib.fixedWidthString 1 "0" "abc"'])(
    "%s throws what can be caught",
    (expression) => {
      expect(evaluateWithLib(`(builtins.tryEval (${expression})).success`)).toBe("false");
    },
  );

  it("has only names of strings", () => {
    expect(evaluateWithLib("lib.strings.mapAttrs")).toMatch(/^unknown.*lib\.strings\.mapAttrs/);
    expect(evaluateWithLib("lib.lists ? unique")).toBe("true");
  });
});

describe("lib.trivial, lib.fixedPoints, lib.asserts and lib.debug", () => {
  const cases: Cases = [
    ["lib.pipe 2 [ (x: x + 1) (x: x * 2) ]", "6"],
    ["lib.mod (-7) 3", "-1"],
    ["lib.toHexString 250", '"FA"'],
    ['lib.fromHexString "0xFF"', "255"],
    ["lib.toBaseDigits 2 6", "[ 1 1 0 ]"],
    ["lib.bitNot 0", "-1"],
    ["lib.xor true false", "true"],
    ["lib.isFunction { __functor = _: x: x; }", "true"],
    ["lib.functionArgs (lib.setFunctionArgs (x: x) { a = true; })", "{ a = true; }"],
    ["(lib.toFunction 1) 2", "1"],
    ['lib.throwIf false "m" 1', "1"],
    ['lib.warnIf true "m" 1', "1"],
    ["lib.converge (x: x / 2) 16", "0"],
    ["((lib.makeExtensible (self: { a = 1; b = self.a; })).extend (final: prev: { a = 2; })).b", "2"],
    ['(builtins.tryEval (lib.traceValFn (x: throw "forced") 1)).success', "false"],
    ["lib.traceVal 1", "1"],
    ['lib.debug.traceSeqN 1 { a = [ (throw "deep") ]; } 2', "2"],
    ["lib.runTests { testA = { expr = 1; expected = 2; }; }", '[ { expected = 2; name = "testA"; result = 1; } ]'],
    ['(builtins.tryEval (lib.assertOneOf "x" 3 [ 1 2 ])).success', "false"],
    ["(lib.extend (final: prev: { mine = final.id 1; })).mine", "1"],
    ["(lib.extend (final: prev: { id = _: 2; })).pipe 1 [ lib.id ]", "1"],
    ["((lib.extend (final: prev: { a = 1; })).extend (final: prev: { b = final.a + 1; })).b", "2"],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });
});
