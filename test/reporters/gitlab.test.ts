import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { renderGitlab } from "#src/reporters/gitlab.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { finding, reportOf, sampleReport } from "./sample-report.ts";

/** What GitLab's documentation of Code Quality asks for ("Code Quality report format"). */
const schema = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      type: { const: "issue" },
      description: { type: "string", minLength: 1, pattern: "^[^\\n]*$" },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^(?!/|\\./|\\.\\./)." },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 }, end: { type: "integer", minimum: 1 } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
      content: { type: "object", required: ["body"] },
    },
    additionalProperties: false,
  },
} as const;
const isValid = new Ajv2020().compile(schema);

const parsed = (...[report, options = plainOptions]: [Parameters<typeof renderGitlab>[0], typeof plainOptions?]) =>
  JSON.parse(renderGitlab(report, options));

describe("gitlab", () => {
  test("is a list of issues as GitLab takes them, with what went wrong among them", () => {
    const crash = { rule: "empty-let", file: "a.nix", message: "Error: no" };
    const issues = parsed(sampleReport({ crashes: [crash] }));
    expect(isValid(issues), JSON.stringify(isValid.errors)).toBe(true);
    const short = issues.map((issue: { check_name: string; severity: string; location: { path: string } }) => {
      return `${issue.severity} ${issue.check_name} ${issue.location.path}`;
    });
    expect(short).toEqual([
      "minor missing-follows flake.nix",
      "major host-imports-host hosts/laptop/configuration.nix",
      "critical plaintext-password modules/users.nix",
      "info unused-binding modules/users.nix",
      "blocker empty-let a.nix",
      "info skipped secrets/wifi.nix",
    ]);
    expect(issues[1]).toMatchObject({
      description:
        "host 'laptop' imports a file of host 'desktop'. Help: move audio.nix under modules/, where every host may import it",
      location: { lines: { begin: 5 } },
      content: { body: expect.stringContaining("see hosts/desktop/configuration.nix:3:15: 'desktop' imports it here") },
    });
  });

  test("is an empty list for a clean run, without a mark of byte order", () => {
    expect(renderGitlab(reportOf({}), plainOptions)).toBe("[]\n");
  });

  test("has no fingerprint twice: GitLab would drop the second", () => {
    const one = finding({ file: "a.nix", span: { start: 0, end: 0 } });
    const issues = parsed(reportOf({ findings: [one, { ...one, message: "other" }, { ...one, message: "third" }] }));
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(3);
    expect(issues[0].fingerprint).toBe(one.fingerprint);
  });

  test("calls files from the top of the repository", () => {
    const report = reportOf({ findings: [finding({ file: "a.nix", span: { start: 0, end: 0 } })] });
    const options = { ...plainOptions, displayPath: () => "../no", repositoryPath: (file: string) => `nixos/${file}` };
    expect(parsed(report, options)[0].location.path).toBe("nixos/a.nix");
  });
});
