import { describe, expect, it } from "vitest";
import { type Cases, evaluateWithLib } from "./evaluate-with-lib.ts";

describe("lib.lists", () => {
  const cases: Cases = [
    ["lib.flatten [ 1 [ 2 [ 3 ] ] [ ] ]", "[ 1 2 3 ]"],
    ["lib.unique [ 3 1 3 2 1 ]", "[ 3 1 2 ]"],
    ["lib.take 2 [ 1 2 3 ]", "[ 1 2 ]"],
    ["lib.drop 5 [ 1 2 3 ]", "[ ]"],
    ["lib.takeEnd 2 [ 1 2 3 ]", "[ 2 3 ]"],
    ["lib.dropEnd 2 [ 1 2 3 ]", "[ 1 ]"],
    ["lib.sublist 1 5 [ 1 2 3 ]", "[ 2 3 ]"],
    ["lib.range 2 4", "[ 2 3 4 ]"],
    ["lib.range 4 2", "[ ]"],
    ["lib.imap1 (i: x: [ i x ]) [ 7 8 ]", "[ [ 1 7 ] [ 2 8 ] ]"],
    ["lib.ifilter0 (i: x: i > 0) [ 7 8 9 ]", "[ 8 9 ]"],
    ["lib.foldr (x: acc: [ x ] ++ acc) [ ] [ 1 2 ]", "[ 1 2 ]"],
    ["lib.foldl (acc: x: [ x ] ++ acc) [ ] [ 1 2 ]", "[ 2 1 ]"],
    ["lib.findFirst (x: x > 1) null [ 1 2 3 ]", "2"],
    ["lib.lists.findFirstIndex (x: x > 5) null [ 1 2 3 ]", "null"],
    ['lib.findSingle (x: x == 1) "none" "many" [ 1 1 ]', '"many"'],
    ["lib.subtractLists [ 1 ] [ 1 2 1 3 ]", "[ 2 3 ]"],
    ["lib.mutuallyExclusive [ 1 2 ] [ 3 ]", "true"],
    ["lib.zipLists [ 1 2 ] [ 3 ]", "[ { fst = 1; snd = 3; } ]"],
    ['lib.naturalSort [ "a10" "a9" "b" ]', '[ "a9" "a10" "b" ]'],
    ["lib.sortOn (x: -x) [ 1 3 2 ]", "[ 3 2 1 ]"],
    ["lib.compareLists lib.compare [ 1 2 ] [ 1 3 ]", "-1"],
    ["lib.toposort (a: b: a < b) [ 3 1 2 ]", "{ result = [ 1 2 3 ]; }"],
    ["(lib.toposort (a: b: true) [ 1 2 ]) ? cycle", "true"],
    ["lib.lists.commonPrefix [ 1 2 3 ] [ 1 2 4 ]", "[ 1 2 ]"],
    ["lib.lists.removePrefix [ 1 ] [ 1 2 ]", "[ 2 ]"],
    ["lib.crossLists (a: b: a + b) [ [ 1 2 ] [ 10 20 ] ]", "[ 11 21 12 22 ]"],
    ['lib.groupBy\' (a: b: a + b) 0 (x: if x > 1 then "big" else "small") [ 1 2 3 ]', "{ big = 5; small = 1; }"],
    ["lib.allUnique [ 1 2 1 ]", "false"],
    ["lib.replaceElemAt [ 1 2 3 ] 1 9", "[ 1 9 3 ]"],
  ];
  it.each(cases)("%s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });

  it("forces no element that nobody asks for", () => {
    const bomb = '(throw "forced")';
    expect(evaluateWithLib(`builtins.length (lib.flatten [ 1 [ 2 3 ] ])`)).toBe("3");
    expect(evaluateWithLib(`builtins.length (lib.reverseList [ ${bomb} ])`)).toBe("1");
    expect(evaluateWithLib(`lib.last [ ${bomb} 2 ]`)).toBe("2");
    expect(evaluateWithLib(`lib.foldr (x: acc: x) 0 [ 1 ${bomb} ]`)).toBe("1");
    expect(evaluateWithLib(`lib.findFirst (x: x == 1) ${bomb} [ 1 ${bomb} ]`)).toBe("1");
    expect(evaluateWithLib(`lib.optionals false ${bomb}`)).toBe("[ ]");
  });

  it("forces the start of foldl', which the builtin does not", () => {
    expect(evaluateWithLib(`(builtins.tryEval (lib.foldl' (a: b: b) (throw "x") [ 1 ])).success`)).toBe("false");
    expect(evaluateWithLib(`lib.foldl (a: b: b) (throw "x") [ 1 ]`)).toBe("1");
  });

  it("throws for the last of nothing, so that it can be caught", () => {
    expect(evaluateWithLib("(builtins.tryEval (lib.last [ ])).success")).toBe("false");
    expect(evaluateWithLib("(builtins.tryEval (lib.init [ ])).success")).toBe("false");
  });
});

describe("lists of which a part is not known", () => {
  const cases: Cases = [
    ["lib.unique ([ 1 1 2 ] ++ hidden)", "[ 1 2 … ]"],
    ["lib.flatten [ [ 1 ] [ 2 ] ] ++ hidden", "[ 1 2 … ]"],
    ["lib.forEach ([ 1 ] ++ hidden) (x: x + 1)", "[ 2 … ]"],
    ["lib.filter (x: x > 1) ([ 1 2 ] ++ hidden)", "[ 2 … ]"],
    ["lib.remove 1 ([ 1 2 ] ++ hidden)", "[ 2 … ]"],
    ["lib.unique [ 1 hidden.x 1 ]", "[ 1 unknown: nobody knows it (hidden.x) ]"],
  ];
  it.each(cases)("stay known as far as they are: %s gives %s", (expression, printed) => {
    expect(evaluateWithLib(expression)).toBe(printed);
  });
});
