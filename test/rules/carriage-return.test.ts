import { expect, it } from "vitest";
import rule from "#src/rules/language/carriage-return.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    LF: "{\n  a = 1;\n}\n",
    "no line end at all": "1",
    "an escape in a string": '"a\\r\\nb"',
    "an escape in an indented string": "''a''\\r''\\nb''",
    "the name of it in a comment": "1 # CR LF",
    "a tab": "{\ta = 1;\t}\n",
    "a comment that LF ends": "# one\n1\n",
  },
  reported: {
    "CR LF": { source: "{ #! 3 lines end with CR LF\r\n  a = 1;\r\n}\r\n", fixed: "{\n  a = 1;\n}\n" },
    "one CR LF among LF": { source: "{\n  a = 1; #! a line ends with CR LF\r\n}\n", fixed: "{\n  a = 1;\n}\n" },
    "CR alone": {
      source: "{\r  a = 1;\r}\r",
      at: { "test.nix": [[1, "3 lines end with CR"]] },
      fixed: "{\n  a = 1;\n}\n",
    },
    both: { source: "[\r1\r\n2\n]", at: { "test.nix": [[1, "2 lines end with CR LF or CR"]] }, fixed: "[\n1\n2\n]" },
    "in a plain string, where they count as LF": {
      source: '"a\r\nb\rc"',
      at: { "test.nix": [[1, "2 lines end with CR LF or CR"]] },
      fixed: '"a\nb\nc"',
    },
    "in comments": {
      source: "# one #! 3 lines\r\n/* two\r\n*/\r\n1",
      fixed: "# one\n/* two\n*/\n1",
    },
    "comments in a file that knows no LF": {
      source: "# one\r1\r",
      at: { "test.nix": [[1, "2 lines end with CR"]] },
      fixed: "# one\n1\n",
    },
    "a lone CR that ends a comment before code": {
      source: "[\n  1 # one\r  2\n]\n",
      at: { "test.nix": [[2, "a lone carriage return ends this comment: Nix reads what follows as code"]] },
      fixed: "[\n  1 # one\n  2\n]\n",
    },
    "a lone CR that ends a comment before a comment": {
      source: "# one\r# two\n1\n",
      at: { "test.nix": [[1, "a line ends with CR"]] },
      fixed: "# one\n# two\n1\n",
    },
    "a lone CR that ends a comment before a bracketed comment": {
      source: "# one\r/* two */\n1\n",
      at: { "test.nix": [[1, "a line ends with CR"]] },
      fixed: "# one\n/* two */\n1\n",
    },
    "in an indented string, where they are text": {
      source: "{ #! 4 lines end with CR LF\r\n  a = ''\r\n    b'';\r\n}\r\n",
      fixed: "{\n  a = ''\n    b'';\n}\n",
    },
  },
});

async function findingsIn(text: string) {
  const { report } = await runRule(rule, { "test.nix": text });
  return report.findings.map(({ severity, fixes }) => [severity, fixes[0]?.safety]);
}

it("is a warning, with a safe fix where no text changes", async () => {
  expect(await findingsIn('{\r\n  a = "b\r\n";\r\n}\r\n')).toEqual([["warning", "safe"]]);
});

it("is an error where code is hidden behind a comment", async () => {
  expect(await findingsIn("[ 1 # one\r2 ]\n")).toEqual([["error", "safe"]]);
});

it("suggests its fix only where the text of a string changes", async () => {
  expect(await findingsIn("{\n  a = ''\r\n    b'';\n}\n")).toEqual([["warning", "suggested"]]);
  expect(await findingsIn('"a\\\r\nb"')).toEqual([["warning", "suggested"]]);
});
