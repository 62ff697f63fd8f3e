import { computeRollingHashes } from "@microsoft/sarif";
import type { Result } from "sarif";
import { describe, expect, test } from "vitest";
import type { Finding } from "#src/findings/finding.ts";
import { renderSarif } from "#src/reporters/sarif.ts";
import { finding, related, reportOf, sampleReport, spanOf } from "./sample-report.ts";
import { runOf } from "./sarif-run.ts";

/** The result for one finding in a.nix. */
function resultOf(text: string, parts: Partial<Finding> & Pick<Finding, "span">): Result {
  const report = reportOf({ files: { "a.nix": text }, findings: [finding({ file: "a.nix", ...parts })] });
  return runOf(report).results?.[0] as Result;
}

const regionOf = (result: Result) => result.locations?.[0]?.physicalLocation?.region;

describe("sarif", () => {
  test("is valid for a report with something of everything", () => {
    const run = runOf(sampleReport({ crashes: [{ rule: "unused-binding", file: "a b.nix", message: "boom" }] }));
    expect(run.results).toHaveLength(4);
    expect(run).toMatchObject({
      automationDetails: { id: "flakelint/" },
      columnKind: "utf16CodeUnits",
      originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
      tool: { driver: { name: "flakelint", version: "0.1.0", semanticVersion: "0.1.0" } },
    });
  });

  test("of a clean run has all rules and an empty list of results", () => {
    const run = runOf(sampleReport({ findings: [], skipped: [] }));
    expect(run.results).toEqual([]);
    expect(run.tool.driver.rules).toHaveLength(4);
    expect(run.invocations).toEqual([{ executionSuccessful: true }]);
  });

  test("is the same bytes wherever the repository lies, with no path of this machine and no time", () => {
    const crashes = (root: string) => [
      { rule: "empty-let", file: "a.nix", message: `bad ${root}/a.nix\n  at ${root}` },
    ];
    const first = renderSarif(sampleReport({ root: "/home/ada/nixos", crashes: crashes("/home/ada/nixos") }));
    const second = renderSarif(
      sampleReport({ root: "/tmp/x", crashes: crashes("/tmp/x"), summary: { durationMs: 9 } }),
    );
    expect(second).toBe(first);
    expect(first).not.toMatch(/\/home\/|\/tmp\/|file:|\d{4}-\d\d-\d\dT/);
  });

  test("says nothing of where other files lie on this machine", () => {
    const message = (text: string) => {
      const crashes = [{ rule: "unused-binding", file: "a.nix", message: text }];
      return runOf(reportOf({ crashes })).invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text;
    };
    expect(message("no '/home/ada/.cache/x', open")).toBe("Rule 'unused-binding' crashed: no '…/x', open.");
    expect(message("in file:///opt/tool/dist/cli.js:3:4")).toMatch(/: in …\/cli\.js:3:4\.$/);
    expect(message("at C:\\Users\\Ada\\a.nix")).toMatch(/: at …\/a\.nix\.$/);
    expect(message("in /home/ada/nixos/hosts/a.nix, and hosts/a/b")).toMatch(/: in hosts\/a\.nix, and hosts\/a\/b\.$/);
  });

  test("tells of crashes and skipped files", () => {
    const report = sampleReport({ crashes: [{ rule: "unused-binding", file: "a.nix", message: "boom\n at x" }] });
    const [invocation] = runOf(report).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      { level: "error", message: { text: "Rule 'unused-binding' crashed: boom." }, associatedRule: { index: 3 } },
      { level: "warning", message: { text: "'secrets/wifi.nix' was not analysed: it is encrypted." } },
    ]);
  });

  test("shows no control character raw", () => {
    const result = resultOf("\u001b\u202e x", { span: { start: 0, end: 4 }, message: "a\u0007\u009b" });
    expect(result.message.text).toBe("a\u0007\u009b.");
    const text = renderSarif(
      reportOf({ findings: [finding({ file: "a.nix", span: { start: 0, end: 0 }, message: "\u001b\u009b\u202e" })] }),
    );
    expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
  });
});

