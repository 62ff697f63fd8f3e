import { describe, expect, it } from "vitest";
import type { Expression } from "#src/parser/syntax.ts";
import { certainType } from "#src/scopes/certain-type.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function typeOf(expression: string): string | null {
  const file = NixFile.parse(parser, new SourceFile("test.nix", `{ lib, x, y }: ${expression}`));
  const body = file.tree.root?.kind === "Lambda" ? file.tree.root.body : null;
  return certainType(body as Expression, file.scopes);
}

describe("certainType", () => {
  it.each([
    "true",
    "(!x)",
    "x && y",
    "x -> y",
    "x == y",
    "x < y",
    "x ? y",
    "if x then false else x == y",
    "builtins.isString x",
    "isNull x",
    "lib.hasPrefix x y",
    "lib.strings.hasSuffix x y",
    "(lib.elem x) y",
    "let z = x || y; in z",
    "with x; assert y; y ? z",
  ])("knows that %s is a boolean", (expression) => expect(typeOf(expression)).toBe("boolean"));

  it.each([
    '"text"',
    "''text''",
    "x:y",
    '"${x}"',
    '"a" + x + ./y',
    "toString x",
    "builtins.readFile ./x",
    "lib.concatMapStringsSep x y x",
    "lib.getExe x",
    'let a = "b"; c = a; in c + x',
    'if x then "a" else toString y',
  ])("knows that %s is a string", (expression) => expect(typeOf(expression)).toBe("string"));

  it("copes with long sums and with names that lead to each other twice", () => {
    expect(typeOf(`"a"${" + x".repeat(1_000)}`)).toBe("string");
    const names = Array.from({ length: 60 }, (_, index) => `a${index} = if x then a${index + 1} else a${index + 1};`);
    expect(typeOf(`let ${names.join(" ")} a60 = true; in a0`)).toBe(null);
  });

  it.each([
    "x",
    "x.y",
    "-x",
    "x + y",
    './x + "y"',
    'x + "y"',
    "1",
    "./x",
    "null",
    "x // y",
    "lib.hasPrefix x",
    "lib.hasPrefix x y x",
    "lib.optionalString x y",
    "dirOf x",
    "builtins.head x",
    "x.toString y",
    "let toString = x; in toString y",
    "let true = x; in true",
    'let a.b = "c"; in a',
    "let a = a; in a",
    'if x then "a" else ./b',
    "if x then true else y",
    "lib.optionalString or x",
    '{ a ? "b" }: a',
  ])("does not know the type of %s", (expression) => expect(typeOf(expression)).toBe(null));
});
