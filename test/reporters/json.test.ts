import { describe, expect, test } from "vitest";
import { renderJson } from "#src/reporters/json.ts";
import { finding, related, reportOf, sampleReport, spanOf } from "./sample-report.ts";

const parsed = (...args: Parameters<typeof renderJson>) => JSON.parse(renderJson(...args));

describe("json", () => {
  test("has exactly the fields of version 1", () => {
    const text = "let\r\n  x = 1;\r\nin 2\r\n";
    const report = reportOf({
      files: { "a.nix": text, "b.nix": "x" },
      findings: [
        finding({
          file: "a.nix",
          span: spanOf(text, "x"),
          help: "remove it",
          related: [related("b.nix", { start: 0, end: 1 }, "first set here")],
          fixes: [
            { title: "Remove 'x'", safety: "safe", edits: [{ file: "a.nix", ...spanOf(text, "x = 1;"), text: "" }] },
          ],
        }),
      ],
      crashes: [{ rule: "empty-let", file: "b.nix", message: "boom" }],
      skipped: [{ file: "c.nix", reason: "binary", detail: "is no text" }],
      summary: { hosts: 3, suppressed: 4 },
    });
    expect(parsed(report)).toStrictEqual({
      version: 1,
      tool: { name: "flakelint", version: "0.1.0" },
      root: "/home/ada/nixos",
      summary: { files: 2, errors: 0, warnings: 1, notes: 0, fixable: 1, suppressed: 4, durationMs: 212 },
      findings: [
        {
          rule: "unused-binding",
          topic: "dead-code",
          severity: "warning",
          message: "'x' is never used",
          file: "a.nix",
          range: { start: { line: 2, column: 3, offset: 7 }, end: { line: 2, column: 4, offset: 8 } },
          help: "remove it",
          related: [
            {
              message: "first set here",
              file: "b.nix",
              range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } },
            },
          ],
          fixes: [{ title: "Remove 'x'", safety: "safe", edits: [{ file: "a.nix", start: 7, end: 13, text: "" }] }],
          fingerprint: "0123456789abcdef",
        },
      ],
      crashes: [{ rule: "empty-let", file: "b.nix", message: "boom" }],
      skipped: [{ file: "c.nix", reason: "binary" }],
    });
  });

  test("keeps the order of the findings", () => {
    const rules = parsed(sampleReport()).findings.map((entry: { rule: string }) => entry.rule);
    expect(rules).toEqual(["missing-follows", "host-imports-host", "plaintext-password", "unused-binding"]);
  });

  test("counts columns in UTF-16 code units, tabs and emoji alike", () => {
    const text = '\t"é😀" x\r\n';
    const report = reportOf({
      files: { "a.nix": text },
      findings: [finding({ file: "a.nix", span: spanOf(text, "x") })],
    });
    expect(parsed(report).findings[0].range.start).toEqual({ line: 1, column: 8, offset: 7 });
  });

  test("puts a finding in an unreadable file at its start", () => {
    const report = reportOf({ findings: [finding({ file: "key.age", span: { start: 4, end: 9 } })] });
    const start = { line: 1, column: 1, offset: 0 };
    expect(parsed(report).findings[0].range).toEqual({ start, end: start });
  });

  test("has empty lists when there is nothing to say", () => {
    expect(parsed(reportOf({}))).toMatchObject({ findings: [], crashes: [] });
  });

  test("shows no control character raw and loses none", () => {
    const message = "esc \u001b csi \u009b bidi \u202e tag \u{e0041} half \ud800 text é😀";
    const text = renderJson(reportOf({ findings: [finding({ file: "a.nix", span: { start: 0, end: 0 }, message })] }));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800\u{e0041}]/u);
    expect(text).toContain("text é😀");
    expect(JSON.parse(text).findings[0].message).toBe(message);
  });
});
