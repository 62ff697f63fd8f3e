import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dedentLines } from "#src/scopes/dedent.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { meaningOf } from "../support/meaning.ts";
import { parser } from "../support/parser.ts";

function dedented(text: string, spaces: number): string | null {
  const tree = parser.parse(new SourceFile("test.nix", text));
  const edits = dedentLines(tree.root!, spaces, tree);
  return (
    edits &&
    applyEdits(
      text,
      edits.map((edit) => ({ ...edit, file: "test.nix" })),
    )
  );
}

describe("dedentLines", () => {
  it.each([
    ["moves every line but the first", "{\n    a = 1;\n  }", "{\n  a = 1;\n}"],
    ["leaves empty lines alone", "{\n\n    a = 1;\n \n  }", "{\n\n  a = 1;\n\n}"],
    [
      "moves an indented string as a whole",
      "[\n    ''\n      a\n        b\n    ''\n  ]",
      "[\n  ''\n    a\n      b\n  ''\n]",
    ],
    ["moves code in a string's interpolation", '[\n    "${\n      a\n    }"\n  ]', '[\n  "${\n    a\n  }"\n]'],
    ["moves comments as far as they go", "[\n    /* a\n b */\n  ]", "[\n  /* a\nb */\n]"],
    ["not a line with fewer blanks", "[\n    a\n ]", null],
    ["not a tab", "[\n\ta\n  ]", null],
    ["not a string over several lines", '[\n    "a\n     b"\n  ]', null],
    ["not an indented string that begins at once", "[\n    ''a\n      b''\n  ]", null],
    ["not an indented string with a line further left", "[\n    ''\n a\n    ''\n  ]", null],
    ["not an indented string whose lines end in CR", "[\r\n    ''\r\n      a\r\n    ''\r\n  ]", null],
    ["not to the right", "{\n  a = 1;\n}", null, -2],
  ])("%s", (_, text, expected, spaces = 2) => {
    expect(dedented(text, spaces)).toBe(expected);
  });

  it("keeps the meaning of any string", () => {
    const piece = fc.constantFrom(
      " ",
      "  ",
      "\n",
      "\n    ",
      "\n  ",
      "a",
      "''$",
      "''\\\n",
      "${\n    b}",
      "$",
      "\t",
      "\\\\",
    );
    const quotes = fc.constantFrom("''", '"');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        quotes,
        fc.integer({ min: 1, max: 4 }),
        (pieces, quote, spaces) => {
          const text = `[\n    ${quote}${pieces.filter((one) => quote === "''" || !one.startsWith("''")).join("")}${quote}\n    ]`;
          const moved = dedented(text, spaces);
          if (moved !== null) expect(meaningOf(moved)).toBe(meaningOf(text));
        },
      ),
      { numRuns: 500 },
    );
  });
});
