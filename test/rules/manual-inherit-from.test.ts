import { expect, it } from "vitest";
import rule from "#src/rules/style/manual-inherit-from.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "an inherited name": "x: { inherit (x) a; }",
    "another name": "x: { b = x.a; }",
    "a default": "x: { a = x.a or false; }",
    "a default in parentheses": "x: { a = (x.a or 1); }",
    "a set further down": "x: { a = x.y.a; }",
    "an attribute further down": "x: { b.a = x.a; }",
    "a quoted name": 'x: { "a" = x.a; b = x."b"; }',
    "a computed name": "x: a: { a = x.${a}; }",
    "the variable itself": "a: { a = a; }",
    "a name of a let taken from itself": "let a = a.a; in a",
    "a name of a rec set taken from itself": "rec { a = a.a; }",
    "a result": "x: { a = x.a { }; }",
    "a set written there": "{ a = { a = 1; }.a; }",
  },
  reported: {
    "a set": {
      source: "x: { a = x.a; } #! 'a = x.a;' is 'inherit (x) a;' written by hand",
      fixed: "x: { inherit (x) a; }",
    },
    "a name of the set's own": { source: "a: { a = a.a; } #!", fixed: "a: { inherit (a) a; }" },
    "in a let": { source: "x: let a = x.a; in a #!", fixed: "x: let inherit (x) a; in a" },
    "in a let, from another of its names": {
      source: "let x = { a = 1; }; a = x.a; in a #!",
      fixed: "let x = { a = 1; }; inherit (x) a; in a",
    },
    "in a rec set, from another of its names": {
      source: "rec { x = { a = 1; }; a = x.a; b = a; } #!",
      fixed: "rec { x = { a = 1; }; inherit (x) a; b = a; }",
    },
    "a set in parentheses": {
      source: "{ a = (import ./x.nix).a; } #! 'a = (…).a;' is 'inherit (…) a;'",
      fixed: "{ inherit (import ./x.nix) a; }",
    },
    "a value in parentheses": { source: "x: { a = (x.a); } #!", fixed: "x: { inherit (x) a; }" },
    several: {
      source: "lib: {\n  mkIf = lib.mkIf; #!\n  mkForce = lib.mkForce; #!\n}\n",
      fixed: "lib: {\n  inherit (lib) mkIf;\n  inherit (lib) mkForce;\n}\n",
    },
    "a comment inside, without a fix": "x: {\n  a = x /* the old one */ .a; #!\n}\n",
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "x: { b = { a = x.a; }; c = [ 1 }" });
  expect(report.findings).toEqual([]);
});
