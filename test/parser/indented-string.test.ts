import { describe, expect, it } from "vitest";
import { indentedStringParts } from "#src/parser/indented-string.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

/** The text of an indented string; an interpolation shows as its variable's name in angle brackets. */
function textOf(nix: string): string {
  const { root } = parser.parse(new SourceFile("test.nix", nix));
  if (root?.kind !== "IndentedString") throw new Error(`not an indented string: ${nix}`);
  return indentedStringParts(root)
    .map((part) => {
      if (part.kind === "Fragment") return part.value;
      return part.expression.kind === "Variable" ? `<${part.expression.name}>` : "<?>";
    })
    .join("");
}

// Each expectation is what `nix-instantiate --eval --strict` answers, with x = "<x>".
describe("indentation is taken off", () => {
  it.each([
    ["''a''", "a"],
    ["''  a''", "a"],
    ["''\n  a\n  b\n''", "a\nb\n"],
    ["''\n  a\n    b\n  ''", "a\n  b\n"],
    ["''   \n  a''", "a"],
    ["''\t\n  a''", "\t\n  a"],
    ["''\n  a\n\n  b''", "a\n\nb"],
    ["''\n  a\n \n  b''", "a\n\nb"],
    ["''\n    a\n  ${x}\n''", "  a\n<x>\n"],
    ["''\n  ${x}\n    b\n  ''", "<x>\n  b\n"],
    ["''\n  a ${x}\n  b\n''", "a <x>\nb\n"],
    ["''\n    ''\\ta\n    b\n''", "\ta\nb\n"],
    ["''\n  a''\\n  b\n    c\n''", "a\nb\n  c\n"],
    ["''\n\ta\n\tb\n''", "\ta\n\tb\n"],
    ["''\n  a\n  ''\\ ''", "a\n "],
    ["''\n  a\n    ''", "a\n"],
    ["''  ''", ""],
    ["''\n''", ""],
    ["''\n\n''", "\n"],
    ["''${x}\n  a''", "<x>\n  a"],
    ["''\n  $''", "$"],
    ["''\r\n  a\r\n  b\r\n''", "\r\n  a\r\n  b\r\n"],
    ["''\n  a\n  ''$ b\n   '''c\n''", "a\n$ b\n ''c\n"],
    ["''  a\n    b''", "a\n  b"],
  ])("%j", (nix, expected) => {
    expect(textOf(nix)).toBe(expected);
  });

  it("and the tree stays as it was", () => {
    const { root } = parser.parse(new SourceFile("test.nix", "''\n  a\n''"));
    if (root?.kind !== "IndentedString") throw new Error("not an indented string");
    indentedStringParts(root);
    expect(root.parts.map((part) => part.kind === "Fragment" && part.value)).toEqual(["\n  a\n"]);
  });
});
