import { expect, it } from "vitest";
import rule from "#src/rules/style/collapsible-let.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const apart = "let\n  a = 1;\nin\nlet\n  b = a;\nin\nb\n";

testRule(rule, {
  silent: {
    "one let": "let a = 1; b = a; in b",
    "a let in a value": "let a = let b = 1; in b; in a",
    "a let in parentheses": "let a = 1; in (let b = a; in b)",
    "a let below a function": "let a = 1; in x: let b = a; in b",
    "a let below a with": "let a = { c = 1; }; in with a; let b = c; in b",
    "a name bound by both": "let a = 1; in let a = 2; in a",
    "parts of one set": "let a.b = 1; in let a.c = 2; in a",
    "an inherited name bound by both": "a: let inherit (a) b; in let b = 1; in b",
    "a name inherited from the outer let": "let a = 1; in let inherit a; in a",
    "a quoted name bound by both": 'let a = 1; in let "a" = 2; in a',
    "an outer value that uses a name of the inner let": "y: let x = y; in let y = 1; in x",
    "an outer value deep inside of which one is used": "y: let x = z: [ { b = y; } ]; in let y = 1; in x",
    "an outer value that takes it from a with": "p: let x = with p; y; in let y = 1; in x",
    "a name from a with around": "p: with p; let x = y; in let y = 1; in x",
    "a builtin that is bound later": "let x = map; in let map = 1; in x",
    "an operator that is bound later": "let x = 3 - 2; in let __sub = a: b: 1; in x",
    "a source of an inherit": "y: let inherit (y) x; in let y = 1; in x",
    "an overlay under its own name": "{ pkgs }: let pkgs' = pkgs.extend 1; in let pkgs = pkgs'; in pkgs",
    "an outer let without a binding": "let in let a = 1; in a",
    "an inner let without a binding": "let a = 1; in let in a",
  },
  reported: {
    "two in a line": {
      source: "let a = 1; in let b = a; in a + b #! 'let' is the whole body of another 'let'",
      fixed: "let a = 1; b = a; in a + b",
    },
    "two on lines of their own": {
      source: apart.replace("in\nlet", "in\nlet #!"),
      fixed: "let\n  a = 1;\n  b = a;\nin\nb\n",
    },
    "two with CRLF": {
      source: apart.replace("in\nlet", "in\nlet #!").replaceAll("\n", "\r\n"),
      fixed: "let\n  a = 1;\n  b = a;\nin\nb\n".replaceAll("\n", "\r\n"),
    },
    "an inner one further right": {
      source: "let\n  a = 1;\nin\n  let #!\n    b = 2;\n    c = ''\n      text\n        more\n    '';\n  in\n  a + b\n",
      fixed: "let\n  a = 1;\n  b = 2;\n  c = ''\n    text\n      more\n  '';\nin\na + b\n",
    },
    "an inner one on the line of the 'in'": {
      source: "let\n  a = 1;\nin let #!\n  b = 2;\nin b\n",
      fixed: "let\n  a = 1;\n  b = 2;\nin b\n",
    },
    "bindings on the lines of the keywords": {
      source: "let a = 1; in\nlet b = 2; in #!\nb\n",
      fixed: "let a = 1;\n    b = 2; in\nb\n",
    },
    "a string that would change, without a fix": 'let\n  a = 1;\nin\n  let #!\n    b = "x\n    y";\n  in\n  b\n',
    comments: {
      source: "let\n  a = 1; # one\n  # end\nin # first\n# second\nlet #!\n  # two\n  b = 2; # behind\nin\n# body\nb\n",
      fixed: "let\n  a = 1; # one\n  # end\n  # first\n  # second\n  # two\n  b = 2; # behind\nin\n# body\nb\n",
    },
    "block comments in a line": {
      source: "let a = 1; /* b */ in /* c */ let b = 2; in b #!",
      fixed: "let a = 1; /* b */ /* c */ b = 2; in b",
    },
    three: {
      source: "let a = 1; in let b = a; in let c = b; in c #! #!",
      fixed: "let a = 1; b = a; c = b; in c",
    },
    "three of which two can be one": {
      source: "c: let a = c; in let b = a; in let c = b; in c #! #!",
      fixed: "c: let a = c; b = a; in let c = b; in c",
    },
    "a name that is only an attribute": {
      source: "a: let x = a.b; in let b = 1; in x #!",
      fixed: "a: let x = a.b; b = 1; in x",
    },
    "a name that an outer value binds itself": {
      source: "let x = b: b; in let b = 1; in x b #!",
      fixed: "let x = b: b; b = 1; in x b",
    },
    "a name inherited from further out": {
      source: "c: let a = 1; in let inherit c; in a + c #!",
      fixed: "c: let a = 1; inherit c; in a + c",
    },
    "the paths of sets": { source: "let a.b = 1; in let c = 2; in c #!", fixed: "let a.b = 1; c = 2; in c" },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "[ (let a = 1; in let b = a; in b)" });
  expect(report.findings).toEqual([]);
});
