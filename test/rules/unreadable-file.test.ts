import { describe, expect, it } from "vitest";
import rule from "#src/rules/syntax/unreadable-file.ts";
import type { UnreadableReason } from "#src/source/repository-files.ts";
import { filesWith, type LintSettings, lint } from "../support/lint.ts";

/** The messages for a repository with one file that cannot be read, and one that can. */
async function messages(path: string, reason: UnreadableReason, settings: LintSettings = {}): Promise<string[]> {
  const files = filesWith({
    [path]: { kind: "unreadable", reason, detail: "has 9 MiB; the limit is 8 MiB" },
    "good.nix": "{ }",
  });
  const { report } = await lint({}, [{ topic: "syntax", rule }], { files, ...settings });
  expect(report.crashes).toEqual([]);
  return report.findings.map(({ file, message, help }) => `${file}: ${message} (${help})`);
}

describe("unreadable-file", () => {
  it.each(["encrypted", "missing", "outside"] as const)("is silent: %s", async (reason) => {
    expect(await messages("a.nix", reason)).toEqual([]);
  });

  it("is silent: a file that is no Nix file", async () => {
    expect(await messages("wallpaper.png", "binary")).toEqual([]);
  });

  it("is silent: an excluded file", async () => {
    expect(await messages("vendor/a.nix", "binary", { config: { exclude: ["vendor"] } })).toEqual([]);
  });

  it("is silent: a file that is no target", async () => {
    expect(await messages("a.nix", "binary", { targets: ["good.nix"] })).toEqual([]);
  });

  it.each([
    ["denied", "read permission"],
    ["not-utf8", "save it as UTF-8"],
    ["binary", "another ending than .nix"],
    ["too-large", "exclude it"],
    ["directory", "exclude it"],
  ] as const)("reports: %s", async (reason, help) => {
    const [reported = "", ...others] = await messages("a.nix", reason);
    expect(reported).toContain("a.nix: 'a.nix' has 9 MiB; the limit is 8 MiB");
    expect(reported).toContain(help);
    expect(others).toEqual([]);
  });

  it("reports: a flake.lock that cannot be read", async () => {
    const [reported] = await messages("flake.lock", "not-utf8", { flakeDirectory: "" });
    expect(reported).toContain("flake.lock: 'flake.lock' has 9 MiB");
  });
});
