import { describe, expect, it } from "vitest";
import { removeDefinitions } from "#src/scopes/binding-removal.ts";
import { findDeadBindings } from "#src/scopes/liveness.ts";
import { resolveNames } from "#src/scopes/resolve-names.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { parser } from "../support/parser.ts";

/** The names of each group of dead bindings: `a b | c`. */
function dead(text: string): string {
  const scopes = resolveNames(parser.parse(new SourceFile("test.nix", text)));
  return findDeadBindings(scopes)
    .map(({ definitions }) => definitions.map(({ name }) => name).join(" "))
    .join(" | ");
}

function withoutDead(text: string): string {
  const tree = parser.parse(new SourceFile("test.nix", text));
  const definitions = findDeadBindings(resolveNames(tree)).flatMap((group) => group.definitions);
  const edits = removeDefinitions(definitions, tree).map((edit) => ({ ...edit, file: "test.nix" }));
  return applyEdits(text, edits);
}

describe("findDeadBindings", () => {
  it.each([
    ["a name used in the body is alive", "let a = 1; in a", ""],
    ["so is what it uses", "let a = b; b = c; c = 1; in a", ""],
    ["closed: a chain that ends nowhere is dead", "let a = 1; b = a; c = 1; in c", "a b"],
    ["closed: a circle nobody enters is dead", "let a = b; b = a; c = 1; in c", "a b"],
    ["closed: so is what uses itself only", "let f = x: f x; a = 1; in a", "f"],
    ["dead bindings that have nothing to do with each other stand alone", "let a = 1; b = 2; c = 3; in c", "a | b"],
    ["dead bindings that empty a let go together", "let a = 1; b = 2; in 3", "a b"],
    ["self-contained: nothing inside a dead binding is told", "let a = let b = 1; in 2; c = 3; in c", "a"],
    ["a dead name inside a live binding is", "let a = let b = 1; in 2; in a", "b"],
    ["applicable: an inner dead binding takes along what only it uses", "let a = 1; in let b = a; c = 2; in c", "a b"],
    ["applicable: what a kept name uses is alive", "let a = 1; _b = a; in 2", ""],
    [
      "what only the inside of a dead binding uses is dead with it",
      "let a = 1; b = let c = a; in c; d = 2; in d",
      "a b",
    ],
    ["a dotted binding is one definition", "let a.b = 1; a.c = 2; d = 3; in d", "a"],
    ["a use in a second part of a dotted binding counts", "let a.b = 1; a.c = d; d = 3; in a.b", ""],
    ["a source of inherit is used if one of its names is", "let inherit (x) a b; x = 1; in a", "b"],
    ["a source of inherit is dead with all of its names", "let inherit (x) a b; x = 1; c = 2; in c", "a b x"],
    ["a source of an inherit without names stays", "let inherit (x); x = 1; in 2", ""],
    ["a source of a kept name stays", "let inherit (x) _a b; x = 1; in 2", "b"],
    ["a plain inherit uses the outer name", "let a = 1; in let inherit a; in a", ""],
    ["a dead plain inherit does not", "let a = 1; in let inherit a; b = 2; in b", "a a"],
    ["subtraction counts", "let __sub = a: b: a; in 1 - 2", ""],
    ["negation counts", "let __sub = a: b: a; in -1", ""],
    ["comparison counts", "let __lessThan = a: b: true; in 1 > 2", ""],
    ["a search path counts", "let __findFile = a: b: b; in <nixpkgs>", ""],
    ["the list of search paths counts", "let __nixPath = [ ]; in <nixpkgs>", ""],
    ["a computed attribute name counts", 'let a = "x"; in { ${a} = 1; "${a}" = 2; }', ""],
    ["a default of a formal counts", "let a = 1; in { b ? a }: b", ""],
    ["the set of a with counts", "let a = { }; in with a; b", ""],
    ["a with does not use a name of the let", "x: let a = 1; b = 2; in with x; a", "b"],
    ["a shadowed name is dead", "let a = 1; in let a = 2; in a", "a"],
    ["an empty let hides no use below", "let a = 1; in let in a", ""],
    ["function arguments and rec attributes are not asked", "{ a, b ? 1 }@c: d: rec { e = 1; }", ""],
    ["names of an old-style let are not asked", "let { a = 1; body = 2; }", ""],
    ["a quoted name is asked", 'let "a" = 1; b = 2; in b', "a"],
  ])("%s", (_, text, expected) => {
    expect(dead(text)).toBe(expected);
  });
});

describe("removeDefinitions", () => {
  it.each([
    ["a binding among others on a line", "let a = 1; b = 2; in b", "let b = 2; in b"],
    ["the last binding on a line", "let a = 1; b = 2; in a", "let a = 1; in a"],
    ["a binding with its line", "let\n  a = 1;\n  b = 2;\nin\nb\n", "let\n  b = 2;\nin\nb\n"],
    ["a comment behind it", "let\n  a = 1; # one\n  b = 2; # two\nin\nb\n", "let\n  b = 2; # two\nin\nb\n"],
    ["a comment above it", "let\n  # one\n  a = 1;\n\n  b = 2;\nin\nb\n", "let\n  b = 2;\nin\nb\n"],
    [
      "a comment above it that another follows",
      "let\n  # one\n  a = 1;\n  # two\n  b = 2;\nin\nb\n",
      "let\n  # two\n  b = 2;\nin\nb\n",
    ],
    ["but not a heading of two", "let\n  # both\n  a = 1;\n  b = 2;\nin\nb\n", "let\n  # both\n  b = 2;\nin\nb\n"],
    ["nor a comment further up", "let\n  b = 2;\n  # more\n\n  a = 1;\nin\nb\n", "let\n  b = 2;\n  # more\nin\nb\n"],
    ["one of two blank lines", "let\n  b = 1;\n\n  a = 2;\n\n  c = b;\nin\nc\n", "let\n  b = 1;\n\n  c = b;\nin\nc\n"],
    ["a let that it empties", "let\n  a = 1;\nin\n{ }\n", "{ }\n"],
    ["but no comment of its own", "let\n  a = 1;\n\n  # b = 2;\nin\n{ }\n", "# b = 2;\n{ }\n"],
    ["a name of several inherited", "let\n  inherit (x) a b c;\nin\na c\n", "let\n  inherit (x) a c;\nin\na c\n"],
    [
      "a name on a line of its own",
      "let\n  inherit (x)\n    a\n    b # two\n    ;\nin\na\n",
      "let\n  inherit (x)\n    a\n    ;\nin\na\n",
    ],
    ["all inherited names with their entry", "let\n  inherit (x) a b;\n  c = 1;\nin\nc\n", "let\n  c = 1;\nin\nc\n"],
    ["both parts of a dotted binding", "let\n  a.b = 1;\n  c = 1;\n  a.d = 2;\nin\nc\n", "let\n  c = 1;\nin\nc\n"],
    ["a binding of several lines", "let\n  a = {\n    b = 1;\n  };\n  c = 1;\nin\nc\n", "let\n  c = 1;\nin\nc\n"],
    ["lines that end in CRLF", "let\r\n  a = 1;\r\n  b = 2;\r\nin\r\nb\r\n", "let\r\n  b = 2;\r\nin\r\nb\r\n"],
  ])("removes %s", (_, text, expected) => {
    expect(withoutDead(`x: ${text}`)).toBe(`x: ${expected}`);
  });
});
