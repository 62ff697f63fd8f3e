import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/unused-with.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a name it may give": "lib: with lib; mkIf",
    "a name far below": 'lib: with lib; x: [ { a = y: "${b}"; } ]',
    "a name either of two may give": "a: b: with a; with b; c",
    "a name either of two may give, which have the same set": "lib: with lib; with lib; mkIf",
    "a name that is inherited": "lib: with lib; { inherit mkIf; }",
    "a name in the set of an inner with": "a: with a; with b; c",
    "a list kept free": "pkgs: with pkgs; [\n  # hello\n]",
    "an empty list": "pkgs: with pkgs; [ ]",
  },
  reported: {
    "no name at all": {
      source: "lib: with lib; { a = 1; } #! 'with lib' gives no name that is used",
      fixed: "lib: { a = 1; }",
    },
    "only names that a function gives": {
      source: "{ lib, pkgs }:\n\nwith lib; #! 'with lib'\n\n{\n  a = lib.mkIf pkgs;\n}\n",
      fixed: "{ lib, pkgs }:\n\n{\n  a = lib.mkIf pkgs;\n}\n",
    },
    "only names of an inner function": {
      source: "lib: with lib; a: a #! 'with lib'",
      fixed: "lib: a: a",
    },
    "only builtins": {
      source: "lib: with lib; map toString [ true null ] #! 'with lib'",
      fixed: "lib: map toString [ true null ]",
    },
    "two of them": {
      source: "a: b: [\n  (with a; 1) #! 'with a'\n  (with b; 2) #! 'with b'\n]\n",
      fixed: "a: b: [\n  (1)\n  (2)\n]\n",
    },
    "an outer one whose inner one is unused too": {
      source: "a: b: with a; with b; 1 #! 'with a' #! 'with b'",
      fixed: "a: b: 1",
    },
    "a comment in front of the body stays": {
      source: "lib:\nwith lib; #! 'with lib'\n# about the set\n{ a = 1; }\n",
      fixed: "lib:\n# about the set\n{ a = 1; }\n",
    },
    "a comment in the set, with which it would go": {
      source: "x: with { #! 'with\n  # why\n  a = 1; }; [ 1 ]",
      fixed: "x: [ 1 ]",
    },
    "a body on lines of its own, which moves up": {
      source:
        "lib: {\n  a =\n    with lib; #! 'with lib'\n    {\n      b = 1;\n\n      c = ''\n        d\n      '';\n    };\n}\n",
      fixed: "lib: {\n  a = {\n    b = 1;\n\n    c = ''\n      d\n    '';\n  };\n}\n",
    },
    "a call on lines of its own, which moves up": {
      source:
        "lib: f: {\n  a =\n    with lib; #! 'with lib'\n    with f; #! 'with f'\n    f 1 {\n      b = 1;\n    };\n}\n",
      fixed: "lib: f: {\n  a = f 1 {\n    b = 1;\n  };\n}\n",
    },
    "a call of calls, which moves up": {
      source: "f: {\n  a =\n    with f; #! 'with f'\n    f (f [\n      1\n    ]);\n}\n",
      fixed: "f: {\n  a = f (f [\n    1\n  ]);\n}\n",
    },
    "a body with an operator, which stays on its line": {
      source: "f: {\n  a =\n    with f; #! 'with f'\n    [\n      f\n    ]\n    ++ [ ];\n}\n",
      fixed: "f: {\n  a =\n    [\n      f\n    ]\n    ++ [ ];\n}\n",
    },
    "a body with a string whose lines cannot move": {
      source: "f: {\n  a =\n    with f; #! 'with f'\n    {\n      b = \"\n      \";\n    };\n}\n",
      fixed: 'f: {\n  a =\n    {\n      b = "\n      ";\n    };\n}\n',
    },
    "a set in parentheses": {
      source: "x: with (import ./a.nix); [ 1 ] #! 'with (import ./a.nix)'",
      fixed: "x: [ 1 ]",
    },
  },
});

it("only suggests to take a comment along", async () => {
  const { report } = await runRule(rule, { "test.nix": "x: with x /* why */; 1" });
  expect(report.findings.map(({ fixes }) => fixes.map(({ safety }) => safety))).toEqual([["suggested"]]);
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "lib: with lib; [ 1" });
  expect(report.findings).toEqual([]);
});
