import { readFileSync } from "node:fs";
import { computeRollingHashes } from "@microsoft/sarif";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Log, Result, Run } from "sarif";
import { describe, expect, test } from "vitest";
import type { Finding } from "#src/findings/finding.ts";
import type { Report } from "#src/findings/report.ts";
import { renderSarif } from "#src/reporters/sarif.ts";
import { finding, related, reportOf, rule, sampleReport, spanOf } from "./sample-report.ts";

/** The official schema; the package that carries it does not export it. */
const schemaFile = new URL(
  "../../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json",
  import.meta.url,
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

/** The one run of a report, which must be valid SARIF. */
function runOf(report: Report): Run {
  const log: Log = JSON.parse(renderSarif(report));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-schema-2.1.0.json") });
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}

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

  test("tells of crashes and skipped files", () => {
    const report = sampleReport({ crashes: [{ rule: "unused-binding", file: "a.nix", message: "boom\n at x" }] });
    const [invocation] = runOf(report).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      { level: "error", message: { text: "Rule 'unused-binding' crashed: boom." }, associatedRule: { index: 3 } },
      { level: "warning", message: { text: "'secrets/wifi.nix' was not analysed: it is encrypted." } },
    ]);
  });

  test("keeps the most severe of more results than GitHub takes, in their order, and says so", () => {
    const many = Array.from({ length: 25_002 }, (_, index) =>
      finding({
        file: "a.nix",
        span: { start: 0, end: 1 },
        severity: index === 25_001 ? "error" : "note",
        message: `m${index}`,
      }),
    );
    const run: Run = JSON.parse(renderSarif(reportOf({ files: { "a.nix": "x" }, findings: many }))).runs[0];
    expect(run.results).toHaveLength(25_000);
    expect(run.results?.[0]?.message.text).toBe("m0.");
    expect(run.results?.at(-1)?.message.text).toBe("m25001.");
    expect(JSON.stringify(run.invocations)).toContain("2 less severe results were left out");
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
      partialFingerprints: { primaryLocationLineHash: computeRollingHashes(text).get(2) },
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
    expect(empty.partialFingerprints).toEqual({ primaryLocationLineHash: computeRollingHashes("").get(1) });
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
              { deletedRegion: region(2, 1, 2) },
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

describe("a rule", () => {
  const descriptorOf = (parts: Parameters<typeof rule>[0]) =>
    runOf(reportOf({ rules: [rule(parts)] })).tool.driver.rules?.[0];

  test("has all that GitHub asks for", () => {
    const descriptor = descriptorOf({ id: "unused-binding", why: "It **hurts**. Much." });
    expect(descriptor).toMatchObject({
      id: "unused-binding",
      name: "UnusedBinding",
      shortDescription: { text: "A binding that nothing reads." },
      fullDescription: { text: "It hurts. Much." },
      helpUri: "https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md",
      defaultConfiguration: { level: "warning" },
      properties: { tags: ["dead-code"], precision: "high", "problem.severity": "warning" },
    });
    expect(descriptor?.properties).not.toHaveProperty("security-severity");
  });

  test("about secrets is one about security, with a severity that is a number in text", () => {
    expect(descriptorOf({ id: "a-b", topic: "secrets", severity: "error", set: "minimal" })?.properties).toEqual({
      tags: ["secrets", "security"],
      precision: "very-high",
      "security-severity": "8.0",
    });
  });

  test("has a description within GitHub's limit", () => {
    const text =
      descriptorOf({ id: "a-b", why: "A sentence of some length. ".repeat(99) })?.fullDescription?.text ?? "";
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(text).toMatch(/length\.$/);
    expect(descriptorOf({ id: "a-b", why: "" })?.fullDescription?.text).toBe("A binding that nothing reads.");
  });

  test("brings its page along", () => {
    const descriptor = descriptorOf({
      id: "unused-binding",
      why: "It hurts.",
      example: { bad: { "flake.nix": "{ }\n", "flake.lock": "{}\n" }, good: "''```''\n" },
    });
    expect(descriptor?.help?.markdown).toMatchInlineSnapshot(`
      "# unused-binding

      A binding that nothing reads.

      It hurts.

      ## Reported

      \`flake.nix\`

      \`\`\`nix
      { }
      \`\`\`

      \`flake.lock\`

      \`\`\`json
      {}
      \`\`\`

      ## Not reported

      \`\`\`\`nix
      ''\`\`\`''
      \`\`\`\`

      ## Suppress

      On the line, or alone on the line above:

      \`\`\`nix
      # flakelint: allow unused-binding -- reason
      \`\`\`

      [Documentation of unused-binding](https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md)"
    `);
    expect(descriptor?.help?.text).toMatchInlineSnapshot(`
      "A binding that nothing reads.

      It hurts.

      To allow it: # flakelint: allow unused-binding -- reason

      Documentation: https://github.com/flakelint/flakelint/blob/main/docs/rules/unused-binding.md"
    `);
  });
});
