import { describe, expect, it } from "vitest";
import { evaluate } from "../support/evaluate.ts";

/** Expression and what Nix 2.8 prints for it (`nix-instantiate --eval --strict`). */
const agreesWithNix: readonly (readonly [string, string])[] = [
  ["1 + 2 * 3 - 4", "3"],
  ["7 / 2", "3"],
  ["(-7) / 2", "-3"],
  ["1 / 2.0", "0.5"],
  ["1 == 1.0", "true"],
  ['"a" + "b"', '"ab"'],
  ["[ 1 ] ++ [ 2 3 ]", "[ 1 2 3 ]"],
  ["{ a = 1; b = 2; } // { b = 3; }", "{ a = 1; b = 3; }"],
  ["{ a.b = 1; a.c = 2; }.a", "{ b = 1; c = 2; }"],
  ["{ a = { b = 1; }; a.c = 2; }", "{ a = { b = 1; c = 2; }; }"],
  ["let a = rec { b = 1; c = b; }; in a.c", "1"],
  ["rec { a = b; b = 2; }.a", "2"],
  ["let x = 1; in rec { inherit x; y = x; }", "{ x = 1; y = 1; }"],
  ["let s = { a = 1; }; in { inherit (s) a; }", "{ a = 1; }"],
  ["let { body = x; x = 4; }", "4"],
  ["({ a, b ? a + 1 }: a + b) { a = 1; }", "3"],
  ["({ a, ... }@all: all.b + a) { a = 1; b = 2; }", "3"],
  ["(x: y: x - y) 5 3", "2"],
  ["let f = { __functor = self: x: x + self.n; n = 10; }; in f 1", "11"],
  ["with { a = 1; }; a", "1"],
  ["let a = 1; in with { a = 2; }; a", "1"],
  ["with { a = 1; }; with { a = 2; }; a", "2"],
  ["with { true = 0; }; true", "true"],
  ["{ a.b = 1; } ? a.b", "true"],
  ["{ a = 1; } ? a.b", "false"],
  ["{ }.a or 3", "3"],
  ["{ a = 1; }.a.b or 4", "4"],
  ["let b = 1; in let a = b; b = 2; in a", "2"],
  ["let b = 1; in (rec { a = b; b = 2; }).a", "2"],
  ['let y = "b"; f = { x ? y, y ? x }: x + y; in f { x = "c"; } + f { y = "d"; }', '"ccdd"'],
  ['builtins.toJSON { __toString = self: "x"; }', '"\\"x\\""'],
  ['if 1 < 2 then "yes" else "no"', '"yes"'],
  ["assert true; 1", "1"],
  ["true -> false", "false"],
  ['false && (throw "no")', "false"],
  ['true || (throw "no")', "true"],
  ['"${"a"}-${toString 1}"', '"a-1"'],
  ["''\n  a\n    b\n''", '"a\\n  b\\n"'],
  ['let x = "n"; in { ${x} = 1; "${x}2" = 2; }', "{ n = 1; n2 = 2; }"],
  ["{ ${null} = 1; }", "{ }"],
  ["builtins.attrNames { b = 1; a = 2; }", '[ "a" "b" ]'],
  ["map (x: x * 2) [ 1 2 ]", "[ 2 4 ]"],
  ["builtins.filter (x: x > 1) [ 1 2 3 ]", "[ 2 3 ]"],
  ["builtins.foldl' (a: b: a + b) 0 [ 1 2 3 ]", "6"],
  ['builtins.listToAttrs [ { name = "a"; value = 1; } { name = "a"; value = 2; } ]', "{ a = 1; }"],
  ['builtins.mapAttrs (n: v: n + v) { a = "x"; }', '{ a = "ax"; }'],
  ['removeAttrs { a = 1; b = 2; } [ "a" "c" ]', "{ b = 2; }"],
  ["builtins.intersectAttrs { a = 1; } { a = 2; b = 3; }", "{ a = 2; }"],
  ["builtins.functionArgs ({ a, b ? 1 }: a)", "{ a = false; b = true; }"],
  ["builtins.genList (x: x * x) 4", "[ 0 1 4 9 ]"],
  ["builtins.sort (a: b: a < b) [ 3 1 2 ]", "[ 1 2 3 ]"],
  ["builtins.partition (x: x > 1) [ 1 2 ]", "{ right = [ 2 ]; wrong = [ 1 ]; }"],
  ['builtins.groupBy (x: if x > 1 then "big" else "small") [ 1 2 3 ]', "{ big = [ 2 3 ]; small = [ 1 ]; }"],
  ['builtins.concatStringsSep ", " [ "a" "b" ]', '"a, b"'],
  ['builtins.replaceStrings [ "a" "" ] [ "b" "-" ] "xa"', '"-xb-"'],
  ['builtins.split "(-)" "a-b"', '[ "a" [ "-" ] "b" ]'],
  ['builtins.match "([[:alpha:]]+)[.]nix" "host.nix"', '[ "host" ]'],
  ['builtins.match "a" "ab"', "null"],
  ['builtins.substring 1 2 "hello"', '"el"'],
  ['builtins.substring 1 (-1) "hello"', '"ello"'],
  ['builtins.stringLength "é"', "2"],
  ['builtins.compareVersions "1.2pre" "1.2"', "-1"],
  ['builtins.parseDrvName "nix-2.8"', '{ name = "nix"; version = "2.8"; }'],
  ["builtins.fromJSON ''{\"a\": [1, 2.5, null]}''", "{ a = [ 1 2.5 null ]; }"],
  ['builtins.fromTOML "a.b = 1"', "{ a = { b = 1; }; }"],
  ['builtins.toJSON { b = [ 1 true null ]; a = "x"; }', '"{\\"a\\":\\"x\\",\\"b\\":[1,true,null]}"'],
  ['toString [ 1 [ 2 ] true null "x" ]', '"1 2 1  x"'],
  ["builtins.typeOf ./x", '"path"'],
  ['baseNameOf "a/b/c"', '"c"'],
  ['dirOf "/a/b"', '"/a"'],
  ['(builtins.tryEval (throw "x")).success', "false"],
  ["(builtins.tryEval (assert false; 1)).success", "false"],
  ["builtins.elem 2 [ 1 2 ]", "true"],
  ["builtins.zipAttrsWith (n: v: v) [ { a = 1; } { a = 2; b = 3; } ]", "{ a = [ 1 2 ]; b = [ 3 ]; }"],
  [
    "builtins.genericClosure { startSet = [ { key = 1; } ]; operator = x: if x.key < 3 then [ { key = x.key + 1; } ] else [ ]; }",
    "[ { key = 1; } { key = 2; } { key = 3; } ]",
  ],
  ["let fix = f: let x = f x; in x; in (fix (self: { a = 1; b = self.a; })).b", "1"],
  ["[ 1 2 ] < [ 1 3 ]", "true"],
  ["{ a = x: x; } == { a = x: x; }", "false"],
  ["builtins.seq 1 2", "2"],
  ['builtins.length [ (throw "lazy") ]', "1"],
];

