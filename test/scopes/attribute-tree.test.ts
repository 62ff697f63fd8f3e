import { describe, expect, it } from "vitest";
import type { AttrSet } from "#src/parser/syntax.ts";
import { type AttributeTree, attributeAt, attributeTree } from "#src/scopes/attribute-tree.ts";
import { duplicateAttributes } from "#src/scopes/duplicate-attributes.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function setOf(text: string): AttrSet {
  const { root } = parser.parse(new SourceFile("test.nix", text));
  if (root?.kind !== "AttrSet") throw new Error(`no set: ${text}`);
  return root;
}

/** `a{b c} d` */
function outline({ attributes, dynamic }: AttributeTree): string {
  const names = [...attributes.values()].map(
    (node) => node.name + (node.children ? `{${outline(node.children)}}` : node.sites.length > 1 ? "!" : ""),
  );
  return [...names, ...dynamic.map(() => "*")].join(" ");
}

describe("attributeTree", () => {
  it.each([
    ["one name", "{ a = 1; }", "a"],
    ["a set literal", "{ a = { b = 1; c = 2; }; }", "a{b c}"],
    ["a path", "{ a.b.c = 1; }", "a{b{c}}"],
    ["a path and a literal", "{ a.b = 1; a = { c = 2; }; }", "a{b c}"],
    ["a literal in parentheses", "{ a = ({ b = 1; }); }", "a{b}"],
    ["quoted and interpolated constants", '{ "a".x = 1; ${"a"}.y = 2; a.z = 3; }', "a{x y z}"],
    ["inherited names", "{ inherit a; inherit (x) b; }", "a b"],
    ["computed names", '{ ${a} = 1; "${"b"}" = 2; c.${d}.e = 3; }', "c{*} * *"],
    ["what is no literal has no children", "{ a = b // { c = 1; }; }", "a"],
    ["what cannot be merged has none", "{ a = 1; a.b = 2; }", "a!"],
    ["a rec literal", "{ a = rec { b = 1; }; a.c = 2; }", "a{b c}"],
  ])("reads %s", (_, text, expected) => {
    expect(outline(attributeTree(setOf(text).entries))).toBe(expected);
  });

  it("finds the value at a path, however it is written", () => {
    for (const text of ["{ a.b.c = 7; }", "{ a = { b.c = 7; }; }", "{ a.b = { c = 7; }; a.x = 1; }"]) {
      const node = attributeAt(attributeTree(setOf(text).entries), "a", "b", "c");
      expect(node?.value).toMatchObject({ kind: "Integer", text: "7" });
    }
  });

  it("finds nothing at a path that is not written", () => {
    const tree = attributeTree(setOf("{ a.b = 1; c = d; }").entries);
    expect(attributeAt(tree, "a", "c")).toBeUndefined();
    expect(attributeAt(tree, "c", "d")).toBeUndefined();
    expect(attributeAt(tree, "a")?.value).toBeNull();
  });

  it("gives each site with the path that is left", () => {
    const tree = attributeTree(setOf("{ a.b.c = 1; a = { }; inherit (x) d; }").entries);
    const [dotted, literal] = tree.attributes.get("a")?.sites ?? [];
    expect([dotted?.rest.length, dotted?.value, dotted?.isSet]).toEqual([2, null, true]);
    expect([literal?.rest.length, literal?.value?.kind, literal?.isSet]).toEqual([0, "AttrSet", true]);
    const inherited = tree.attributes.get("d")?.sites[0];
    expect([inherited?.entry.kind, inherited?.value, inherited?.isSet]).toEqual(["Inherit", null, false]);
  });
});

function duplicates(text: string): string[] {
  return duplicateAttributes(setOf(text)).map(({ path, refusedBy }) => `${path.join(".")} ${refusedBy}`);
}

describe("duplicateAttributes", () => {
  it.each([
    ["{ a = 1; a = 2; }", ["a every"]],
    ["{ a = 1; a = 2; a = 3; }", ["a every", "a every"]],
    ["{ inherit a; a = 1; }", ["a every"]],
    ["{ inherit (x) a; inherit (y) a; }", ["a every"]],
    ["{ inherit (x) a; a.b = 1; }", ["a every"]],
    ["{ a = 1; a.b = 2; }", ["a every"]],
    ["{ a = x; a = { }; }", ["a every"]],
    ["{ a = let { body = { }; }; a.b = 1; }", ["a every"]],
    ['{ a = 1; ${"a"} = 2; "a" = 3; }', ["a every", "a every"]],
    ["{ a = { b = 1; }; a.b = 2; }", ["a.b every"]],
    ["{ a = { b = 1; }; a = { b = 2; }; }", ["a.b every"]],
    ["{ a.b = { x = 1; }; a = { b = { x = 2; }; }; }", ["a.b.x every"]],
    ["{ a.b.y = 2; a = { b.x = 1; }; }", ["a.b before-2.26"]],
    ["{ a = { b.x = 1; }; a = { b.y = 2; }; }", ["a.b before-2.26"]],
  ])("finds in %s", (text, expected) => {
    expect(duplicates(text)).toEqual(expected);
  });

  it.each([
    "{ a.b = 1; a.c = 2; }",
    "{ a.b = 1; a = { c = 2; }; }",
    "{ a = { b.x = 1; }; a.b.y = 2; }",
    "{ a.b = { x = 1; }; a.b = { y = 2; }; }",
    "{ a = ({ b = 1; }); a = rec { c = 2; }; }",
    "{ ${a} = 1; ${a} = 2; }",
    '{ "${"a"}" = 1; a = 2; }',
    "{ a.${x}.b = 1; a.${x}.b = 2; }",
    "{ a = { b = 1; }; c = { b = 1; }; }",
  ])("finds nothing in %s", (text) => {
    expect(duplicates(text)).toEqual([]);
  });

  it("finds a duplicate within one literal there only", () => {
    const outer = setOf("{ a = { x = 1; x = 2; }; a.y = 3; }");
    const inner = attributeTree(outer.entries).attributes.get("a")?.sites[0]?.literal;
    expect(duplicateAttributes(outer)).toEqual([]);
    expect(duplicateAttributes(inner!)).toHaveLength(1);
  });
});
