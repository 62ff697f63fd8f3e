import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fuzzCase } from "../../tools/fuzz/cases.ts";
import { brokenPromises, parse } from "../../tools/fuzz/checks.ts";
import { uncoveredText } from "../../tools/fuzz/text-coverage.ts";
import { parser } from "../support/parser.ts";

const folder = new URL("../../fixtures/parser/", import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".nix"))
  .sort()
  .map((path) => readFileSync(new URL(path, folder), "utf8"));

const cases = Array.from({ length: 600 }, (_, number) => fuzzCase(2026, number, texts));

describe("random programs, mutations and noise", () => {
  it("break no promise of the parser", () => {
    for (const { kind, text } of cases)
      expect(brokenPromises(parser, text), `${kind} ${JSON.stringify(text)}`).toEqual([]);
  });

  it("are made of programs that are accepted", () => {
    const programs = cases.filter(({ kind }) => kind === "program");
    expect(programs.length).toBeGreaterThan(300);
    for (const { text } of programs) expect(parse(parser, text).problems, text).toEqual([]);
  });

  it("use every kind of node", () => {
    const shapes = JSON.stringify(
      cases.map(({ text }) => parse(parser, text).root),
      (key, value) => (key === "parent" ? undefined : value),
    );
    const kinds = new Set([...shapes.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind));
    expect([...kinds].sort()).toEqual(
      [
        ...["Apply", "Assert", "AttrPath", "AttrSet", "BinaryOp", "Binding", "Damaged", "Float", "Formal", "Formals"],
        ...[
          "Fragment",
          "HasAttr",
          "Identifier",
          "If",
          "IndentedString",
          "Inherit",
          "Integer",
          "Interpolation",
          "Lambda",
        ],
        ...["LegacyLet", "Let", "List", "Parenthesized", "Path", "SearchPath", "Select", "String", "UnaryOp", "Uri"],
        ...["Variable", "With"],
      ].sort(),
    );
  });
});

describe("the check that all text is accounted for", () => {
  it.each([
    "{ a = 1; }",
    "/* x */ f: [ (f.a or ''b'') ] # y",
    'let inherit (a) "b"; in rec { }',
    "{ a, b ? 1, ... } @ c: ./a${b}/c",
  ])("is content with %s", (text) => {
    expect(uncoveredText(parse(parser, text))).toEqual([]);
  });

  it.each([
    ["a character beside the tree", "{ a = 1; }", "{ a = 1; }+"],
    ["a word within the tree", "[ a b ]", "[ c a ]"],
    ["another operator", "a ++ b", "a // b"],
    ["a comment that is none", "{ /* x */ }", "{ 11111111 }"],
    ["another name", "f: a", "f: b"],
  ])("finds %s", (_, text, other) => {
    const tree = parse(parser, text);
    const { source } = parse(parser, other);
    expect(uncoveredText({ ...tree, source, comments: text.includes("/*") ? [] : tree.comments })).not.toEqual([]);
  });
});
