import { computeRollingHashes } from "@microsoft/sarif";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineHashes } from "#src/reporters/sarif/line-hash.ts";

/** What GitHub's uploader would compute, line by line. */
function expected(text: string): string[] {
  const hashes = computeRollingHashes(text);
  return Array.from({ length: hashes.size }, (_, index) => hashes.get(index + 1) as string);
}

describe("line hashes", () => {
  test.each([
    ["an empty file", ""],
    ["one line without its end", "{ a = 1; }"],
    ["LF", "a\nb\n"],
    ["CRLF", "a\r\nb\r\n"],
    ["lone CR", "a\rb\r"],
    ["all line ends mixed", "a\r\n\rb\n\r\n\nc\r \nd"],
    ["tabs and blanks", "\ta\n  \t b\n\t\n   "],
    ["emoji and accents", '"é😀👨‍👩‍👧"\nx = "\ud800";\n'],
    ["equal lines", "x\n".repeat(400)],
    ["lines longer than the window", `${"abc".repeat(90)}\n${"abc".repeat(90)}\n`],
    ["characters at the ends of 16 bits", "\u0000\uffff\n\uffff".repeat(80)],
  ])("are GitHub's for %s", (_name, text) => {
    expect(lineHashes(text)).toEqual(expected(text));
  });

  test("are GitHub's for any text", () => {
    const piece = fc.oneof(
      fc.constantFrom("\n", "\r\n", "\r", "\t", "  ", "x = 1;", "😀", "é", "\uffff"),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.string({ minLength: 90, maxLength: 220 }),
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (sample) => {
        expect(lineHashes(sample)).toEqual(expected(sample));
      }),
      { numRuns: 400 },
    );
  });

  test("are as many as there are lines", () => {
    expect(lineHashes("a\r\nb\rc\n")).toHaveLength(4);
  });
});
