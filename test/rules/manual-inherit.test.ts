import { expect, it } from "vitest";
import rule from "#src/rules/style/manual-inherit.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "an inherited name": "a: { inherit a; }",
    "another name": "a: { b = a; }",
    "the name further down": "y: { x.y = y; }",
    "a name with a path": "x: { x.y = x; }",
    "a quoted name": 'a: { "a" = a; }',
    "a computed name": 'a: { ${"a"} = a; }',
    "a selected name": "a: { a = a.a; }",
    "a called name": "a: { a = a { }; }",
    "a rec set, where it is itself": "a: rec { a = a; }",
    "a let, where it is itself": "let a = a; in a",
    "an old-style let": "let { body = body; }",
    "a set merged into a rec set": "{ s = rec { b = 1; }; s = { c = c; }; }",
    "a name only, which is no variable": "{ __curPos = __curPos; }",
    "a default of a formal": "a: { a ? a }: a",
  },
  reported: {
    "an argument": { source: "a: { a = a; } #! 'a = a;' is 'inherit a;' written by hand", fixed: "a: { inherit a; }" },
    "a name of a let": { source: "let a = 2; in { a = a; } #!", fixed: "let a = 2; in { inherit a; }" },
    "a builtin": { source: "{ map = map; } #!", fixed: "{ inherit map; }" },
    "a name that a with gives": { source: "p: with p; { git = git; } #!", fixed: "p: with p; { inherit git; }" },
    parentheses: { source: "a: { a = (a); } #!", fixed: "a: { inherit a; }" },
    "a set in a rec set": { source: "rec { a = 1; b = { a = a; }; } #!", fixed: "rec { a = 1; b = { inherit a; }; }" },
    "a set that only looks merged": {
      source: "c: { s = rec { b = 1; }; t = { c = c; }; } #!",
      fixed: "c: { s = rec { b = 1; }; t = { inherit c; }; }",
    },
    "several, with comments around": {
      source: "{ a, b }:\n{\n  # the first\n  a = a; #!\n  b   =   b; #!\n  c = 1; # the last\n}\n",
      fixed: "{ a, b }:\n{\n  # the first\n  inherit a;\n  inherit b;\n  c = 1; # the last\n}\n",
    },
    "two lines": { source: "a: {\n  a = #!\n    a;\n}\n", fixed: "a: {\n  inherit a;\n}\n" },
    "a comment inside, without a fix": "a: {\n  a = /* as it came */ a; #!\n}\n",
    "no blanks": { source: "a:{b=1;a=a;} #!", fixed: "a:{b=1;inherit a;}" },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "a: { b = { a = a; }; c = [ 1 }" });
  expect(report.findings).toEqual([]);
});
