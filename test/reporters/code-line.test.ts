import fc from "fast-check";
import { expect, test } from "vitest";
import { displayWidth } from "#src/reporters/text/clusters.ts";
import { codeLine, lineOfGlyphs } from "#src/reporters/text/code-line.ts";

/** Mostly printable ASCII, as code is. */
const line = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 60 }) },
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom("", " ", "\t", "{ a = 1; }"),
);

test("a plain line is laid out as glyph by glyph", () => {
  const places = fc.tuple(fc.nat(70), fc.nat(70), fc.integer({ min: 1, max: 80 }));
  fc.assert(
    fc.property(line, places, (text, [start, length, width]) => {
      const mark = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
      expect(codeLine(text, mark, [], width)).toEqual(lineOfGlyphs(text, mark, [], width));
    }),
  );
});

test("a long plain line on a wide terminal is, too", () => {
  for (const length of [1999, 2000, 2001, 4001, 7000]) {
    const text = "a".repeat(length);
    for (const start of [0, 1000, length - 1]) {
      const mark = { start, end: start + 1 };
      expect(codeLine(text, mark, [], 10_000)).toEqual(lineOfGlyphs(text, mark, [], 10_000));
    }
  }
});

test("a plain text takes a column a character, also where another stands behind it", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(displayWidth(text)).toBe(displayWidth(`${text}中`) - 2);
    }),
  );
});
