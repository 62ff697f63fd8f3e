import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/unused-suppression.ts";
import { variableNamed } from "../support/invented-rules.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const alongside = [variableNamed("x"), variableNamed("y")];

testRule(rule, {
  silent: {
    "no suppression": { source: "[ x y ]", alongside },
    "one that allows an offence": { source: "x # flakelint: allow variable-x -- known", alongside },
    "two names that both allow one": { source: "[ x y ] # flakelint: allow variable-x, variable-y", alongside },
    "one for the whole file": { source: "# flakelint: allow-file variable-x\n[\n  1\n  x\n]", alongside },
    "a rule that is off": "1 # flakelint: allow unreadable-file",
    "no reason, where none is asked for": { source: "x # flakelint: allow variable-x", alongside },
    "a reason, where one is asked for": {
      source: "x # flakelint: allow variable-x -- known",
      alongside,
      options: { requireReason: true },
    },
    "a comment that only mentions the tool": { source: "# checked by flakelint: see CI\n1", alongside },
    "prose behind the tool's name": { source: "# flakelint: runs before each commit\n1", alongside },
  },

  reported: {
    "behind code": {
      source: "[\n  1 # flakelint: allow variable-x -- gone #! nothing to allow here for 'variable-x'\n]",
      fixed: "[\n  1\n]",
      alongside,
    },
    "alone on its line": {
      source: "[\n  # flakelint: allow variable-x -- gone #! 'variable-x'\n  1\n]",
      fixed: "[\n  1\n]",
      alongside,
    },
    "alone on the last line": {
      source: "1\n# flakelint: allow variable-x #! 'variable-x'",
      fixed: "1\n",
      alongside,
    },
    "a block comment between tokens": {
      source: "[ 1/* flakelint: allow variable-x */2 ] #! 'variable-x'",
      fixed: "[ 1 2 ]",
      alongside,
    },
    "a block comment before code": {
      source: "[\n  /* flakelint: allow variable-x */ 2 #! 'variable-x'\n]",
      fixed: "[\n   2\n]",
      alongside,
    },
    "one name of several": {
      source: "x # flakelint: allow variable-y, variable-x -- known #! nothing to allow here for 'variable-y'",
      fixed: "x # flakelint: allow variable-x -- known",
      alongside,
    },
    "several names at once": {
      source: "1 # flakelint: allow variable-x, variable-y #! 'variable-x', 'variable-y'",
      fixed: "1",
      alongside,
    },
    "a misspelt rule, which allows nothing": {
      source: "x # flakelint: allow variabel-x -- known #! there is no rule 'variabel-x'",
      fixed: "x # flakelint: allow variable-x -- known",
      alongside,
    },
    "a rule nobody knows": {
      source: "1 # flakelint: allow colourful-clothes #! there is no rule 'colourful-clothes'",
      fixed: "1",
      alongside,
    },
    "a misspelt directive": {
      source: "x # flakelint: alow variable-x #! 'alow' is no directive",
      fixed: "x # flakelint: allow variable-x",
      alongside,
    },
    "no rule at all": {
      source: "1 # flakelint: allow -- everything #! names no rule",
      fixed: "1",
      alongside,
    },
    "no reason, where one is asked for": {
      source: "x # flakelint: allow variable-x #! without a reason",
      alongside,
      options: { requireReason: true },
    },
    "with Windows line ends": {
      source: "[\r\n  # flakelint: allow variable-x #! 'variable-x'\r\n  1\r\n]",
      fixed: "[\r\n  1\r\n]",
      alongside,
    },
  },
});

it("takes nothing away by itself that a newer flakelint may know", async () => {
  const { report } = await runRule(rule, { "test.nix": "1 # flakelint: allow colourful-clothes -- on Sundays" });
  expect(report.findings.map(({ fixes }) => fixes[0]?.safety)).toEqual(["suggested"]);
});
