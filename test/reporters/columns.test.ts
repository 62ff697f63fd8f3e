import { describe, expect, test } from "vitest";
import type { Report } from "#src/findings/report.ts";
import { renderConcise } from "#src/reporters/concise.ts";
import { renderJson } from "#src/reporters/json.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { renderSarif } from "#src/reporters/sarif.ts";
import { renderText } from "#src/reporters/text.ts";
import undefinedVariable from "#src/rules/syntax/undefined-variable.ts";
import { lint } from "../support/lint.ts";
import { finding, reportOf, spanOf } from "./sample-report.ts";

interface Case {
  readonly text: string;
  /** In UTF-16 code units, line and column counted from 1. */
  readonly at: { readonly line: number; readonly column: number; readonly offset: number };
  /** Columns of the screen before `missing` in its line, counted by hand. */
  readonly shownAfter: number;
}

/** Each text uses one name that nothing defines: `missing`. */
const cases: Readonly<Record<string, Case>> = {
  "plain text": { text: "{ a = missing; }", at: { line: 1, column: 7, offset: 6 }, shownAfter: 6 },
  "a letter outside of ASCII": {
    text: '{ a = "é" + missing; }',
    at: { line: 1, column: 13, offset: 12 },
    shownAfter: 12,
  },
  "a combining mark, which takes no column": {
    text: '{ a = "e\u0301" + missing; }',
    at: { line: 1, column: 14, offset: 13 },
    shownAfter: 12,
  },
  "an emoji, two units and two columns": {
    text: '{ a = "🎉" + missing; }',
    at: { line: 1, column: 14, offset: 13 },
    shownAfter: 13,
  },
  "a family, eight units and two columns": {
    text: '{ a = "👨\u200d👩\u200d👧" + missing; }',
    at: { line: 1, column: 20, offset: 19 },
    shownAfter: 13,
  },
  "a flag, four units and two columns": {
    text: '{ a = "🇩🇪" + missing; }',
    at: { line: 1, column: 16, offset: 15 },
    shownAfter: 13,
  },
  "Chinese, one unit and two columns each": {
    text: '{ a = "中文" + missing; }',
    at: { line: 1, column: 14, offset: 13 },
    shownAfter: 15,
  },
  "a letter beyond the first plane, two units and one column": {
    text: '{ a = "𝒳" + missing; }',
    at: { line: 1, column: 14, offset: 13 },
    shownAfter: 12,
  },
  "an emoji in a comment of an earlier line": {
    text: "# 🎉🎉\n{ a = missing; }",
    at: { line: 2, column: 7, offset: 13 },
    shownAfter: 6,
  },
  "CRLF line ends": {
    text: "{\r\n  b = 1;\r\n  a = missing;\r\n}\r\n",
    at: { line: 3, column: 7, offset: 19 },
    shownAfter: 6,
  },
  "CR line ends": { text: "{\r  b = 1;\r  a = missing;\r}\r", at: { line: 3, column: 7, offset: 17 }, shownAfter: 6 },
  "line ends of all kinds": {
    text: '{\n  b = 1;\r  c = "🎉";\r\n  a = missing;\n}',
    at: { line: 4, column: 7, offset: 30 },
    shownAfter: 6,
  },
  "a line separator, which ends no line": {
    text: '{ a = "\u2028" + missing; }',
    at: { line: 1, column: 13, offset: 12 },
    shownAfter: Number.NaN,
  },
};

async function reportFor(text: string): Promise<Report> {
  const { report } = await lint({ "a.nix": text }, [{ topic: "syntax", rule: undefinedVariable }]);
  expect(report.findings.map(({ message }) => message)).toEqual(["'missing' is not defined"]);
  return report;
}

/** The marked line, and where on the screen its mark begins and how long it is; columns counted behind the margin. */
function frame(rendered: string): { readonly line: string; readonly start: number; readonly length: number } {
  const rows = rendered.split("\n");
  const index = rows.findIndex((row) => /│ +\^/.test(row));
  const margin = (rows[index] as string).indexOf("│") + 2;
  const underline = (rows[index] as string).slice(margin);
  const start = underline.indexOf("^");
  return { line: (rows[index - 1] as string).slice(margin), start, length: /\^+/.exec(underline)?.[0].length ?? 0 };
}

