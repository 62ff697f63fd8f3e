import { describe, expect, it } from "vitest";
import { notesOf, otherPins } from "../../tools/release/notes.ts";
import { slimManifest } from "../../tools/release/slim-manifest.ts";

describe("the notes of a release", () => {
  const changelog =
    "# Changelog\n\nWords.\n\n## 0.2.0 – 2026-02-03\n\n- New.\n\n### Fixed\n\n- Old.\n\n## 0.1.0 – 2026-01-01\n\nFirst.\n";

  it("are the entry of the version", () => {
    expect(notesOf(changelog, "0.2.0")).toBe("- New.\n\n### Fixed\n\n- Old.");
  });

  it.each([
    ["no entry", changelog, "0.3.0", "has no entry '## 0.3.0'"],
    ["an entry of a longer version", "## 0.1.01 – 2026-01-01\n\nx\n", "0.1.0", "has no entry"],
    ["an older entry", changelog, "0.1.0", "is not the first entry"],
    ["no day", "## 0.2.0\n\n- New.\n", "0.2.0", "has no day"],
    ["nothing in it", "## 0.2.0 – 2026-02-03\n\n\n## 0.1.0 – 2026-01-01\n\nx\n", "0.2.0", "is empty"],
  ])("are refused: %s", (_, text, version, message) => {
    expect(() => notesOf(text, version)).toThrow(message);
  });
});

it("documents that name another release are found, whoever reads what they name", () => {
  const text = `
    - uses: flakelint/flakelint@v0.1.0
    url = "github:flakelint/flakelint/v0.1.1";
    - repo: https://github.com/flakelint/flakelint
      rev: v0.1.2
    npx --yes flakelint@0.1.3 check
    #:schema https://github.com/flakelint/flakelint/raw/v0.1.5/schema/flakelint.schema.json
    npm install git+https://github.com/flakelint/flakelint#v0.1.4
    - repo: https://github.com/pre-commit/pre-commit-hooks
      rev: v9.9.9
    - uses: actions/checkout@v7.0.1
    npx other-flakelint-tool@8.8.8`;
  expect(otherPins(text, "0.1.0")).toEqual(["0.1.1", "0.1.2", "0.1.3", "0.1.4", "0.1.5"]);
  expect(otherPins(text.replaceAll(/0\.1\.[1-5]/g, "0.1.0"), "0.1.0")).toEqual([]);
});

it("package.json of a release holds nothing that npm would prepare, run or install", () => {
  const scripts = { build: "x", prepare: "x", postinstall: "x" };
  const manifest = {
    name: "x",
    version: "1.0.0",
    bin: { x: "dist/cli.js" },
    scripts,
    devDependencies: { y: "1" },
    imports: {},
  };
  expect(JSON.parse(slimManifest(JSON.stringify(manifest)))).toEqual({
    name: "x",
    version: "1.0.0",
    bin: { x: "dist/cli.js" },
  });
});