describe("the language, with everything known", () => {
  it.each(agreesWithNix)("%s gives %s", (expression, printed) => {
    expect(evaluate(expression)).toBe(printed);
  });

  const refused: readonly (readonly [string, string])[] = [
    ["{ }.a", "attribute 'a' missing"],
    ['1 + "a"', "cannot add a string to an integer"],
    ["assert false; 1", "assertion failed"],
    ['throw "told you"', "told you"],
    ["({ a }: a) { a = 1; b = 2; }", "unexpected argument 'b'"],
    ["({ a }: a) { }", "required argument 'a'"],
    ["1 2", "not a function but an integer"],
    ["let x = x; in x", "infinite recursion"],
    ["1 / 0", "division by zero"],
    ["9223372036854775807 + 1", "integer overflow"],
    ["builtins.head [ ]", "out of bounds"],
    ["import ./absent.nix", "does not exist"],
  ];
  it.each(refused)("%s fails like Nix: %s", (expression, reason) => {
    expect(evaluate(expression)).toMatch(/^unknown: /);
    expect(evaluate(expression)).toContain(reason);
  });

  it("does not overflow the stack on endless recursion", () => {
    expect(evaluate("let f = x: 1 + f (x + 1); in f 0")).toContain("too deeply");
  });

  it("does not hang on endless work", () => {
    expect(evaluate("builtins.foldl' (a: b: a + b) 0 (builtins.genList (x: x) 2000000)")).toMatch(/^unknown/);
  });
});
