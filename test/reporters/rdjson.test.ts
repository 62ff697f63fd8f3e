import { describe, expect, test } from "vitest";
import { renderRdjson } from "#src/reporters/rdjson.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { finding, reportOf, sampleReport, spanOf } from "./sample-report.ts";

const parsed = (...[report, options = plainOptions]: [Parameters<typeof renderRdjson>[0], typeof plainOptions?]) =>
  JSON.parse(renderRdjson(report, options));

/** The byte that a line and a column in bytes mean, as a reader of UTF-8 finds it. */
function byteOf(text: string, { line, column }: { line: number; column: number }): number {
  const bytes = Buffer.from(text);
  let start = 0;
  for (let count = 1; count < line; count++) start = bytes.indexOf(10, start) + 1;
  return start + column - 1;
}

describe("rdjson", () => {
  test("tells severity, rule and its page, related places and what mends it", () => {
    const { source, diagnostics } = parsed(sampleReport());
    expect(source).toEqual({ name: "flakelint", url: "https://github.com/flakelint/flakelint" });
    expect(diagnostics[1]).toEqual({
      message:
        "host 'laptop' imports a file of host 'desktop'\nhelp: move audio.nix under modules/, where every host may import it",
      location: {
        path: "hosts/laptop/configuration.nix",
        range: { start: { line: 5, column: 5 }, end: { line: 5, column: 25 } },
      },
      severity: "ERROR",
      code: {
        value: "host-imports-host",
        url: "https://github.com/flakelint/flakelint/blob/main/docs/rules/host-imports-host.md",
      },
      related_locations: [
        {
          message: "'desktop' imports it here",
          location: {
            path: "hosts/desktop/configuration.nix",
            range: { start: { line: 3, column: 15 }, end: { line: 3, column: 26 } },
          },
        },
      ],
    });
    expect(diagnostics[0].suggestions).toEqual([
      {
        range: { start: { line: 4, column: 60 }, end: { line: 4, column: 60 } },
        text: '\n    home-manager.inputs.nixpkgs.follows = "nixpkgs";',
      },
    ]);
  });

  test("tells of crashes and of files that were left out", () => {
    const { diagnostics } = parsed(
      sampleReport({ findings: [], crashes: [{ rule: "r", file: "a.nix", message: "no" }] }),
    );
    expect(diagnostics).toMatchObject([
      { severity: "ERROR", code: { value: "r" }, location: { path: "a.nix" } },
      { severity: "INFO", code: { value: "skipped" }, location: { path: "secrets/wifi.nix" } },
    ]);
  });

  test.each([
    ["umlauts", "{ ä = ö; x = 1; }"],
    ["emoji", '{ a = "😀👩‍🚀"; x = 1; }'],
    ["lines that end with CR LF", "{\r\n  é = 1;\r\n  ü = 2; x = 1;\r\n}\r\n"],
    ["a mark of byte order", "\ufeff{ x = 1; }"],
  ])("counts columns in bytes of UTF-8: %s", (_name, text) => {
    const edit = { file: "a.nix", ...spanOf(text, "x = 1;"), text: "" };
    const fixes = [{ title: "Remove", safety: "safe" as const, edits: [edit] }];
    const report = reportOf({
      files: { "a.nix": text },
      findings: [finding({ file: "a.nix", span: spanOf(text, "x"), fixes })],
    });
    const [diagnostic] = parsed(report).diagnostics;
    const bytes = Buffer.from(text);
    const slice = ({ start, end }: { start: never; end: never }) =>
      bytes.subarray(byteOf(text, start), byteOf(text, end)).toString();
    expect(slice(diagnostic.location.range)).toBe("x");
    expect(slice(diagnostic.suggestions[0].range)).toBe("x = 1;");
  });

  test("tells several edits as the stretch around them, unless they reach elsewhere or carry a secret", () => {
    const text = 'a = 1; b = "hunter2"; c = 3;';
    const edits = [
      { file: "a.nix", ...spanOf(text, "1"), text: "one" },
      { file: "a.nix", ...spanOf(text, "3"), text: "three" },
    ];
    const suggestions = (own: typeof edits, secrets: readonly { start: number; end: number }[]) => {
      const fixes = [{ title: "Spell", safety: "safe" as const, edits: own }];
      const findings = [finding({ file: "a.nix", span: spanOf(text, "a"), fixes })];
      const report = reportOf({ files: { "a.nix": text, "b.nix": "" }, findings, secretsIn: () => secrets });
      return parsed(report).diagnostics[0].suggestions;
    };
    expect(suggestions(edits, [])).toMatchObject([{ text: 'one; b = "hunter2"; c = three' }]);
    expect(suggestions(edits, [spanOf(text, "hunter2")])).toBeUndefined();
    expect(suggestions([...edits, { file: "b.nix", start: 0, end: 0, text: "x" }], [])).toBeUndefined();
  });

  test("calls files as the reader would: reviewdog runs where we do", () => {
    const { diagnostics } = parsed(sampleReport(), { ...plainOptions, displayPath: (file) => `../${file}` });
    expect(diagnostics[0].location.path).toBe("../flake.nix");
    expect(diagnostics[1].related_locations[0].location.path).toBe("../hosts/desktop/configuration.nix");
  });
});
