import { describe, expect, test } from "vitest";
import { Evaluator } from "#src/evaluator/evaluator.ts";
import { Thunk } from "#src/evaluator/thunk.ts";
import { int, type Value } from "#src/evaluator/value.ts";
import { evaluate, evaluatorFor } from "../support/evaluate.ts";

const tooDeep = /nested too deeply/;
const tooLong = /takes too long/;
const tooLarge = /too large|too long/;

function withFuel(program: string, fuel: number): Value {
  const evaluator = new Evaluator(evaluatorFor({ "main.nix": program }).sources, { fuel });
  return evaluator.attempt(() => evaluator.importFile("main.nix"));
}

describe("evaluation without end", () => {
  test.each([
    ["calls", "let f = n: 1 + f (n + 1); in f 0", tooDeep],
    ["calls in tail position", "let f = n: f (n + 1); in f 0", tooDeep],
    ["calls of itself", "(x: x x) (x: x x)", tooDeep],
    ["a value that is forced deeply", "builtins.deepSeq (let f = n: { a = f (n + 1); }; in f 0) 1", tooDeep],
    ["a value that is written as JSON", "builtins.toJSON (let s = { a = s; }; in s)", tooDeep],
    ["a value that is written as XML", "builtins.toXML (let s = [ s ]; in s)", tooDeep],
    ["values that are compared", "let f = n: { a = f (n + 1); }; in f 0 == f 0", tooDeep],
    [
      "a search",
      "builtins.genericClosure { startSet = [ { key = 0; } ]; operator = e: [ { key = e.key + 1; } ]; }",
      tooLong,
    ],
    ["calls that branch", "let f = n: if n < 2 then n else f (n - 1) + f (n - 2); in f 60", tooLong],
    ["a text that grows", 'let f = s: builtins.seq s (f (s + s)); in f "ab"', tooLarge],
  ])("ends: %s", (_, program, reason) => {
    expect(withFuel(program, 1_000_000)).toMatchObject({ type: "unknown", reason: expect.stringMatching(reason) });
  });

  test("leaves to others what they need", () => {
    const program = "{ endless = let f = n: 1 + f n; in f 0; recursive = let x = x; in x; sound = 1; }";
    const evaluator = evaluatorFor({ "main.nix": program });
    const set = evaluator.importFile("main.nix");
    expect(evaluator.select(set, "endless")).toMatchObject({ type: "unknown", reason: expect.stringMatching(tooDeep) });
    expect(evaluator.select(set, "recursive")).toMatchObject({ reason: "infinite recursion encountered" });
    expect(evaluator.select(set, "sound")).toEqual(int(1));
  });

  test("is no error that tryEval catches", () => {
    expect(evaluate("builtins.tryEval (let f = n: 1 + f (n + 1); in f 0)")).toMatch(tooDeep);
  });
});

describe("an evaluator", () => {
  test("does no more steps than it has fuel for", () => {
    const program = "builtins.length (map (x: x) [ 1 2 3 ])";
    expect(withFuel(program, 100)).toEqual(int(3));
    expect(withFuel(program, 2)).toMatchObject({ type: "unknown", reason: expect.stringMatching(tooLong) });
  });

  test("tells a value that cannot be made from a stack that has come to its end", () => {
    const evaluator = evaluatorFor({});
    const tooLongText = new Thunk(() => ({ type: "string", value: "a".repeat(2 ** 30), copied: [], built: [] }));
    expect(evaluator.force(tooLongText)).toMatchObject({ reason: "a value is too large to be made" });
  });

  test("computes again, with more stack, what it could not before", () => {
    const evaluator = evaluatorFor({ "main.nix": "let f = n: if n == 0 then 0 else 1 + f (n - 1); in { a = f 300; }" });
    const set = evaluator.importFile("main.nix");
    const atTheEnd = (): unknown => {
      try {
        return atTheEnd();
      } catch {
        return evaluator.select(set, "a").type;
      }
    };
    expect(["unknown", "int"]).toContain(atTheEnd());
    expect(evaluator.select(set, "a")).toEqual(int(300));
  });
});
