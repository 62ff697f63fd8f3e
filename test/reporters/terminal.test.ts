import { describe, expect, test } from "vitest";
import type { Finding } from "#src/findings/finding.ts";
import { plainOptions, type ReporterOptions } from "#src/reporters/reporter.ts";
import { displayWidth } from "#src/reporters/text/clusters.ts";
import { renderText } from "#src/reporters/text.ts";
import { finding, related, reportOf, rule, sampleReport, spanOf } from "./sample-report.ts";

const text = "{\n  a = 1;\n}\n";
const deepFile = "hosts/laptop/desktop/configuration.nix";
const longMessage =
  "'a' is set here and in so many other places that nobody knows any more which of them counts in the end";

function render(parts: Partial<Finding>, options: Partial<ReporterOptions>): string[] {
  const one = finding({ file: deepFile, span: spanOf(text, "a"), ...parts });
  const why =
    "A sentence that goes on for quite a while, so that on a wide screen nobody would find the next line of it";
  const report = reportOf({ files: { [deepFile]: text }, rules: [rule({ id: one.rule, why })], findings: [one] });
  return renderText(report, { ...plainOptions, isTerminal: true, ...options }).split("\n");
}

describe("on a terminal", () => {
  test("severity and rule go below a place that leaves them no room", () => {
    expect(render({}, { width: 80 })[0]).toBe(`${deepFile}:2:3  warning  unused-binding`);
    expect(render({}, { width: 60 }).slice(0, 2)).toEqual([`${deepFile}:2:3`, "  warning  unused-binding"]);
  });

  test("what is said of a place goes below it where it has no room behind it", () => {
    const places = [related(deepFile, spanOf(text, "1"), "and here it is set a second time, to something else")];
    expect(render({ related: places }, { width: 80 })).toEqual(
      expect.arrayContaining([
        `      ├ ${deepFile}:2:7`,
        "      │   and here it is set a second time, to something else",
      ]),
    );
  });

  test.each([40, 80, 120])("no line but a place is longer than %i columns", (width) => {
    const rows = render({ message: longMessage, help: longMessage }, { width });
    const tooLong = rows.filter((row) => displayWidth(row) > width && !row.includes(deepFile));
    expect(tooLong).toEqual([]);
  });

  test("no prose is longer than a line can be read, however wide the terminal is", () => {
    const rows = render({ message: longMessage, help: longMessage }, { width: 300 });
    expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(114);
  });

  test("the summary is broken between words", () => {
    const rows = renderText(sampleReport(), { ...plainOptions, isTerminal: true, width: 60 })
      .trimEnd()
      .split("\n");
    expect(rows.slice(-3)).toEqual([
      "2 hosts, 41 files, 212 ms: 2 errors, 1 warning, 1 note",
      "  (1 fixable with --fix, 1 more with --unsafe-fixes, 1",
      "  suppressed)",
    ]);
  });

  test("places lead where the terminal is told, rules to their page", () => {
    const placeAddress = (file: string, line: number) => `file://here/${file}#${line}`;
    const linked = render({}, { width: 200, hyperlinks: true, placeAddress })[0];
    expect(linked).toContain(`\u001b]8;;file://here/${deepFile}#2\u001b\\${deepFile}:2:3\u001b]8;;\u001b\\`);
    expect(linked).toContain("docs/rules/unused-binding.md\u001b\\unused-binding\u001b]8;;");
  });
});

test("in a pipe a fact keeps its line, however long that is", () => {
  expect(render({}, { width: 40, isTerminal: false })[0]).toBe(`${deepFile}:2:3  warning  unused-binding`);
});

test("where only ASCII is known, frames and marks are ASCII, in the same columns", () => {
  const plain = renderText(sampleReport(), plainOptions).split("\n");
  const ascii = renderText(sampleReport(), { ...plainOptions, ascii: true }).split("\n");
  expect(ascii.join("\n")).toMatch(/^[\n -~]*$/);
  expect(ascii.map(displayWidth)).toEqual(plain.map(displayWidth));
});

test("colours can be read on white: none is yellow, cyan, white or grey", () => {
  const colorful = renderText(sampleReport(), { ...plainOptions, color: true });
  const used = new Set([...colorful.matchAll(/\u001b\[([\d;]+)m/g)].flatMap(([, codes = ""]) => codes.split(";")));
  expect([...used].sort()).toEqual(["0", "1", "2", "31", "32", "35", "94"]);
});

describe("the rules of many findings are counted", () => {
  const findingsOf = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([id, count]) =>
      Array.from({ length: count }, () => finding({ file: "a.nix", span: spanOf(text, "a"), rule: id })),
    );
  const tail = (counts: Readonly<Record<string, number>>, statistics = false) => {
    const report = reportOf({ files: { "a.nix": text }, findings: findingsOf(counts) });
    const rendered = renderText(report, { ...plainOptions, statistics });
    return rendered.includes("by rule\n") ? rendered.slice(rendered.indexOf("by rule\n")) : null;
  };

  test("most often first, and not all of them", () => {
    const names = Array.from({ length: 12 }, (_, index) => [`rule-${index + 10}`, index + 1]);
    expect(tail(Object.fromEntries(names))).toMatchInlineSnapshot(`
      "by rule
         12  rule-21
         11  rule-20
         10  rule-19
          9  rule-18
          8  rule-17
          7  rule-16
          6  rule-15
          5  rule-14
             and 4 more rules: --statistics

      1 file, 212 ms: 78 warnings
      "
    `);
  });

  test("not those of few, unless statistics are asked for", () => {
    expect(tail({ a: 20, b: 2 })).toBeNull();
    expect(tail({ b: 1, a: 2 }, true)).toMatch(/^by rule\n {4}2 {2}a\n {4}1 {2}b\n\n/);
    expect(tail({}, true)).toBeNull();
  });

  test("with what mends them", () => {
    const report = sampleReport();
    const rendered = renderText(report, { ...plainOptions, statistics: true });
    expect(rendered).toContain("    1  missing-follows     --fix\n");
    expect(rendered).toContain("    1  unused-binding      --unsafe-fixes\n");
  });
});
