import { expect, it } from "vitest";
import rule from "#src/rules/language/rec-merge.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "plain sets merged": "{ a = { b = 1; }; a = { c = 2; }; a.d = 3; }",
    "paths alone": "{ a.b = 1; a.c = 2; }",
    "one rec set": "{ a = rec { b = 1; c = b; }; d = 2; }",
    "a rec set below another name": "{ a.b = rec { c = 1; }; a.d = 2; }",
    "rec sets under different names": "{ a = rec { x = 1; }; b = rec { x = 2; }; }",
    "rec sets joined by an operator": "{ a = rec { x = 1; } // { y = 2; }; }",
    "rec sets of two branches": "x: { a = if x then rec { b = 1; } else { b = 2; }; c = 1; }",
    "merged sets inside a rec set": "rec { a.b = 1; a.c = 2; }",
    "a rec set around, once": "rec { a = { b = 1; }; a.c = 2; }",
    "sets of several functions": "[ (x: { a = rec { b = x; }; }) (x: { a.c = x; }) ]",
    "a rec set and its guest under computed names": "x: { ${x} = rec { b = 1; }; ${x}.c = 1; }",
    "nothing but the word": "{ a.rec_ = 1; a.record = 2; }",
  },
  reported: {
    "a rec set behind a plain one":
      "{ a = { b = 1; }; a = rec { c = 1; }; } #! 'rec' is ignored: 'a' begins as a plain set",
    "a rec set behind a path": "{\n  a.b = 1;\n  a = rec { c = 1; }; #! 'rec' is ignored\n}",
    "a plain set behind a rec one": "{\n  a = rec { b = 1; };\n  a = { c = 1; }; #! sees the names of the 'rec' set\n}",
    "a path behind a rec set": "{\n  a = rec { b = 1; };\n  a.c = 2; #! this part of 'a' sees\n}",
    "two rec sets": "{\n  a = rec { b = 1; };\n  a = rec { c = 1; }; #! sees the names\n}",
    "in a let": "let\n  a = rec { b = 1; };\n  a.c = 2; #! sees the names\nin a",
    "further down": "{\n  x.a = rec { b = 1; };\n  x.a.c = 2; #! part of 'a'\n}",
    "in sets that are merged themselves":
      "{\n  x = { a.b = 1; };\n  x = { a = rec { c = 1; }; }; #! 'rec' is ignored\n}",
    "in parentheses": "{\n  a = (rec { b = 1; });\n  a.c = 2; #! sees the names\n}",
    "each part": "{\n  a = rec { b = 1; };\n  a.c = 2; #!\n  a.d = 2; #!\n}",
  },
});

it("is a note as long as no name of the later part means something else by it", async () => {
  const severityOf = async (value: string) => {
    const { report } = await runRule(rule, { "test.nix": `b: { a = rec { b = 1; }; a.c = ${value}; }` });
    return report.findings.map(({ severity }) => severity);
  };
  expect(await severityOf("2")).toEqual(["note"]);
  expect(await severityOf("x: x")).toEqual(["note"]);
  expect(await severityOf("{ d = [ b ]; }")).toEqual(["warning"]);
});
