import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/unused-rec.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a plain set": "{ a = 1; b = 2; }",
    "a name that is used": "rec { a = 1; b = a; }",
    "names that use each other": "rec { a = b; b = a; }",
    "a name that uses itself": "rec { a = x: a x; }",
    "a use far below": 'rec { a = 1; b = x: { c = [ "${a}" ]; }; }',
    "a use in a computed name": "rec { a = x; ${a} = 1; }",
    "a use in a computed name further down": "rec { a = x; b.${a} = 1; }",
    "a use in the source of an inherit": "rec { a = { c = 1; }; inherit (a) c; }",
    "an inherited name that is used": "c: rec { inherit c; a = c; }",
    "a use that a with does not take": "p: rec { a = 1; b = with p; a; }",
    "an operator with a name": "rec { __sub = x: y: 1; b = 3 - 2; }",
    "a search path with a name": "rec { __findFile = x: y: 1; b = <nixpkgs>; }",
    overrides: "rec { a = 1; __overrides = { a = 2; }; }",
    "a use in a part that is merged into it": "{ a = rec { x = 1; }; a.y = x; }",
    "a use of a part that is merged into it": "{ a = rec { x = y; }; a = { y = 1; }; }",
    "a part that is ignored": "{ a = { x = 1; }; a = rec { y = 1; }; }",
    "a part that sees another set's names": "{ a = rec { x = y; }; a = rec { y = 1; }; }",
    "code that was commented out": 'rec {\n  version = 1;\n  # src = "/nix/${version}";\n}',
    "an old-style let": "let { a = 1; body = 2; }",
  },
  reported: {
    "names without a use": {
      source: "rec { a = 1; b = 2; } #! 'rec' of a set that uses none of its names",
      fixed: "{ a = 1; b = 2; }",
    },
    "an empty set": { source: "rec { } #! 'rec' of an empty set", fixed: "{ }" },
    "no blank": { source: "f: f rec{ a = 1; } #!", fixed: "f: f { a = 1; }" },
    "a line between": { source: "rec #!\n{\n  a = 1;\n}\n", fixed: "{\n  a = 1;\n}\n" },
    "a comment between": { source: "rec /* { */ { a = 1; } #!", fixed: "/* { */ { a = 1; }" },
    "only inherited names": {
      source: "c: e: rec { inherit c; inherit (e) d; } #!",
      fixed: "c: e: { inherit c; inherit (e) d; }",
    },
    "a name that stands nowhere in it": {
      source: "d: rec { a = 1; b = { c = d; }; c = 2; } #!",
      fixed: "d: { a = 1; b = { c = d; }; c = 2; }",
    },
    "a name that an inner scope has too": { source: "rec { a = 1; b = a: a; } #!", fixed: "{ a = 1; b = a: a; }" },
    "an attribute of the same name": { source: "x: rec { a = 1; b = x.a; } #!", fixed: "x: { a = 1; b = x.a; }" },
    "one that is used in one that is not": {
      source: "rec { #!\n  a = rec { b = 1; c = b; };\n}\n",
      fixed: "{\n  a = rec { b = 1; c = b; };\n}\n",
    },
    "one in another": { source: "rec { a = rec { b = 1; }; } #! #!", fixed: "{ a = { b = 1; }; }" },
    "a set that goes on elsewhere": {
      source: "{ a = rec { x = 1; }; a.y = 2; } #!",
      fixed: "{ a = { x = 1; }; a.y = 2; }",
    },
    "an empty part": { source: "{ a = { x = 1; }; a = rec { }; } #!", fixed: "{ a = { x = 1; }; a = { }; }" },
    "an argument that is selected from": { source: "(rec { a = 1; }).a #!", fixed: "({ a = 1; }).a" },
    "a word in a comment": {
      source: "rec { #!\n  # the version\n  version = 1;\n}\n",
      fixed: "{\n  # the version\n  version = 1;\n}\n",
    },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "{ a = rec { b = 1; }; c = [ 1 }" });
  expect(report.findings).toEqual([]);
});
