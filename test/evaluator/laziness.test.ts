import { describe, expect, test } from "vitest";
import { evaluate } from "../support/evaluate.ts";

const no = 'throw "asked"';

describe("what nobody asks for is not evaluated", () => {
  test.each([
    ["an argument", `(x: 1) (${no})`, "1"],
    ["a default of an argument", `({ a ? ${no} }: 1) { }`, "1"],
    ["a binding", `let a = ${no}; in 1`, "1"],
    ["the set of a with", `let a = 1; in with ${no}; a`, "1"],
    ["an attribute", `{ a = ${no}; b = 1; }.b`, "1"],
    ["an attribute whose name is asked for", `builtins.attrNames { a = ${no}; }`, '[ "a" ]'],
    ["an attribute that is tested for", `{ a = ${no}; } ? a`, "true"],
    ["an attribute that is overridden", `({ a = ${no}; } // { a = 1; }).a`, "1"],
    ["an element", `builtins.elemAt [ (${no}) 1 ] 1`, "1"],
    ["an element that is counted", `builtins.length (map (x: ${no}) [ 1 2 ])`, "2"],
    ["an element of a list that is joined", `builtins.length ([ (${no}) ] ++ [ (${no}) ])`, "2"],
    ["a mapped attribute", `(builtins.mapAttrs (n: v: if n == "a" then ${no} else v) { a = 1; b = 2; }).b`, "2"],
    ["the other branch", `if true then 1 else ${no}`, "1"],
    ["the right of &&", `false && ${no}`, "false"],
    ["the right of ||", `true || ${no}`, "true"],
    ["the right of ->", `false -> ${no}`, "true"],
    ["a default that is not needed", `{ a = 1; }.a or (${no})`, "1"],
    ["the rest of a list, once one is found", `builtins.any (x: x == 1 || ${no}) [ 1 2 ]`, "true"],
    ["a text that is not put in", `builtins.replaceStrings [ "a" "b" ] [ "x" (${no}) ] "a"`, '"x"'],
    ["a file that is not there", "let a = import ./none.nix; in 1", "1"],
  ])("%s", (_, program, expected) => {
    expect(evaluate(program)).toBe(expected);
  });

  test("what sorting puts in order is, even where there is only one", () => {
    expect(evaluate(`builtins.length (builtins.sort (a: b: true) [ (${no}) ])`)).toContain("asked");
  });
});

describe("tryEval", () => {
  const caught = "{ success = false; value = false; }";

  test.each([
    ["throw", 'throw "no"', caught],
    ["a failed assert", "assert false; 1", caught],
    ["what is thrown inside of a call", '(x: x + 1) (throw "no")', caught],
    [
      "nothing below the outermost value",
      'builtins.attrNames { a = throw "no"; }',
      '{ success = true; value = [ "a" ]; }',
    ],
  ])("catches %s", (_, program, expected) => {
    expect(evaluate(`builtins.tryEval (${program})`)).toBe(expected);
  });

  test.each([
    ["abort", 'abort "no"'],
    ["a missing attribute", "{ }.a"],
    ["a wrong type", '1 + "a"'],
    ["a division by zero", "1 / 0"],
    ["infinite recursion", "let x = x; in x"],
  ])("lets pass %s", (_, program) => {
    expect(evaluate(`builtins.tryEval (${program})`)).not.toContain("success");
  });
});
