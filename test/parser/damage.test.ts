import { describe, expect, it } from "vitest";
import type { Node, SyntaxTree } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function parse(text: string): SyntaxTree {
  return parser.parse(new SourceFile("test.nix", text));
}

function damagedText(text: string): string[] {
  return parse(text).damage.map(({ start, end }) => text.slice(start, end).trim());
}

/** Kind and place of each node that no damage touches, with its parent's kind. */
function soundNodes({ root, damage }: SyntaxTree): string[] {
  const nodes: string[] = [];
  if (root === null) return nodes;
  const isHit = (node: Node) => damage.some(({ start, end }) => node.start < end && start < node.end);
  walk(root, (node) => {
    if (!isHit(node) && node.start < node.end) nodes.push(`${node.kind} ${node.start}-${node.end}`);
  });
  return nodes;
}

describe("the damage of a file", () => {
  it.each([
    ["a chained comparison", "{ a = 1 == 2 == 3; }"],
    ["an argument twice", "{ a, a }: a"],
    ["a computed name in a let", "let ${a} = 1; in a"],
    ["a slash at the end of a path", "{ a = ./b/; }"],
    ["nothing at all", "{ a = 1; }"],
  ])("is none for %s", (_, text) => {
    expect(parse(text).damage).toEqual([]);
  });

  it.each([
    ["the entry with the mistake", "{\n  a = 1;\n  b = ;\n  c = 3;\n}\n", ["b = ;"]],
    ["the innermost entry", "{\n  a = {\n    b = [ 1;\n    c = 2;\n  };\n  d = 3;\n}\n", ["b = [ 1;"]],
    ["two entries far from each other", "{\n  a = ;\n  b = 2;\n  c = 3;\n  d = ;\n}\n", ["a = ;", "d = ;"]],
    ["the formals", "{ a b }: { c = 1; }", ["{ a b }:"]],
    ["the element of a list", "[ a (b c) x + y ]", ["x + y"]],
    ["what another sign should stand for", "{ a: 1; b = 2; }", [":"]],
    ["the gap where an 'in' is missing", "let\n  a = 1;\n\n\n{ b = a; }\n", [""]],
    [
      "the entry whose set is not closed, and the rest",
      "{\n  a = 1;\n  b = {\n    c = 2;\n}\n",
      ["b = {\n    c = 2;\n}"],
    ],
    ["the end of a set that is not closed", "{\n  a = 1;\n", [""]],
    ["the line of a string that is not closed", '{\n  a = "b;\n  c = "d";\n  e = 1;\n}\n', ['a = "b;']],
    ["all of it, where nothing is sure", "a ) b", ["a ) b"]],
    ["all of a file with NUL", "{ a = \0; }", ["{ a = \0; }"]],
  ])("is %s", (_, text, expected) => {
    expect(damagedText(text)).toEqual(expected);
  });
});

describe("the rest of a broken file", () => {
  it.each([
    ["{\n  a = { x = 1; };\n  b =  ;\n  c = [ 1 (f x) ];\n}\n", "b =  ;", "b = 2;"],
    ["{ lib pkgs }:\n{\n  a = lib.x;\n}\n", "{ lib pkgs }:", "{ lib,pkgs }:"],
    ["{\n  a = x: x;\n  b = { c = [ 1; };\n  d = 2;\n}\n", "[ 1;", "[1];"],
  ])("is read as if it was sound: %j", (text, wrong, right) => {
    const broken = parse(text);
    const sound = soundNodes(parse(text.replace(wrong, right)));
    const read = soundNodes(broken);
    expect(read.length).toBeGreaterThan(3);
    expect(sound).toEqual(expect.arrayContaining(read));
  });

  it("is checked for what only a second look finds", () => {
    const messages = parse("{\n  a = ;\n  b = ./c/;\n}\n").problems.map(({ message }) => message);
    expect(messages).toEqual(["expected an expression after '=', found ';'", "path has a trailing slash"]);
  });

  it("holds the names of the damaged part, so that none of them looks unused", () => {
    const { root } = parse("let\n  used = 1;\n  a = [ used;\nin a\n");
    const names: string[] = [];
    if (root) walk(root, (node) => (node.kind === "Variable" ? names.push(node.name) : undefined));
    expect(names).toEqual(expect.arrayContaining(["used", "a"]));
  });
});
