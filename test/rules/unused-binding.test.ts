import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/unused-binding.ts";
import { runFixes, runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a used binding": "let a = 1; in a",
    "a binding used by a used one": "let a = 1; b = a; in b",
    "a name that starts with an underscore": "let _a = 1; in 2",
    "what only an underscored name uses": "let a = 1; _b = a; in 2",
    "__findFile and a search path": "let __findFile = _: p: p; in <nixpkgs>",
    "__sub and a subtraction": "let __sub = a: b: a; in 1 - 2",
    "__lessThan and a comparison": "let __lessThan = a: b: true; in 1 >= 2",
    "a binding that deadnix is told to skip": "let\n  # deadnix: skip -- for later\n  a = b;\n  b = 1;\nin\n2\n",
    "an inherited name that deadnix is told to skip": "x: let\n  # deadnix: skip\n  inherit (x) a;\nin\n2\n",
    "a binding beside its let, below what deadnix reads": "# deadnix: skip\nlet a = 1; in\n2\n",
    "a use in a computed key only": 'let a = "x"; in { "${a}" = 1; }',
    "a use in an inherit source only": "let a = { b = 1; }; in { inherit (a) b; }",
    "a use in a let's inherit source": "let a = { b = 1; }; inherit (a) b; in b",
    "a use in a formal's default": "let a = 1; in { b ? a }: b",
    "a use below an empty let": "let a = 1; in let in a",
    "function arguments": "{ a, b }@c: d: 1",
    "attributes of a rec set": "rec { a = 1; }",
    "an old-style let": "let { a = 1; body = 2; }",
    "a dotted binding used as a whole": "let a.b = 1; a.c = 2; in a",
  },
  reported: {
    "a binding nothing uses": {
      source: "let\n  a = 1; #! 'a' is bound, but never used\n  b = 2;\nin\nb\n",
      fixed: "let\n  b = 2;\nin\nb\n",
    },
    "a chain": {
      source:
        "let\n  a = 1; #! 'a' is used only by bindings that nothing needs\n  b = a; #! 'b' is bound, but never used\n  c = 3;\nin\nc\n",
      fixed: "let\n  c = 3;\nin\nc\n",
    },
    "a circle": {
      source: "let\n  a = b; #! 'a'\n  b = a; #! 'b'\n  c = 3;\nin\nc\n",
      fixed: "let\n  c = 3;\nin\nc\n",
    },
    "what another comment speaks of, beside what deadnix skips": {
      source: "let\n  # deadnix: skip\n  a = 1;\n  # deadnix says so\n  b = 2; #! 'b'\nin\n3\n",
      fixed: "let\n  # deadnix: skip\n  a = 1;\nin\n3\n",
    },
    "all bindings of a let": {
      source: "{ pkgs, ... }:\nlet\n  a = 1; #! 'a'\n  b = 2; #! 'b'\nin\n{\n  c = pkgs;\n}\n",
      fixed: "{ pkgs, ... }:\n{\n  c = pkgs;\n}\n",
    },
    "a dead binding with another inside": {
      source: "let\n  a = let b = 1; in 2; #! 'a'\n  c = 3;\nin\nc\n",
      fixed: "let\n  c = 3;\nin\nc\n",
    },
    "a dotted binding once": {
      source: "let\n  a.b = 1; #! 'a'\n  a.c = 2;\n  d = 3;\nin\nd\n",
      fixed: "let\n  d = 3;\nin\nd\n",
    },
    "an inherited name": {
      source: "{ lib }:\nlet\n  inherit (lib) a b; #! 'b' is inherited, but never used\nin\na\n",
      fixed: "{ lib }:\nlet\n  inherit (lib) a;\nin\na\n",
    },
    "all names of an inherit, with its source": {
      source: "let\n  x = { a = 1; }; #! 'x'\n  inherit (x) a; #! 'a'\n  c = 3;\nin\nc\n",
      fixed: "let\n  c = 3;\nin\nc\n",
    },
    "a shadowed binding": {
      source: "let a = 1; in let a = 2; in a #! 'a'",
      fixed: "let a = 2; in a",
    },
    "a name in quotes": {
      source: 'let\n  "a" = 1; #! \'a\' is bound, but never used\n  "b" = 2;\nin\nb\n',
      fixed: 'let\n  "b" = 2;\nin\nb\n',
    },
    "several with blank lines between, at the end": {
      source: "let\n  c = 1;\n\n  a = 1; #! 'a'\n\n  b = a; #! 'b'\nin\nc\n",
      fixed: "let\n  c = 1;\nin\nc\n",
    },
    "several that have nothing to do with each other": {
      source: "let\n\n  a = 1; #! 'a'\n\n  # about b\n  b = 2; #! 'b'\n  c = 3; #! 'c'\n\n  d = 4;\nin\nd\n",
      fixed: "let\n\n  d = 4;\nin\nd\n",
    },
    "in a file with CRLF line ends": {
      source: "let\r\n  # on its own\r\n\r\n  a = 1; #! 'a'\r\nin\r\n2\r\n",
      fixed: "# on its own\r\n2\r\n",
    },
    "a comment that belongs to it goes along": {
      source: "let\n  # about b\n  b = 2;\n\n  # about a\n  a = 1; #! 'a'\n\n  c = b;\nin\nc\n",
      fixed: "let\n  # about b\n  b = 2;\n\n  c = b;\nin\nc\n",
    },
    "a name that a with cannot give": {
      source: "x: let a = 1; b = 2; in with x; b #! 'a'",
      fixed: "x: let b = 2; in with x; b",
    },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "let a = 1; in [ b" });
  expect(report.findings).toEqual([]);
});

it("is a note without a fix where code that is commented out uses the name", async () => {
  for (const use of ["inherit (x) y; inherit b a c;", "(f ${a})"]) {
    const { report } = await runRule(rule, { "test.nix": `let\n  a = 1;\n  d = 2;\nin\n[\n  # ${use}\n]\n` });
    expect(report.findings.map(({ severity, fixes, related }) => [severity, fixes.length, related.length])).toEqual([
      ["note", 0, 1],
      ["warning", 1, 0],
    ]);
  }
});

it("leaves what a binding needs that code that is commented out uses", async () => {
  const source = "let\n  f = x: x;\n  a = f 1;\n  b = 2;\nin\n{\n  # inherit a;\n}\n";
  const outcome = await runFixes(rule, { "test.nix": source });
  expect(outcome.files["test.nix"]).toBe(source.replace("  b = 2;\n", ""));
  expect(outcome.report.findings.map(({ message }) => message)).toEqual(["'a' is bound, but never used"]);
});
