import { describe, expect, it } from "vitest";
import type { Expression } from "#src/parser/syntax.ts";
import { constantTruth } from "#src/scopes/constant-truth.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function truth(condition: string): boolean | null {
  const file = NixFile.parse(parser, new SourceFile("test.nix", `x: ${condition}`));
  const body = file.tree.root?.kind === "Lambda" ? file.tree.root.body : null;
  return constantTruth(body as Expression, file.scopes);
}

describe("constantTruth", () => {
  it.each([
    "true",
    "!false",
    "(true)",
    "x || true",
    "false -> x",
    "x -> true",
    "1 == 01",
    '"a" != "b"',
    "!(x && false)",
  ])("knows that %s holds", (condition) => expect(truth(condition)).toBe(true));

  it.each(["false", "!(true)", "x && false", "true -> false", 'null == ""', "true == false", "!!false", "1 != 1"])(
    "knows that %s does not hold",
    (condition) => expect(truth(condition)).toBe(false),
  );

  it.each([
    "x",
    "x && true",
    "x || false",
    "true -> x",
    "x == true",
    "1 == 1.0",
    "1 < 2",
    '"${x}" == "a"',
    "[ ] == [ ]",
  ])("leaves %s open", (condition) => expect(truth(condition)).toBeNull());

  it("leaves constants open that are bound anew", () => {
    expect(truth("let true = x; in true")).toBeNull();
  });
});
