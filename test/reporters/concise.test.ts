import { describe, expect, test } from "vitest";
import { renderConcise } from "#src/reporters/concise.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { finding, reportOf, sampleReport } from "./sample-report.ts";

describe("concise", () => {
  test("has a line for each finding", () => {
    expect(renderConcise(sampleReport(), plainOptions)).toMatchInlineSnapshot(`
      "flake.nix:4:5: warning[missing-follows] 'home-manager' brings its own nixpkgs
      hosts/laptop/configuration.nix:5:5: error[host-imports-host] host 'laptop' imports a file of host 'desktop'
      modules/users.nix:4:5: error[plaintext-password] the password of 'ada' is readable by everyone
      modules/users.nix:3:5: note[unused-binding] 'isNormalUser' is what it already was
      "
    `);
  });

  test("is empty for a clean run", () => {
    expect(renderConcise(reportOf({}), plainOptions)).toBe("");
  });

  test("calls files as the reader would", () => {
    const report = reportOf({
      files: { "a.nix": "x" },
      findings: [finding({ file: "a.nix", span: { start: 0, end: 1 } })],
    });
    const text = renderConcise(report, { ...plainOptions, displayPath: (file) => `../${file}` });
    expect(text).toBe("../a.nix:1:1: warning[unused-binding] 'x' is never used\n");
  });

  test("keeps a finding on its line, whatever its message or file name holds", () => {
    const file = "a\u001b[2J\n.nix";
    const report = reportOf({ findings: [finding({ file, span: { start: 0, end: 1 }, message: "bad\n\u202ename" })] });
    expect(renderConcise(report, plainOptions)).toBe("a␛[2J␊.nix:1:1: warning[unused-binding] bad␊<U+202E>name\n");
  });

  test("tells of crashed rules", () => {
    const report = reportOf({ crashes: [{ rule: "empty-let", file: "a.nix", message: "boom" }] });
    expect(renderConcise(report, plainOptions)).toBe("a.nix: crash[empty-let] boom\n");
  });
});
