import { describe, expect, test } from "vitest";
import { ConfigError } from "#src/config/config-error.ts";
import { readConfig } from "#src/config/read-config.ts";

/** What is said of a configuration: place, message and hint. */
function mistakeIn(text: string): string {
  try {
    readConfig(text, "flakelint.toml");
    return "none";
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return `${error.place?.line}:${error.place?.column} ${error.message} | ${error.hint}`;
  }
}

const slashes = (line: string, path: string, spelling: string) =>
  `${line} '${path}' has backslashes between its folders | write it with slashes: '${spelling}'`;

describe("a path as on Windows is told at its line, with its right spelling", () => {
  test.each([
    ['exclude = ["a", "hosts\\\\old\\\\**"]', slashes("1:17", "hosts\\old\\**", "hosts/old/**")],
    ["exclude = ['hosts\\old\\*.nix']", slashes("1:12", "hosts\\old\\*.nix", "hosts/old/*.nix")],
    ["[[override]]\npaths = ['hosts\\laptop']", slashes("2:10", "hosts\\laptop", "hosts/laptop")],
    ["[layout]\nhosts = 'machines\\hosts'", slashes("2:1", "machines\\hosts", "machines/hosts")],
    ["[layout]\nhomes = ['x', 'home\\[a]']", slashes("2:15", "home\\[a]", "home/[a]")],
    ["[boundaries.zones]\ncore = 'modules\\core'", slashes("2:1", "modules\\core", "modules/core")],
    ["[[boundaries.rule]]\nfrom = 'hosts'\nto = 'modules\\core'", slashes("3:1", "modules\\core", "modules/core")],
    ["baseline = 'ci\\known.json'", slashes("1:1", "ci\\known.json", "ci/known.json")],
  ])("%s", (text, expected) => {
    expect(mistakeIn(text)).toBe(expected);
  });

  test.each([
    ["exclude = ['C:\\nix\\hosts']", "1:12 'C:\\nix\\hosts' is an absolute path of Windows"],
    ["exclude = ['d:/nix/hosts/**']", "1:12 'd:/nix/hosts/**' is an absolute path of Windows"],
    ["exclude = ['\\\\server\\share']", "1:12 '\\\\server\\share' is an absolute path of Windows"],
    ["[layout]\nmodules = 'C:\\nix'", "2:1 'C:\\nix' is an absolute path of Windows"],
    ["baseline = 'D:/known.json'", "1:1 'D:/known.json' is an absolute path of Windows"],
    ["exclude = ['~/nix']", "1:12 '~/nix' begins with '~', which nobody expands here"],
  ])("%s, which has none", (text, expected) => {
    expect(mistakeIn(text)).toBe(
      `${expected} | paths are relative to the folder of flakelint.toml, with '/' between folders`,
    );
  });
});

describe("what TOML makes of a single backslash is told for what it was", () => {
  test("where it is no escape", () => {
    expect(mistakeIn('[layout]\nhosts = "machines\\old"')).toMatch(
      /^2:\d+ not valid TOML: .*escape.* \| in "…" a backslash begins an escape: .*, such as 'machines\/old'$/,
    );
    expect(mistakeIn('exclude = ["a" "b"]')).toMatch(/ \| null$/);
  });

  test("where it is one", () => {
    expect(mistakeIn('exclude = ["hosts\\new\\table"]')).toBe(
      "1:12 'hosts\\new\\table' holds a control character: in \"…\" a backslash begins an escape | " +
        "write it with slashes: 'hosts/new/table'",
    );
  });
});

test("a backslash that keeps a glob from meaning something is left alone", () => {
  expect(mistakeIn("exclude = ['apps/\\[id\\]/**', 'a/\\(b\\)', 'c/\\{d\\}.nix', 'e']")).toBe("none");
});