describe.each(Object.entries(cases))("behind %s", (_, { text, at, shownAfter }) => {
  const end = { line: at.line, column: at.column + 7, offset: at.offset + 7 };

  test("the table counts right", () => {
    expect(text.indexOf("missing")).toBe(at.offset);
  });

  test("JSON has line, column and offset in UTF-16 units", async () => {
    const { findings } = JSON.parse(renderJson(await reportFor(text)));
    expect(findings[0].range.start).toEqual(at);
    expect(findings[0].range.end).toEqual(end);
  });

  test("SARIF says that its columns are UTF-16 units, and they are", async () => {
    const [run] = JSON.parse(renderSarif(await reportFor(text))).runs;
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results[0].locations[0].physicalLocation.region).toMatchObject({
      startLine: at.line,
      startColumn: at.column,
      endColumn: end.column,
      endLine: at.line,
      snippet: { text: "missing" },
    });
  });

  test("concise has line and column", async () => {
    expect(renderConcise(await reportFor(text), plainOptions)).toMatch(`a.nix:${at.line}:${at.column}: error`);
  });

  test("text has line and column, and its mark stands under the name", async () => {
    const rendered = renderText(await reportFor(text), plainOptions);
    expect(rendered).toMatch(`a.nix:${at.line}:${at.column}  error`);
    const { line, start, length } = frame(rendered);
    expect(line).toContain("missing");
    expect(length).toBe(7);
    if (!Number.isNaN(shownAfter)) expect(start).toBe(shownAfter);
  });
});

describe("a mark under characters of any width", () => {
  function markOf(text: string, needle: string) {
    const report = reportOf({
      files: { "a.nix": text },
      findings: [finding({ file: "a.nix", span: spanOf(text, needle) })],
    });
    return frame(renderText(report, plainOptions));
  }

  test.each([
    ["two columns for an emoji", '[ "🎉" x ]', "🎉", 3, 2],
    ["one column for a letter with its mark", '[ "e\u0301" x ]', "e\u0301", 3, 1],
    ["two columns for each Chinese letter", '[ "中文" x ]', "中文", 3, 4],
  ])("is %s", (_, text, needle, start, length) => {
    expect(markOf(text, needle)).toMatchObject({ start, length });
  });

  test.each([
    ["tabs", "{\n\ta =\tmissing;\n}", "missing"],
    ["a byte order mark", "\ufeff{ a = missing; }", "missing"],
    ["a control character", '{ a = "\u0007" + missing; }', "missing"],
    ["a line separator", '{ a = "\u2028" + missing; }', "missing"],
  ])("stands under the name behind %s, however that is shown", (_, text, needle) => {
    const { line, start, length } = markOf(text, needle);
    expect(/^[\x20-\x7e]*$/.test(line.slice(0, line.indexOf(needle)).replace(/[·␉␇→]|\p{So}/gu, "")), line).toBe(true);
    expect([start, length]).toEqual([line.indexOf(needle), needle.length]);
  });

  test.each([
    ["behind", `{ a = [ ${"x ".repeat(50_000)}missing ]; }`],
    ["before", `{ a = [ missing ${"x ".repeat(50_000)}]; }`],
    ["amid", `{ a = [ ${'"🎉" '.repeat(20_000)}missing ${"x ".repeat(50_000)}]; }`],
  ])("stands under the name %s a hundred thousand characters of one line", (_, text) => {
    const { line, start } = markOf(text, "missing");
    expect(line.length).toBeLessThan(200);
    const before = line.slice(0, line.indexOf("missing"));
    const emojis = before.match(/🎉/gu)?.length ?? 0;
    // An emoji has two units and two columns, so that units count columns.
    expect(start).toBe(before.length);
    expect(emojis > 0).toBe(text.includes("🎉"));
  });
});

describe("a byte order mark", () => {
  test("counts as a character, as in the file's text", () => {
    const text = "\ufeff{ a = missing; }";
    const report = reportOf({
      files: { "a.nix": text },
      findings: [finding({ file: "a.nix", span: spanOf(text, "missing") })],
    });
    expect(JSON.parse(renderJson(report)).findings[0].range.start).toEqual({
      line: 1,
      column: 8,
      offset: 7,
    });
    expect(renderConcise(report, plainOptions)).toMatch("a.nix:1:8: ");
  });
});
