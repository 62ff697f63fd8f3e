import { describe, expect, it } from "vitest";
import { type Cases, evaluateWithLib } from "./evaluate-with-lib.ts";

describe("lib.attrsets", () => {
  const cases: Cases = [
    ['lib.attrByPath [ "a" "b" ] 0 { a.b = 1; }', "1"],
    ['lib.attrByPath [ "a" "c" ] 0 { a.b = 1; }', "0"],
    ['lib.attrByPath [ "a" "c" ] 0 { a = 5; }', "0"],
    ['lib.hasAttrByPath [ "a" "b" ] { a.b = throw "x"; }', "true"],
    ["lib.hasAttrByPath [ ] 1", "true"],
    ['lib.attrsets.longestValidPathPrefix [ "a" "b" "c" ] { a.b = { }; }', '[ "a" "b" ]'],
    ['lib.setAttrByPath [ "a" "b" ] 1', "{ a = { b = 1; }; }"],
    ['lib.getAttrFromPath [ "a" ] { a = 1; }', "1"],
    ['lib.filterAttrs (n: v: n != "b") { a = 1; b = 2; }', "{ a = 1; }"],
    ['lib.mapAttrs\' (n: v: lib.nameValuePair (n + v) 1) { a = "x"; }', "{ ax = 1; }"],
    ['lib.genAttrs [ "a" "b" ] (n: n + "!")', '{ a = "a!"; b = "b!"; }'],
    ['lib.concatMapAttrs (n: v: { ${n} = v; ${n + v} = 1; }) { a = "b"; }', '{ a = "b"; ab = 1; }'],
    ["lib.mergeAttrsList [ { a = 1; b = 1; } { b = 2; } { c = 3; } ]", "{ a = 1; b = 2; c = 3; }"],
    ["lib.recursiveUpdate { a.b = 1; a.c = 2; } { a.b = 3; }", "{ a = { b = 3; c = 2; }; }"],
    ["lib.foldAttrs (item: acc: [ item ] ++ acc) [ ] [ { a = 1; } { a = 2; b = 3; } ]", "{ a = [ 1 2 ]; b = [ 3 ]; }"],
    ['lib.collect builtins.isInt { a = 1; b.c = 2; d = "x"; }', "[ 1 2 ]"],
    ["lib.cartesianProduct { a = [ 1 2 ]; b = [ 3 ]; }", "[ { a = 1; b = 3; } { a = 2; b = 3; } ]"],
    [
      'lib.mapAttrsRecursive (path: v: lib.concatStringsSep "-" path) { a.b = 1; c = 2; }',
      '{ a = { b = "a-b"; }; c = "c"; }',
    ],
    ["lib.mapAttrsToListRecursive (path: v: lib.length path) { a.b = 1; c = 2; }", "[ 2 1 ]"],
    [
      'lib.updateManyAttrsByPath [ { path = [ "a" "b" ]; update = old: old + 1; } ] { a.b = 1; }',
      "{ a = { b = 2; }; }",
    ],
    ["lib.overrideExisting { a = 1; b = 2; } { b = 3; c = 4; }", "{ a = 1; b = 3; }"],
    ["lib.matchAttrs { a.b = 1; } { a = { b = 1; c = 2; }; d = 3; }", "true"],
    ['lib.showAttrPath [ "a" "b c" ]', '"a.\\"b c\\""'],
    ['lib.getBin { out = "o"; bin = "b"; }', '"b"'],
    ['lib.getDev { out = "o"; }', '"o"'],
    ["(lib.attrsets.unionOfDisjoint { a = 1; } { b = 2; }).b", "2"],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });

  it("forces no value that nobody asks for", () => {
    const bomb = 'throw "forced"';
    expect(evaluateWithLib(`builtins.attrNames (lib.mapAttrs' (n: v: lib.nameValuePair n v) { a = ${bomb}; })`)).toBe(
      '[ "a" ]',
    );
    expect(evaluateWithLib(`(lib.recursiveUpdate { a = ${bomb}; b.c = 1; } { b.d = 2; }).b`)).toBe("{ c = 1; d = 2; }");
    expect(evaluateWithLib(`(lib.mergeAttrsList [ { a = ${bomb}; } { b = 1; } ]).b`)).toBe("1");
    expect(evaluateWithLib(`lib.attrByPath [ "a" ] (${bomb}) { a = 1; }`)).toBe("1");
    expect(evaluateWithLib(`lib.optionalAttrs false (${bomb})`)).toBe("{ }");
    expect(evaluateWithLib(`builtins.length (lib.collect builtins.isInt { a = 1; b = [ (${bomb}) ]; })`)).toBe("1");
  });

  it("throws where names collide that must not, and only for these", () => {
    const union = "lib.attrsets.unionOfDisjoint { a = 1; b = 1; } { b = 2; }";
    expect(evaluateWithLib(`(${union}).a`)).toBe("1");
    expect(evaluateWithLib(`(builtins.tryEval (${union}).b).success`)).toBe("false");
  });
});

describe("sets of which a part is not known", () => {
  const cases: Cases = [
    ["(lib.filterAttrs (n: v: true) ({ a = 1; } // hidden)).a", "1"],
    ["(lib.mapAttrs (n: v: v + 1) ({ a = 1; } // hidden)).a", "2"],
    ["(lib.mapAttrs' (n: v: lib.nameValuePair n v) ({ a = 1; } // hidden)).a", "1"],
    ['(lib.genAttrs ([ "a" ] ++ hidden) (n: n)).a', '"a"'],
    ["(lib.mergeAttrsList ([ { a = 1; } ] ++ hidden)).a", "1"],
    ["(lib.mergeAttrsList [ { a = 1; } hidden { b = 2; } ]).b", "2"],
    ["(lib.concatMapAttrs (n: v: { ${n} = v; }) ({ a = 1; } // hidden)).a", "1"],
    ["(lib.recursiveUpdate { a.b = 1; } ({ a.c = 2; } // hidden)).a.b", "1"],
    ["({ a = 1; } // lib.optionalAttrs hidden.x { b = 2; }).a", "1"],
  ];
  it.each(cases)("stay known as far as they are: %s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });

  it("are never said to lack what may be there", () => {
    expect(evaluateWithLib("(lib.mergeAttrsList [ { a = 1; } hidden ]).b")).toMatch(/^unknown/);
    expect(evaluateWithLib("(lib.mergeAttrsList ([ { a = 1; } ] ++ hidden)) ? b")).toMatch(/^unknown/);
    expect(evaluateWithLib("(lib.filterAttrs (n: v: true) ({ a = 1; } // hidden)).b")).toMatch(/^unknown/);
  });
});
