import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { literalSpans } from "#src/reporters/excerpt/literal-spans.ts";
import { firstSentence, plainText, sentence, sentencesWithin } from "#src/reporters/excerpt/plain-text.ts";
import { visibleJson, visibleText } from "#src/reporters/excerpt/visible-text.ts";

describe("literals", () => {
  const hidden = (text: string) =>
    literalSpans(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)}•${rest.slice(end)}`, text);

  test.each([
    ["strings", 'a = "x"; b = "y";', 'a = "•"; b = "•";'],
    ["escaped quotes", 'a = "x\\"y" + b;', 'a = "•" + b;'],
    ["indented strings", "a = ''\n  x'''y ''${z} ''\\n\n''; b", "a = ''•''; b"],
    ["interpolations with strings in them", 'a = "x${f "y" { b = "}"; }}z"; c', 'a = "•"; c'],
    ["comments in interpolations", 'a = "x${/* } " */ y # } "\n}z"; c', 'a = "•"; c'],
    ["an escaped interpolation", 'a = "$${x"; b', 'a = "•"; b'],
    ["comments", "a # x \"\nb /* '' */ c", "a #•\nb /*•*/ c"],
    ["URIs", "a = https://u:pw@host/x; b", "a = https:•; b"],
    ["strings, but not names in quotes", 'a."x/y" = "z"; b = c."d".e;', 'a."x/y" = "•"; b = c."d".e;'],
    ["strings that never end", 'a = "x; b', 'a = "•'],
    ["texts, but not names before a sign", '"x/y" = "z"; "a".b = "c" == "d";', '"x/y" = "•"; "a".b = "•" == "•";'],
    ["names that never end", 'a."x; b', 'a."•'],
    ["comments that never end", "a /* x", "a /*•"],
  ])("are found: %s", (_name, text, expected) => {
    expect(hidden(text)).toBe(expected);
  });

  test("are not opened by names with primes", () => {
    expect(hidden("x'' = ''s''; foldl' f; y'' = \"s\";")).toBe("x'' = ''•''; foldl' f; y'' = \"•\";");
    expect(hidden('a = "${x\'\'}s"; b = "t";')).toBe('a = "•"; b = "•";');
  });

  test("of any text are sorted and apart, and deep nesting is no trouble", () => {
    const piece = fc.constantFrom('"', "''", "${", "{", "}", "#", "/*", "*/", "\n", "\\", "$", "x'", "a:b", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        let position = 0;
        for (const { start, end } of literalSpans(pieces.join(""))) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(end).toBeGreaterThan(start);
          position = end;
        }
      }),
    );
    expect(literalSpans('"${'.repeat(100_000))).toHaveLength(1);
  });
});

describe("visible text", () => {
  test("spells out what would steer the terminal or deceive the reader", () => {
    expect(visibleText("\u001b]0;x\u0007\u009b\u007f\u202e\u200b\ufeff\ud800")).toBe(
      "␛]0;x␇<U+009B>␡<U+202E><U+200B><U+FEFF><U+D800>",
    );
  });

  test("leaves every other character alone", () => {
    const plain = "ä é 日本語 👨‍👩‍👧 'x' ${y} …";
    expect(visibleText(plain)).toBe(plain);
  });

  test("leaves JSON the same value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        expect(JSON.parse(visibleJson(JSON.stringify({ value }, null, 2)))).toEqual({ value });
      }),
    );
  });
});

describe("plain text", () => {
  test("has no markup but backticks", () => {
    expect(
      plainText(
        "A **bold** [link](https://x.org) to `a*b*c` and `[x](y)`.\nSame paragraph.\n\n- item\n\n```nix\nx\n```",
      ),
    ).toBe("A bold link to `a*b*c` and `[x](y)`. Same paragraph.\nitem");
  });

  test("leaves tables out", () => {
    expect(plainText("Two values:\n\n| written | read as |\n|---|---|\n| `0x10` | two |\n\nLix refuses.")).toBe(
      "Two values:\nLix refuses.",
    );
  });

  test("keeps names that look like markup", () => {
    expect(plainText("Not __overrides or a_b_c, and inputs.*.follows or x.*.y")).toBe(
      "Not __overrides or a_b_c, and inputs.*.follows or x.*.y",
    );
  });

  test.each([
    ["One. Two.", "One"],
    ["Files such as flake.nix count, e.g. Those. Two", "Files such as flake.nix count, e.g. Those"],
    ["Since 2.26 it does! Two", "Since 2.26 it does!"],
    ["No end", "No end"],
    ["It ends here.\nNext paragraph.", "It ends here"],
    ["It ends with its paragraph:\nNext paragraph. Third", "It ends with its paragraph"],
    ["Ends with code. `x` begins", "Ends with code"],
    ["", ""],
  ])("has a first sentence: %s", (text, first) => {
    expect(firstSentence(text)).toBe(first);
  });

  test("is cut between sentences", () => {
    expect(sentencesWithin("One. Two. Three.", 12)).toBe("One. Two.");
    expect(sentencesWithin("One. Two.", 9)).toBe("One. Two.");
    expect(sentencesWithin("endless words", 8)).toBe("endless…");
  });

  test("becomes a sentence by a full stop, once", () => {
    expect([sentence("a"), sentence("a."), sentence("a?")]).toEqual(["a.", "a.", "a?"]);
  });
});