describe("a result", () => {
  test("names its rule, level, place and hash", () => {
    const text = "let\n  x = 1;\nin 2\n";
    expect(resultOf(text, { span: spanOf(text, "x") })).toEqual({
      ruleId: "unused-binding",
      ruleIndex: 0,
      level: "warning",
      message: { text: "'x' is never used." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a.nix", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4, snippet: { text: "x" } },
          },
        },
      ],
      partialFingerprints: {
        primaryLocationLineHash: computeRollingHashes(text).get(2),
        primaryLocationStartColumnFingerprint: "0",
      },
    });
  });

  test("counts columns in UTF-16 code units, and CRLF as one line end", () => {
    const text = '{\r\n\t"é😀" = x;\r\n}';
    expect(regionOf(resultOf(text, { span: spanOf(text, "x") }))).toMatchObject({
      startLine: 2,
      startColumn: 10,
      endLine: 2,
      endColumn: 11,
    });
  });

  test("covers a few lines, of many only the first", () => {
    const few = "{\n\n\n\n}";
    expect(regionOf(resultOf(few, { span: { start: 0, end: few.length } }))).toMatchObject({
      endLine: 5,
      endColumn: 2,
    });
    const many = "{ a\n\n\n\n\n}";
    expect(regionOf(resultOf(many, { span: { start: 0, end: many.length } }))).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 4,
      snippet: { text: "{ a" },
    });
  });

  test("stands at the start of a file that is empty or cannot be read", () => {
    const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    const empty = resultOf("", { span: { start: 0, end: 0 } });
    expect(regionOf(empty)).toEqual(start);
    expect(empty.partialFingerprints).toMatchObject({ primaryLocationLineHash: computeRollingHashes("").get(1) });
    const unread = runOf(reportOf({ findings: [finding({ file: "x.age", span: { start: 3, end: 4 } })] })).results?.[0];
    expect(regionOf(unread as Result)).toEqual(start);
    expect(unread?.partialFingerprints).toBeUndefined();
  });

  test("has a path that is a URI", () => {
    const file = "hosts/ä b/100%#?[x]:\ud800.nix";
    const result = runOf(reportOf({ findings: [finding({ file, span: { start: 0, end: 0 } })] })).results?.[0];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      "hosts/%C3%A4%20b/100%25%23%3F%5Bx%5D%3A%EF%BF%BD.nix",
    );
  });

  test("links its related places, and ends with the help", () => {
    const text = "a\nb\n";
    const result = resultOf(text, {
      span: { start: 2, end: 3 },
      message: "'b' comes twice",
      help: "remove one",
      related: [related("a.nix", { start: 0, end: 1 }, "first [ 1 ] here")],
    });
    expect(result.message.text).toBe("'b' comes twice. See [first \\[ 1 \\] here](1). Help: remove one.");
    expect(result.relatedLocations).toEqual([
      {
        id: 1,
        message: { text: "first [ 1 ] here." },
        physicalLocation: {
          artifactLocation: { uri: "a.nix", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
        },
      },
    ]);
  });

  test("says all of its rule at its place, and is told apart from others on its line by its column", () => {
    const text = "  { a = x; }\n";
    const report = reportOf({
      files: { "a.nix": text },
      findings: [
        finding({ file: "a.nix", span: spanOf(text, "a"), severity: "note", message: "one", help: "do this" }),
        finding({ file: "a.nix", span: spanOf(text, "a ="), severity: "error", message: "two", help: "do this" }),
        finding({ file: "a.nix", span: spanOf(text, "x"), message: "three" }),
        finding({ file: "a.nix", span: spanOf(text, "x"), rule: "other", message: "four" }),
      ],
    });
    const results = runOf(report).results ?? [];
    expect(results.map(({ message, level }) => `${level} ${message.text}`)).toEqual([
      "error one. two. Help: do this.",
      "warning three.",
      "warning four.",
    ]);
    const hash = computeRollingHashes(text).get(1);
    expect(results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
      ["2", "6", "6"].map((column) => {
        return { primaryLocationLineHash: hash, primaryLocationStartColumnFingerprint: column };
      }),
    );
  });

  test("has no links but its own", () => {
    const message = (text: string) => resultOf("a", { span: { start: 0, end: 1 }, message: text }).message.text;
    expect(message("'[x](1)' is odd")).toBe("'\\[x\\](1)' is odd.");
    expect(message("'[ x ]' is a list")).toBe("'[ x ]' is a list.");
  });

  test("carries its fixes, by file, with insertions and deletions", () => {
    const text = "a\r\nb c\r\n";
    const report = reportOf({
      files: { "a.nix": text, "b.nix": "x" },
      findings: [
        finding({
          file: "a.nix",
          span: { start: 0, end: 1 },
          fixes: [
            {
              title: "Mend 'a'",
              safety: "suggested",
              edits: [
                { file: "a.nix", ...spanOf(text, "b"), text: "" },
                { file: "b.nix", start: 1, end: 1, text: " y" },
                { file: "a.nix", ...spanOf(text, "c"), text: "d" },
              ],
            },
            { title: "Cannot be placed", safety: "safe", edits: [{ file: "gone.nix", start: 0, end: 1, text: "" }] },
          ],
        }),
      ],
    });
    const region = (startLine: number, startColumn: number, endColumn: number) => {
      return { startLine, startColumn, endLine: startLine, endColumn };
    };
    expect(runOf(report).results?.[0]?.fixes).toEqual([
      {
        description: { text: "Mend 'a'." },
        artifactChanges: [
          {
            artifactLocation: { uri: "a.nix", uriBaseId: "%SRCROOT%" },
            replacements: [
              { deletedRegion: region(2, 1, 2), insertedContent: { text: "" } },
              { deletedRegion: region(2, 3, 4), insertedContent: { text: "d" } },
            ],
          },
          {
            artifactLocation: { uri: "b.nix", uriBaseId: "%SRCROOT%" },
            replacements: [{ deletedRegion: region(1, 2, 2), insertedContent: { text: " y" } }],
          },
        ],
        properties: { safety: "suggested" },
      },
    ]);
  });

  test("about a secret has a snippet without it", () => {
    const text = 'password = "hunter2";';
    const result = resultOf(text, { topic: "secrets", span: { start: 0, end: text.length } });
    expect(regionOf(result)?.snippet).toEqual({ text: 'password = "•••";' });
    const amid = resultOf(text, { topic: "secrets", span: spanOf(text, "nter2") });
    expect(regionOf(amid)?.snippet).toEqual({ text: "•••" });
  });
});
