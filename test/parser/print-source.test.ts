import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printSource } from "#src/parser/print-source.ts";
import { changedByPrinting, parse } from "../../tools/fuzz/checks.ts";
import { parser } from "../support/parser.ts";

function print(text: string): string {
  const { root, problems } = parse(parser, text);
  expect(problems).toEqual([]);
  return root === null ? "nothing" : printSource(root);
}

describe("a tree printed as source", () => {
  it.each([
    ["drops parentheses that mean nothing", "((a)) + (b * (c))", "a + b * c"],
    ["keeps those that precedence needs", "(a + b) * (c ++ d)", "(a + b) * c ++ d"],
    ["knows which way operators associate", "(a - b) - (c - d)", "a - b - (c - d)"],
    ["knows which operators do not chain", "(a == b) == c", "(a == b) == c"],
    ["keeps right-associative chains bare", "a // (b // c)", "a // b // c"],
    ["sets a looser prefix operator apart", "(!a) + b", "(! a) + b"],
    ["lets a looser prefix operator take the rest", "!(a + b)", "! a + b"],
    ["sets the minus apart from a test for an attribute", "-(a ? b)", "- (a ? b)"],
    ["does not mix pipes", "(a |> b) <| c", "(a |> b) <| c"],
    ["sets functions apart in operands", "1 + (x: x)", "1 + (x: x)"],
    ["leaves functions bare where anything may stand", "[ (x: x) ]", "[ (x: x) ]"],
    ["sets calls apart in lists", "[ (f a) (f or) a.b ]", "[ (f a) f or a.b ]"],
    ["calls from left to right", "(f a) (g b)", "f a (g b)"],
    ["keeps a dot away from numbers", "(1).a", "(1).a"],
    ["keeps a dot away from paths", "(./a).b", "(./a).b"],
    ["keeps a comma away from URIs", "{ a ? x:y , b }: a", "{ a ? x:y , b }: a"],
    ["writes the name at the @ last", "a@{ ... }: a", "{ ... } @ a: a"],
    ["escapes what is special between quotes", '"a\\n\\"\\${b}$\\\\"', '"a\\n\\"\\${b}\\$\\\\"'],
    ["keeps escapes in indented strings", "''\n  a ''\\n ''$ ''' ${b}''", "''\n  a ''\\n ''$ ''' ${b}''"],
    [
      "writes entries in their order",
      "rec { b = 1; inherit (a) c; inherit; }",
      "rec { b = 1; inherit (a) c; inherit; }",
    ],
    ["drops comments", "let # why\n a = 1; in /* x */ a", "let a = 1; in a"],
  ])("%s", (_, text, expected) => {
    expect(print(text)).toBe(expected);
  });
});

const fixtures = ["parser/ok", "flakes"].flatMap((name) => {
  const folder = new URL(`../../fixtures/${name}/`, import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".nix"))
    .map((path) => [`${name}/${path}`, readFileSync(new URL(path, folder), "utf8")] as const);
});

describe("parsing what was printed", () => {
  it.each(fixtures)("gives the tree of %s again", (_, text) => {
    const tree = parse(parser, text);
    if (tree.problems.length === 0) expect(changedByPrinting(parser, tree)).toEqual([]);
  });
});
