import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLines } from "#src/cli/compare-lines.ts";
import { renderPatch } from "#src/cli/render-patch.ts";

/** What `git apply` makes of a file and its patch. */
function applyWithGit(path: string, before: string, patch: string): string {
  const folder = mkdtempSync(join(tmpdir(), "flakelint-patch-"));
  try {
    execFileSync("git", ["init", "-q"], { cwd: folder });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), before);
    execFileSync("git", ["apply", "--whitespace=nowarn"], { cwd: folder, input: patch });
    return readFileSync(join(folder, path), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (...numbers: number[]) => numbers.map((number) => `line ${number}\n`).join("");

describe("a patch", () => {
  test.each([
    ["a line in the middle", "flake.nix", lines(1, 2, 3, 4, 5, 6, 7, 8, 9), lines(1, 2, 3, 4, 50, 6, 7, 8, 9)],
    [
      "lines far apart",
      "flake.nix",
      lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
      lines(2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    ],
    ["the first line of an empty file", "flake.nix", "", "{ }\n"],
    ["all that was there", "flake.nix", lines(1, 2), ""],
    ["a last line without an end", "flake.nix", "a\nb", "a\nc"],
    ["a line end that was missing", "flake.nix", "a\nb", "a\nb\n"],
    ["Windows line ends", "flake.nix", "a\r\nb\r\nc\r\n", "a\r\nc\r\n"],
    ["a file with blanks and umlauts in its name", "höst a/my file.nix", lines(1, 2), lines(1, 3)],
    ["a file with quotes in its name", 'a "b"\\c.nix', lines(1, 2), lines(1, 3)],
  ])("git applies it: %s", (_name, path, before, after) => {
    expect(applyWithGit(path, before, renderPatch({ path, before, after }))).toBe(after);
  });

  test("no change is no patch", () => {
    expect(renderPatch({ path: "flake.nix", before: lines(1, 2), after: lines(1, 2) })).toBe("");
  });

  test("differences turn any text into any other, in few lines", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const result: string[] = [];
        let position = 0;
        for (const difference of compareLines(before, after)) {
          result.push(...before.slice(position, difference.beforeStart));
          result.push(...after.slice(difference.afterStart, difference.afterEnd));
          position = difference.beforeEnd;
        }
        expect([...result, ...before.slice(position)]).toEqual(after);
      }),
    );
  });

  test("texts without a line in common are one difference, however long", () => {
    const before = Array.from({ length: 5000 }, (_, index) => `a${index}`);
    const after = Array.from({ length: 5000 }, (_, index) => `b${index}`);
    expect(compareLines(before, after)).toEqual([{ beforeStart: 0, beforeEnd: 5000, afterStart: 0, afterEnd: 5000 }]);
  });
});
