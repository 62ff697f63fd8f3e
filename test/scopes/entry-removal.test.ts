import { describe, expect, it } from "vitest";
import type { AttrSet, Let } from "#src/parser/syntax.ts";
import { removeEntry } from "#src/scopes/entry-removal.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { parser } from "../support/parser.ts";

/** The text without the entry `gone = …;` of its outermost set. */
function without(text: string): string {
  const tree = parser.parse(new SourceFile("test.nix", text));
  const { entries } = tree.root as AttrSet | Let;
  const entry = entries.find((one) => text.startsWith("gone", one.start));
  return applyEdits(text, [{ ...removeEntry(entry!, tree), file: "test.nix" }]);
}

describe("removeEntry", () => {
  it.each([
    ["takes the line", "{\n  a = 1;\n  gone = 2;\n  b = 3;\n}\n", "{\n  a = 1;\n  b = 3;\n}\n"],
    ["takes several lines", "{\n  gone =\n    2;\n  b = 3;\n}\n", "{\n  b = 3;\n}\n"],
    ["keeps CRLF", "{\r\n  gone = 2;\r\n  b = 3;\r\n}\r\n", "{\r\n  b = 3;\r\n}\r\n"],
    ["in a line, takes the blanks behind", "{ gone = 1; a = 2; }", "{ a = 2; }"],
    ["at the end of a line, takes the blanks before", "{ a = 2; gone = 1;\n}", "{ a = 2;\n}"],
    ["leaves an empty set as it was written", "{ gone = 1; }", "{ }"],
    ["needs no blanks", "{gone=1;}", "{}"],
    ["keeps the keywords of a let apart", "let gone=1;in 2", "let in 2"],
    ["leaves one blank line", "{\n  a = 1;\n\n  gone = 2;\n\n  b = 3;\n}\n", "{\n  a = 1;\n\n  b = 3;\n}\n"],
    ["leaves no blank line at the start", "{\n  gone = 2;\n\n  b = 3;\n}\n", "{\n  b = 3;\n}\n"],
    ["leaves no blank line at the end", "{\n  b = 3;\n\n  gone = 2;\n}\n", "{\n  b = 3;\n}\n"],
    ["nor before an in", "let\n  b = 3;\n\n  gone = 2;\nin\nb\n", "let\n  b = 3;\nin\nb\n"],
    ["keeps a comment behind", "{\n  gone = 1; # why\n  a = 2;\n}\n", "{\n  # why\n  a = 2;\n}\n"],
    ["keeps comments above", "{\n  # why\n  gone = 1;\n  a = 2;\n}\n", "{\n  # why\n  a = 2;\n}\n"],
    [
      "keeps comments inside",
      "{\n  gone = # why\n    /* how */ 1;\n  a = 2;\n}\n",
      "{\n  # why\n  /* how */\n  a = 2;\n}\n",
    ],
    ["ends a line comment before what follows", "{\n  gone = # why\n    1; a = 2; }\n", "{\n  # why\n   a = 2; }\n"],
  ])("%s", (_, text, expected) => {
    expect(without(text)).toBe(expected);
  });
});
