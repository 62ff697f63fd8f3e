import { describe, expect, it } from "vitest";
import { nodeAt } from "#src/parser/node-at.ts";
import type { Node } from "#src/parser/syntax.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function fileOf(text: string): NixFile {
  return NixFile.parse(parser, new SourceFile("a.nix", text));
}

/** Whether each of the words, at its first place, stands in an intact part. */
function intact(text: string, ...words: readonly string[]): boolean[] {
  const file = fileOf(text);
  return words.map((word) => {
    const start = text.indexOf(word);
    return file.isIntact({ start, end: start + word.length });
  });
}

/** The innermost node of a kind around the first place of a text. */
function around(file: NixFile, kind: Node["kind"], text: string): Node {
  let node = nodeAt(file.tree, file.source.text.indexOf(text));
  while (node && node.kind !== kind) node = node.parent;
  if (!node) throw new Error(`no ${kind} around '${text}'`);
  return node;
}

describe("what is intact", () => {
  it("is everything in a file that parses", () => {
    expect(intact("{ first = 1; last = 2; }", "first", "last")).toEqual([true, true]);
    expect(fileOf("{ first = 1; }").soundness.isWhole).toBe(true);
  });

  it("is everything where a problem leaves the tree as it is", () => {
    expect(fileOf("{ a, a }: a").tree.problems).toHaveLength(1);
    expect(intact("{ one, one }: two", "two")).toEqual([true]);
  });

  it("is not the entry that holds a mistake, nor its neighbours", () => {
    const text = "{\n  first = 1;\n  second = 2;\n  third 3;\n  fourth = 4;\n  fifth = 5;\n}";
    expect(intact(text, "first", "third", "fifth")).toEqual([true, false, true]);
    expect(intact(text, "second = 2", "fourth = 4")).toEqual([false, false]);
  });

  it("is not a set around a mistake, but sets beside it", () => {
    const text = "{\n  a = { x = 1; };\n  b = 1;\n  c = { y = 1; z 2; };\n  d = 1;\n  e = { w = 1; };\n}";
    expect(intact(text, text, "{ x = 1; }", "{ y = 1; z 2; }", "{ w = 1; }")).toEqual([false, true, false, true]);
  });

  it("is nothing where a string never ends", () => {
    expect(intact('{\n  a = 1;\n  b = 2;\n  c = "x;\n  d = 4;\n}', "a", "d")).toEqual([false, false]);
    expect(intact("{\n  a = 1;\n  b = 2;\n  c = ''x;\n  d = 4;\n}", "a", "d")).toEqual([false, false]);
  });

  it("is nothing behind a string that goes over the end of its line, because its quote may be another's", () => {
    const text = '{\n  a = 1;\n  b = [ x" "y" ];\n  c = "z";\n  d = "w";\n  e 1;\n  f = 2;\n}';
    expect(intact(text, "c = ", "f = ")).toEqual([false, false]);
  });

  it("is nothing in a file that holds no Nix", () => {
    expect(intact("\0 { a = 1; }", "a = 1")).toEqual([false]);
  });
});

describe("what uses a name", () => {
  const knows = (text: string) => {
    const file = fileOf(text);
    const definition = file.scopes.definitions.find(({ name }) => name === "x");
    if (!definition) throw new Error("no 'x'");
    return file.soundness.knowsUsesOf(definition);
  };

  it("is in sight where the scope is intact", () => {
    expect(knows("{\n  a = let x = 1; in 2;\n  b = 1;\n  c 2;\n}")).toBe(true);
  });

  it("is out of sight where the scope is damaged", () => {
    expect(knows("{\n  a = let x = 1; in { y 2; };\n}")).toBe(false);
  });

  it("is out of sight where the name stands outside of the scope too", () => {
    expect(knows("{\n  a = let x = 1; in 2;\n  b = x;\n  c = 1;\n  d 2;\n}")).toBe(false);
    expect(knows("{\n  a = let x = 1; in 2;\n  b = lib.x;\n  c = 1;\n  d 2;\n}")).toBe(true);
    expect(knows("{\n  a = let x = 1; in 2;\n  b = 1; # x\n  c = 1;\n  d 2;\n}")).toBe(true);
  });
});

describe("what defines a name", () => {
  const knows = (text: string) => {
    const { soundness, scopes } = fileOf(text);
    const uses = scopes.references.filter(({ name }) => name === "v");
    if (uses.length === 0) throw new Error("'v' is not used");
    return soundness.knowsDefinitionsOf("v", uses);
  };

  it("is in sight far from the damage", () => {
    expect(knows("{ lib, ... }:\n{\n  a = v;\n  b = 1;\n  c = { d 2; };\n}")).toBe(true);
  });

  it("is out of sight where a list of names around the use is damaged", () => {
    expect(knows("{ lib pkgs }:\n{\n  a = 1;\n  b = { c = v; };\n}")).toBe(false);
    expect(knows("let\n  a = 1;\n  w 2;\n  b = 3;\n  c = 4;\nin\n{ d = v; }")).toBe(false);
    expect(knows("rec {\n  a = v;\n  b = 1;\n  w 2;\n}")).toBe(false);
  });

  it("is out of sight where the name stands in another role, which damage may have moved", () => {
    expect(knows("{\n  a = v;\n  b = { v = 1; };\n  c = 1;\n  d 2;\n}")).toBe(false);
  });

  it("is out of sight behind a 'with' that is damaged", () => {
    expect(knows("{\n  a = with lib; { b 1; };\n  c = 1;\n  d = 1;\n  e = v;\n}")).toBe(false);
    expect(knows("{\n  a = { b 1; };\n  c = 1;\n  d = 1;\n  e = v;\n}")).toBe(true);
  });
});

describe("the members of a set", () => {
  const knows = (text: string) => {
    const file = fileOf(text);
    return file.soundness.knowsMembersOf(around(file, "AttrSet", "a ="));
  };

  it("are known where damage lies deep inside one of them", () => {
    expect(knows("{\n  a = 1;\n  b = { c = 1; d 2; };\n}")).toBe(true);
  });

  it("are not known where one of them is damaged", () => {
    expect(knows("{\n  a = 1;\n  b 2;\n}")).toBe(false);
  });
});
