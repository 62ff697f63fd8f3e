import { describe, expect, it } from "vitest";
import { printNix } from "#src/scopes/print-nix.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { canonicalForm } from "../../tools/oracle/canonical-form.ts";
import { parser } from "../support/parser.ts";

function print(text: string): string {
  const { root, problems } = parser.parse(new SourceFile("a.nix", text));
  expect(problems).toEqual([]);
  return root === null ? "nothing" : printNix(root, { directory: "/etc/x", home: "/home/me" });
}

/** Printed by `nix-instantiate --parse` of Nix 2.8.0 in /etc/x; `with` and functions left out where they said nothing. */
describe("a tree in Nix's own form", () => {
  it.each([
    ["a < b", "(__lessThan a b)"],
    ["a > b", "(__lessThan b a)"],
    ["a <= b", "(! (__lessThan b a))"],
    ["a >= b", "(! (__lessThan a b))"],
    ["1 - 2 * 3 / -a", "(__sub 1 (__div (__mul 2 3) (__sub 0 a)))"],
    ['a + "b" + (c + d)', '((a + "b") + (c + d))'],
    ["(-x) y", "(__sub 0 x y)"],
    ["(f or) x", "(f or x)"],
    ["(f x) or", "((f x) or)"],
    ["<nixpkgs/lib> { }", '(__findFile __nixPath "nixpkgs/lib" { })'],
    ["x |> f a", "(f a x)"],
    [
      "[ 007 1.5e10 .5 3.14159265358979 0.00001 100000.0 1000000.0 x:y ]",
      '[ (7) (1.5e+10) (0.5) (3.14159) (1e-05) (100000) (1e+06) ("x:y") ]',
    ],
    ['"a\\n\\t\\"\\${x}$\\\\ é"', '"a\\n\\t\\"\\${x}\\$\\\\ é"'],
    ['"${a}"', "(a)"],
    ["''\n  a ${x} ''${ ''' $$\n   b\n''", '("a " + x + " " + "\\$" + "{ " + "\'\'" + " \\$\\$\\n b\\n")'],
    ["''${\"a\"}''", '"a"'],
    [
      "[ /a/../b ./. ../c ~/d ./e/${x}/f /${x} ~/${x} ./${x}//b ]",
      '[ (/b) (/etc/x) (/etc/c) (/home/me/d) ((/etc/x/e/ + x + "/f")) ((/ + x)) ((/home/me/ + x)) ((/etc/x/ + x + "/" + "/b")) ]',
    ],
    ['a.b."c d".${e} or f', '(a).b."c d"."${e}" or (f)'],
    ["a ? b.c", "((a) ? b.c)"],
    ["assert a; with b; if c then d else e", "assert a; (with b; (if c then d else e))"],
    ["a@{ c, b ? 1, ... }: a", "({ b ? 1, c, ... } @ a: a)"],
    ["let { body = 1; }", "(rec { body = 1; }).body"],
    ["let inherit a; inherit (b) c; in c", "(let inherit a; c = (b).c; in c)"],
    [
      '{ a.b = 1; a = { c = 2; inherit x; }; "if" = 3; ${y} = 4; a.${z} = 5; }',
      '{ a = { b = 1; c = 2; inherit x ; "${z}" = 5; }; "if" = 3; "${y}" = 4; }',
    ],
    [
      "{ b = rec { x = 1; }; b = { y = 2; }; c = { x = 1; }; c = rec { y = 1; }; }",
      "{ b = rec { x = 1; y = 2; }; c = { x = 1; y = 1; }; }",
    ],
  ])("%s", (text, printed) => {
    expect(canonicalForm(print(text))).toBe(canonicalForm(printed));
  });
});

describe("the canonical form", () => {
  it.each([
    ["the order of attributes", "{ b = 1; a = 2; }", "{ a = 2; b = 1; }"],
    ["the order of bindings", "(let b = 1; a = 2; in b)", "(let a = 2; b = 1; in b)"],
    ["the order of formals", "({ b, a ? { y = 1; x = 2; }, ... }: b)", "({ a ? { x = 2; y = 1; }, ..., b }: b)"],
    ["blanks", "{  inherit x ;  }", "{ inherit x; }"],
    ["order round an assert", "{ b = assert x; y; a = 1; }", "{ a = 1; b = assert x; y; }"],
  ])("does not tell %s apart", (_, one, other) => {
    expect(canonicalForm(one)).toBe(canonicalForm(other));
  });

  it.each([
    ["grouping", "((a + b) + c)", "(a + (b + c))"],
    ["the order of elements", "[ (a) (b) ]", "[ (b) (a) ]"],
    ["the order of arguments", "(f a b)", "(f b a)"],
    ["the order of computed names", '{ "${a}" = 1; "${b}" = 2; }', '{ "${b}" = 2; "${a}" = 1; }'],
    ["whose value is whose", "{ a = 1; b = 2; }", "{ a = 2; b = 1; }"],
    ["in which set an attribute is", "{ a = { b = 1; }; c = 2; }", "{ a = { b = 1; c = 2; }; }"],
    ["a binding and the body", "(let a = b; in c)", "(let a = c; in b)"],
    ["texts that look like brackets", '("}" + "{")', '("{" + "}")'],
    ["a bracket that is missing", "(a (b))", "(a b)"],
    ["what an assert holds", "{ a = assert x; y; b = z; }", "{ a = assert x; z; b = y; }"],
    ["the name toString and others", "(toString a)", "(constructor a)"],
  ])("tells %s apart", (_, one, other) => {
    expect(canonicalForm(one)).not.toBe(canonicalForm(other));
  });
});
