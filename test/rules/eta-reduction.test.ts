import { expect, it } from "vitest";
import rule from "#src/rules/style/eta-reduction.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a function of its own": "x: x * 2",
    "the argument itself": "x: x",
    "an argument that is called": "f: f 1",
    "a part of the argument": "f: x: f x.a",
    "a function taken from the argument": "f: f.double f",
    "a function made from the argument": "f: { inherit f; }.double f",
    "another argument too": "map (x: builtins.div 3 x) [ 1 ]",
    "another variable": "f: y: x: f y",
    "an argument with formals": "f: { a, b }: f a",
    "an argument with a name and formals": "f: x@{ ... }: f x",
    "what is being defined": "let f = x: f x; in f",
    "what is being defined, further down": "rec { f = { g = x: f.g x; }; }",
    "a function with a default": "l: x: (l.f or l.g) x",
    "a function that is computed": "l: x: (l 1) x",
  },
  reported: {
    "an argument that is handed on": {
      source: "let double = x: x * 2; in map (x: double x) [ 1 2 ] #! 'x: double x' is 'double'",
      fixed: "let double = x: x * 2; in map (double) [ 1 2 ]",
    },
    "a builtin": { source: "map (x: toString x) [ 1 ] #!", fixed: "map (toString) [ 1 ]" },
    "a function of a set": { source: "lib: map (x: lib.toUpper x) [ ] #!", fixed: "lib: map (lib.toUpper) [ ]" },
    parentheses: { source: "f: map (x: (f (x))) [ ] #!", fixed: "f: map (f) [ ]" },
    "a value": { source: "f: { a = x: f x; } #!", fixed: "f: { a = f; }" },
    "a comment, without a fix": "f: map (x: /* why */ f x) [ ] #!",
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "f: [ (map (x: f x) [ ]" });
  expect(report.findings).toEqual([]);
});
