import { describe, expect, it } from "vitest";
import { findForcedCycles } from "#src/scopes/forced-cycles.ts";
import { resolveNames } from "#src/scopes/resolve-names.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

/** The names of each cycle: `a b | c`. */
function cycles(text: string): string {
  const scopes = resolveNames(parser.parse(new SourceFile("test.nix", text)));
  return findForcedCycles(scopes)
    .map((cycle) => cycle.map(({ definition }) => definition.name).join(" "))
    .join(" | ");
}

describe("findForcedCycles", () => {
  it.each([
    ["a name that needs itself", "let a = a; in a", "a"],
    ["a circle from its first name on", "let a = b; b = c; c = a; in a", "b c a"],
    ["a circle that others lead to", "let x = a; a = b; b = a; in x", "b a"],
    ["circles that share nothing", "let a = a; b = c; c = b; in a", "a | c b"],
    ["one circle of two that share a name", "let a = a + b; b = a; in a", "a"],
    ["names inherited from themselves", "x: rec { inherit (a) a b; }", "a"],
    ["nothing where one use is lazy", "let a = b; b = { c = a; }; in a", ""],
    ["nothing across functions", "let a = x: b; b = a 1; in b", ""],
    ["nothing in a chain", "let a = b; b = c; c = 1; in a", ""],
  ])("finds %s", (_, text, expected) => expect(cycles(text).split(" ").sort()).toEqual(expected.split(" ").sort()));

  it("copes with long chains and long operands", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const chain = names.map((name, index) => `${name} = ${names[index + 1] ?? "n0"};`).join(" ");
    expect(cycles(`let ${chain} in n0`).split(" ")).toHaveLength(names.length);
    expect(cycles(`let a = 1; b = ${Array(5_000).fill("a").join(" + ")}; in b`)).toBe("");
  });
});
