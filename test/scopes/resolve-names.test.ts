import { describe, expect, it } from "vitest";
import { resolveNames } from "#src/scopes/resolve-names.ts";
import type { Reference, Scopes } from "#src/scopes/scopes.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function scopesOf(text: string): { scopes: Scopes; source: SourceFile } {
  const source = new SourceFile("test.nix", text);
  return { scopes: resolveNames(parser.parse(source)), source };
}

/** What each use of a name means: `x@1:5` for the definition at line 1, column 5. */
function meaning(text: string): string[] {
  const { scopes, source } = scopesOf(text);
  const describeUse = ({ name, resolution }: Reference): string => {
    if (resolution.kind === "with") return `${name} with ${resolution.candidates.length}`;
    if (resolution.kind !== "definition") return `${name} ${resolution.kind}`;
    const { kind, nameSpan } = resolution.definition;
    return `${name} ${kind}@${source.positionAt(nameSpan.start).column}`;
  };
  return scopes.references.map(describeUse);
}

function undefinedNames(text: string): string[] {
  return scopesOf(text)
    .scopes.references.filter(({ resolution }) => resolution.kind === "undefined")
    .map(({ name }) => name);
}

describe("resolveNames", () => {
  it.each([
    ["the innermost scope wins", "x: let x = 1; in x", ["x let@8"]],
    ["a lambda's formals are visible in every default", "{ a ? b, b ? a }: 1", ["b formal@10", "a formal@3"]],
    [
      "the name at the @ is visible in defaults and body",
      "args@{ a ? args }: args",
      ["args at-name@1", "args at-name@1"],
    ],
    ["a let sees its own names in its values", "let a = b; b = 1; in a", ["b let@12", "a let@5"]],
    ["a plain inherit looks outside", "x: let inherit x; in x", ["x parameter@1", "x let-inherit@16"]],
    ["an inherit source looks inside", "let inherit (x) y; x = 1; in y", ["x let@20", "y let-inherit@17"]],
    ["a plain inherit in rec looks outside", "x: rec { inherit x; y = x; }", ["x parameter@1", "x rec-inherit@18"]],
    ["a plain set gives no names", "x: { x = 1; y = x; }", ["x parameter@1"]],
    ["computed names in rec see the rec names", "rec { a = 1; ${a} = a; }", ["a rec@7", "a rec@7"]],
    ["a dotted binding gives its first name only", "let a.b = c; c = 1; in a", ["c let@14", "a let@5"]],
    ["a quoted name is a name", 'let "a" = 1; in a', ["a let@5"]],
    ['a name in ${"…"} is static', 'let ${"a"} = 1; in a', ["a let@5"]],
    ["an old-style let sees its own names", "let { a = 1; body = a; }", ["a rec@7"]],
    ["builtins need no definition", "map __head builtins", ["map builtin", "__head builtin", "builtins builtin"]],
    ["a builtin beats any with", "with x: x; map", ["x parameter@6", "map builtin"]],
    ["a with never shadows a lexical name", "a: with a; a", ["a parameter@1", "a parameter@1"]],
    [
      "an unknown name comes from any with around it",
      "a: with a; with b; c",
      ["a parameter@1", "b with 1", "c with 2"],
    ],
    ["a with's own set stands outside of it", "with x; 1", ["x undefined"]],
    ["subtraction calls __sub", "let __sub = 1; in 2 - 3", ["__sub let@5"]],
    ["negation calls __sub", "let __sub = 1; in -3", ["__sub let@5"]],
    ["multiplication and division call names", "2 * 3 / 4", ["__div builtin", "__mul builtin"]],
    ["comparisons call __lessThan", "[ (1 < 2) (1 <= 2) (1 > 2) (1 >= 2) ]", Array(4).fill("__lessThan builtin")],
    ["addition, update and equality call nothing", "1 + 2 == 3 && { } // { } != [ ] ++ [ ]", []],
    ["a search path calls two names", "let __findFile = 1; in <nixpkgs>", ["__findFile let@5", "__nixPath builtin"]],
    ["attribute names are not looked up", "x: x.y ? z", ["x parameter@1"]],
    ["names in computed attributes are", "x: y: x.${y} or 1", ["x parameter@1", "y parameter@4"]],
    ["names in strings and paths are", 'x: "a${x}" + ./b/${x}', ["x parameter@1", "x parameter@1"]],
    ["__curPos is no name even when bound", "let __curPos = 1; in __curPos", []],
    ["an inherited __curPos is a name", "let __curPos = 1; in { inherit __curPos; }", ["__curPos let@5"]],
  ])("%s", (_, text, expected) => {
    expect(meaning(text)).toEqual(expected);
  });

  it.each([
    ["a later set joins an earlier rec", "{ a = rec { x = 1; }; a.y = x; }", []],
    ["a later set literal joins an earlier rec", "{ a = rec { x = 1; }; a = { y = x; }; }", []],
    ["the earlier rec sees names of the later set", "{ a = rec { x = y; }; a.y = 1; }", []],
    ["a later rec is ignored", "{ a.y = 1; a = rec { x = 1; z = x; }; }", ["x"]],
    ["an earlier rec further down is found", "{ a = { b = rec { x = 1; }; }; a.b.y = x; }", []],
    ["a rec on one path says nothing of another", "{ a.b = rec { x = 1; }; a.c = x; }", ["x"]],
    ["a guest's plain inherit looks outside", "{ a = rec { x = 1; }; a = { inherit x; }; }", ["x"]],
    ["a rec in a rec sees both", "{ a = rec { p = 1; b = rec { q = 1; }; }; a.b.c = p + q; }", []],
    [
      "a rec merged into a set inside of a rec sees the outer one",
      "{ a = rec { p = 1; b.q = 1; }; a.b = rec { z = p; }; }",
      [],
    ],
    ["a computed name of a guest sees the rec", "{ a = rec { x = 1; }; a.${x} = 2; }", []],
    ["parentheses round the rec make no difference", "{ a = (rec { x = 1; }); a.y = x; }", []],
  ])("merges sets as Nix does: %s", (_, text, expected) => {
    expect(undefinedNames(text)).toEqual(expected);
  });

  it("lists definitions and references in order of place", () => {
    const { scopes } = scopesOf("let a = let b = 1; in b; c = a; in { x = rec { z = c; }; x.y = z; v = a; }");
    expect(scopes.definitions.map(({ name }) => name)).toEqual(["a", "b", "c", "z", "y"]);
    expect(scopes.references.map(({ name }) => name)).toEqual(["b", "a", "c", "z", "a"]);
  });

  it("makes one definition of a dotted binding written in two places", () => {
    const { scopes } = scopesOf("let a.b = 1; a.c = 2; in a");
    expect(scopes.definitions.map(({ name, sites }) => [name, sites.length])).toEqual([["a", 2]]);
  });

  it("knows which with is used", () => {
    const { scopes, source } = scopesOf("a: with a; [ (with a; a) (with a; b) ]");
    const text = source.text;
    const used = scopes.references.flatMap(({ resolution }) =>
      resolution.kind === "with" ? resolution.candidates : [],
    );
    expect(used.map(({ start }) => start)).toEqual([text.lastIndexOf("with"), text.indexOf("with")]);
    expect(used.every((node) => scopes.isUsed(node))).toBe(true);
  });

  it("lists what a scope brings in, its guests' names among them", () => {
    const { scopes } = scopesOf("{ a = rec { x = 1; y.z = 2; }; a.w = 3; a = rec { v = 4; }; }");
    const recs = new Set(scopes.definitions.map(({ scope }) => scope));
    expect([...recs].map((scope) => scopes.definitionsOf(scope).map(({ name }) => name))).toEqual([
      ["x", "y", "w", "v"],
    ]);
    expect(scopes.definitionsOf(scopes.definitions[0]!.sites[0]!)).toEqual([]);
  });

  it("names what is visible at a place, innermost first", () => {
    const { scopes } = scopesOf("a: { b, ... }@c: let d = 1; in rec { e = f; }");
    const missing = scopes.references.find(({ name }) => name === "f");
    expect(scopes.visibleNames(missing!.node)).toEqual(["e", "d", "b", "c", "a"]);
  });

  it("does not offer the names of the let to its plain inherit", () => {
    const { scopes } = scopesOf("a: let inherit b; c = 1; in c");
    const missing = scopes.references.find(({ name }) => name === "b");
    expect(scopes.visibleNames(missing!.node)).toEqual(["a"]);
  });

  it("survives text that does not parse", () => {
    expect(scopesOf("let a = { b = c; in a").scopes.references.length).toBeGreaterThan(0);
    expect(scopesOf("").scopes.references).toEqual([]);
  });

  it("knows names that are strings in parentheses or indented", () => {
    const { scopes } = scopesOf("let ${(\"a\")} = 1; ${''b''} = 2; in a + b");
    expect(scopes.references.map(({ resolution }) => resolution.kind)).toEqual(["definition", "definition"]);
  });

  it("survives deep nesting", () => {
    const depth = 400;
    const text = `${"let a = 1; in (".repeat(depth)}a${")".repeat(depth)}`;
    expect(scopesOf(text).scopes.definitions).toHaveLength(depth);
  });
});
