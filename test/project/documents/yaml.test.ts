import { describe, expect, it } from "vitest";
import type { DocumentNode } from "#src/project/documents/document.ts";
import { readYaml } from "#src/project/documents/yaml.ts";

/** The data of a node, without places. */
function plain(node: DocumentNode): unknown {
  if (node.kind === "text") return node.isNull ? null : node.text;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, plain(value)]));
}

const read = (text: string) => {
  const root = readYaml(text);
  return root && plain(root);
};

describe("a text in YAML", () => {
  it.each<[string, string, unknown]>([
    ["nested maps", "a:\n    b: 1\n    c:\n        d: x # y\ne: z\n", { a: { b: "1", c: { d: "x" } }, e: "z" }],
    ["lists at the indentation of their key", "a:\n- x\n- y\nb: z\n", { a: ["x", "y"], b: "z" }],
    ["maps in lists", "a:\n  - b: 1\n    c: 2\n  - b: 3\n", { a: [{ b: "1", c: "2" }, { b: "3" }] }],
    ["lists in lists", "a:\n  - - x\n    - y\n  - - z\n", { a: [["x", "y"], ["z"]] }],
    ["quotes", `a: 'it''s'\n"b c": "x\\"y # z"\n`, { a: "it's", "b c": 'x"y # z' }],
    ["nothing", "a:\nb: ~\nc: null\nd: ''\n", { a: null, b: null, c: null, d: "" }],
    ["blocks of text", "a: |\n    x: y\n\n    # z\nb: >-\n  one,\n  two\n", { a: "x: y\n\n# z\n", b: "one, two" }],
    ["a text on several lines", "a: one,\n  two\nb:\n  three\n", { a: "one, two", b: "three" }],
    [
      "anchors and aliases",
      "k:\n  - &ada x\n  - &hosts:\n    - &b y\nr: [*ada, *b]\n",
      { k: ["x", ["y"]], r: ["x", "y"] },
    ],
    [
      "a name that stands for something else later",
      "a: &x 1\nb: &y [&x 2]\nc: *x\nd: &x 3\ne: *y\nf: *x\n",
      { a: "1", b: ["2"], c: "2", d: "3", e: ["2"], f: "3" },
    ],
    ["keys with anchors", "&k a: b\nc: *k\n", { a: "b", c: "a" }],
    ["lists in brackets", "a: [ x, 'y',\n  z ] # all\nb: []\nc: {}\n", { a: ["x", "y", "z"], b: [], c: {} }],
    ["maps in braces", "a: { b: c }\n", { a: { b: "c" } }],
    ["quotes on several lines", "a: 'b\n  c'\n", { a: "b c" }],
    ["an indentation that is told", "a: |2\n    b\n", { a: "  b\n" }],
    ["values that other readers change", "a: no\nb: 0x1f\nc: 2026-11-21\n", { a: "no", b: "0x1f", c: "2026-11-21" }],
    ["a start of the document, and comments", "# a\n---\na: b\n", { a: "b" }],
    ["line ends of Windows", "a: b\r\nc:\r\n  - d\r\n", { a: "b", c: ["d"] }],
    ["colons in texts", "a: b:c\nd: http://x\n", { a: "b:c", d: "http://x" }],
  ])("with %s is read", (_, text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    ["two documents", "a: b\n---\nc: d\n"],
    ["tabs", "a:\n\tb: c\n"],
    ["tags", "a: !x b\n"],
    ["a merged map", "a: &x\n  b: c\nd:\n  <<: *x\n"],
    ["a key twice", "a: b\na: c\n"],
    ["an unknown alias", "a: *b\n"],
    ["an alias before its anchor", "a: *b\nc: &b d\n"],
    ["a list at the top", "- a\n"],
    ["a text alone", "a\n"],
    ["nothing", "\n"],
    ["wrong indentation", "a:\n    b: c\n  d: e\n"],
    ["a key that is a list", "? [a]\n: b\n"],
    ["an alias of itself", "a: &a\n  b: *a\n"],
    [
      "aliases that grow without bounds",
      `a: &a [x, x]\n${[..."bcdefghijklmnopqrstu"].map((name, index) => `${name}: &${name} [${`*${"abcdefghijklmnopqrstu"[index]},`.repeat(9)}]\n`).join("")}`,
    ],
  ])("with %s is not known", (_, text) => expect(read(text)).toBeNull());

  it("has places", () => {
    const text = "a:\n    - x\n    - bc: d e # f\n";
    const list = readYaml(text)?.entries.get("a")?.value;
    const map = list?.kind === "list" ? list.items[1] : undefined;
    const entry = map?.kind === "map" ? map.entries.get("bc") : undefined;
    expect(text.slice(entry?.key.start, entry?.key.end)).toBe("bc");
    expect(text.slice(entry?.value.span.start, entry?.value.span.end)).toBe("d e");
  });
});
