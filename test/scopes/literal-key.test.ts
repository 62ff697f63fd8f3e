import { describe, expect, it } from "vitest";
import { literalKey } from "#src/scopes/literal-key.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function keyOf(text: string): string | null {
  const file = NixFile.parse(parser, new SourceFile("a.nix", text));
  return file.tree.root && literalKey(file.tree.root, file.scopes);
}

describe("the key of a literal", () => {
  it.each([
    ["1", "01"],
    ['"a b"', "''a b''"],
    ["https://example.org", '"https://example.org"'],
    ["(true)", "true"],
    ['[ 1 "a" [ ] { } ]', "[1 ''a'' [] ({})]"],
    ["rec { }", "{ }"],
  ])("is the same for %s and %s", (one, other) => {
    expect(keyOf(one)).not.toBe(null);
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it("differs for different values and types", () => {
    const all = [
      "1",
      '"1"',
      "true",
      '"true"',
      "null",
      "[ ]",
      "[ 1 ]",
      '[ "1" ]',
      "{ }",
      '""',
      '[ "a,b" ]',
      '[ "a" "b" ]',
    ];
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
  });

  it.each(["1 + 1", '"${a}"', "x: x", "{ a = 1; }", "[ a ]", "./a", "1.5"])("is none for %s", (text) => {
    expect(keyOf(`a: ${text}`.slice(3))).toBe(null);
  });

  it("is none for constants that mean something else here", () => {
    const file = NixFile.parse(parser, new SourceFile("a.nix", "let true = 1; in true"));
    const { root } = file.tree;
    expect(root?.kind === "Let" && literalKey(root.body, file.scopes)).toBe(null);
  });
});
