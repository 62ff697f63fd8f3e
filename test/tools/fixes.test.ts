import { describe, expect, it } from "vitest";
import { fixAll } from "#src/engine/apply-fixes.ts";
import { registry } from "#src/rules/registry.ts";
import { type IntendedChange, intendedChanges, undeclaredRules } from "../../tools/fixes/intended-changes.ts";
import { changeOf, unintendedDifference } from "../../tools/fixes/judge-mending.ts";
import { showTree } from "../../tools/fixes/printed-tree.ts";
import { readPrinted } from "../../tools/fixes/read-printed.ts";
import { lostComments, textFlaws } from "../../tools/fixes/text-promises.ts";
import { inventRule } from "../support/invented-rules.ts";
import { lintInput } from "../support/lint.ts";
import { nixForm } from "../support/nix-form.ts";
import { parser } from "../support/parser.ts";
import { filesOf, today } from "../support/run-rule.ts";

const anything: IntendedChange = { tree: [] };

function difference(rule: string, before: string, after: string): string | null {
  return unintendedDifference(nixForm(before), nixForm(after), changeOf([rule]));
}

it("every rule with a safe fix has its intended change declared", () => {
  expect(undeclaredRules(registry)).toEqual([]);
  const invented = inventRule({ id: "invented", fix: "safe", check: { file: () => {} } });
  expect(undeclaredRules([invented])).toEqual(["invented"]);
});

describe("the reader of what Nix prints", () => {
  it.each([
    ['x: y: x.a or (y ? b."c d".${x})', '(x: (y: x.a or (y ? b."c d"."${x}")))'],
    [
      "{ a ? { }, b, ... }@args: assert a == b; [ b (b 1) ]",
      "({ a ? { }, b, ... } @ args: (assert (a == b); [ b (b 1) ]))",
    ],
    ["x: with x; ./x/${a} + -1", "(x: (with x; ((/repository/x/ + a) + (__sub 0 1))))"],
    ["let a.b = 1; a.c = 2; in rec { inherit a; }", "(let a = { b = 1; c = 2; }; in rec { inherit a; })"],
    ["x: { ${x} = if x then ! x else x // { }; }", '(x: { "${x}" = (if x then (! x) else (x // { })); })'],
    ['{ "inherit" = 1; "a b" = "$" + "\\""; }', '{ "a b" = ("\\$" + "\\""); inherit = 1; }'],
    ["{ }: { ... }: 1 <= 2", "({  }: ({ ... }: (! (__lessThan 2 1))))"],
    ["f: f (assert true; 1) 2", "(f: (f (assert true; 1) 2))"],
  ])("reads %s", (source, shown) => {
    expect(showTree(readPrinted(nixForm(source)))).toBe(shown);
  });

  it("sees the order of names, which means nothing, as one", () => {
    const [one, other] = ["{ b = 1; a = 2; }", "{ a = 2; b = 1; }"].map((text) => showTree(readPrinted(text)));
    expect(one).toBe(other);
  });

  it("sees an interpolation alone, which is no name", () => {
    expect(showTree(readPrinted(nixForm('x: "${x}"')))).not.toBe(showTree(readPrinted(nixForm("x: x"))));
  });

  it("refuses what Nix does not print", () => {
    expect(() => readPrinted("{ a = ; }")).toThrow("expected an expression");
    expect(() => readPrinted("1 2")).toThrow("expected the end");
  });
});

describe("an intended change", () => {
  it.each([
    ["url-literal", "[ a:b ]", '[ "a:b" ]'],
    ["empty-let", "let in 1", "1"],
    ["unused-binding", "let a = b; b = 1; c = 2; in c", "let c = 2; in c"],
    ["unused-binding", "let a = 1; in { }", "{ }"],
    ["unused-with", "with { }; x: x ++ map", "x: x ++ map"],
    ["nested-with", "x: with x; [ (with x; y) ]", "x: with x; [ y ]"],
    ["legacy-let", "let { a = 1; body = a; }", "let a = 1; in a"],
    ["legacy-let", "let { a = body; body = 1; }", "(rec { a = body; body = 1; }).body"],
    ["duplicate-import", "{ imports = [ ./a ./b ./a/default.nix ]; }", "{ imports = [ ./a ./b ]; }"],
    ["duplicate-package", "a: b: with a; [ a b ] ++ (with b; [ a ])", "a: b: with a; [ a b ] ++ (with b; [ ])"],
    ["renamed-option", "{ hardware.opengl.enable = true; }", "{ hardware.graphics.enable = true; }"],
    ["missing-follows", '{ inputs.a.url = "x"; }', '{ inputs.a = { url = "x"; inputs.b.follows = "b"; }; }'],
    ["collapsible-let", "let a = 1; in let b = a; in b", "let a = 1; b = a; in b"],
    [
      "collapsible-let",
      "b: let a = b; in let c = a; in let a = b; in let c = a; in let b = a; in b",
      "b: let a = b; c = a; in let a = b; c = a; in let b = a; in b",
    ],
    ["manual-inherit", "a: { a = a; }", "a: { inherit a; }"],
    ["manual-inherit-from", "a: { b = a.b; }", "a: { inherit (a) b; }"],
    ["negated-comparison", "a: !(a == 1)", "a: a != 1"],
    ["bool-comparison", "a: a == false", "a: !a"],
    ["bool-comparison", "a: b: (a == b) != true", "a: b: a != b"],
    ["negated-literal", "!true", "false"],
    ["empty-list-concatenation", "a: [ ] ++ a ++ [ ]", "a: a"],
    ["empty-set-update", "a: a // { }", "a: a"],
    ["literal-concatenation", "a: [ 1 ] ++ [ a ] ++ a", "a: [ 1 a ] ++ a"],
    ["literal-concatenation", "a: a // { x = 1; } // { y = 2; }", "a: a // { x = 1; y = 2; }"],
    ["redundant-interpolation", 'a: "${a}"', "a: a"],
    ["useless-has-attr", "a: if a ? b.c then a.b.c else 1", "a: a.b.c or 1"],
    ["useless-has-attr", "a: if !(a ? b) then 1 else a.b", "a: a.b or 1"],
    ["useless-has-attr", "a: if a.b ? c then a.b.c else 1", "a: a.b.c or 1"],
    ["unused-rec", "rec { a = 1; b = x: x; }", "{ a = 1; b = x: x; }"],
    ["unused-at-name", "args@{ a, ... }: a", "{ a, ... }: a"],
    ["empty-pattern", "{ ... }: 1", "_: 1"],
    ["redundant-builtins-prefix", "builtins.map", "map"],
  ])("of %s explains '%s' → '%s'", (rule, before, after) => {
    expect(difference(rule, before, after)).toBeNull();
    expect(unintendedDifference(nixForm(before), nixForm(after), anything) === null).toBe(
      intendedChanges[rule]?.tree.length === 0 || (rule === "legacy-let" && after.startsWith("(")),
    );
  });

  it.each([
    ["url-literal", "[ a:b ]", '[ "a:c" ]'],
    ["redundant-parentheses", "a: b: (a b) == b", "a: b: a (b == b)"],
    ["empty-let", "let a = 1; in 1", "1"],
    ["unused-binding", "c: let a = 1; in a", "c: c"],
    ["unused-binding", "let a = 1; b = a; c = 2; in [ b c ]", "let a = 1; b = a; c = 3; in [ b c ]"],
    ["unused-with", "x: with x; y: z", "x: y: x"],
    ["nested-with", "x: with x; [ (x: with x; y) ]", "x: with x; [ (x: y) ]"],
    ["nested-with", "x: a: with x; with a; with x; y", "x: a: with x; with a; y"],
    ["unused-with", "x: with x; with { }; z", "x: with { }; z"],
    ["legacy-let", "let { a = body; body = 1; }", "let a = 2; in 1"],
    ["duplicate-import", "{ imports = [ ./a ./b ./a ]; }", "{ imports = [ ./a ]; }"],
    ["renamed-option", "{ hardware.opengl.enable = true; }", "{ hardware.graphics.enable = false; }"],
    ["missing-follows", '{ inputs.a.url = "x"; }', '{ inputs.a = { url = "y"; inputs.b.follows = "b"; }; }'],
    ["missing-follows", '{ x.inputs.a.url = "x"; }', '{ x.inputs.a = { url = "x"; inputs.b.follows = "b"; }; }'],
    ["collapsible-let", "a: let b = a; in let a = 1; in b + a", "a: let b = a; a = 1; in b + a"],
    ["collapsible-let", "a: let b = a; in let inherit b; in b", "a: let b = a; inherit b; in b"],
    ["collapsible-let", "let a = 1; in { inherit a; }", "let a = 1; in { a = 2; }"],
    ["manual-inherit", "a: rec { a = a; }", "a: rec { inherit a; }"],
    ["negated-comparison", "a: !(a == 1)", "a: a == 1"],
    ["bool-comparison", "a: a == false", "a: a"],
    ["empty-list-concatenation", "a: a ++ [ 1 ]", "a: a"],
    ["empty-set-update", "a: a // { b = 1; }", "a: a"],
    ["useless-has-attr", "a: if a ? b then a.c else 1", "a: a.c or 1"],
    ["unused-rec", "a: rec { a = 1; b = a; }", "a: { a = 1; b = a; }"],
    ["unused-at-name", "args@{ a, ... }: args", "args: { a, ... }: args"],
    ["empty-pattern", "_: { ... }: _", "_: _: _"],
  ])("of %s does not explain '%s' → '%s'", (rule, before, after) => {
    expect(difference(rule, before, after)).not.toBeNull();
  });

  /** That of unused-suppression shows a misspelt name, of which only a person knows what it should be. */
  const examples: Readonly<Record<string, string>> = {
    "unused-suppression": "{\n  # flakelint: allow url-literal -- an old mirror\n  a = 1;\n}\n",
  };
  const offered = registry.filter(({ rule }) => rule.fix === "safe");
  it.each(offered.map(({ rule }) => [rule.id, rule] as const))("of %s explains its example", async (id, rule) => {
    const files = filesOf(rule, examples[id] ?? rule.example.bad);
    const { changes } = await fixAll(
      { ...lintInput(files, registry, { config: { select: id === "unused-suppression" ? null : [id] } }), now: today },
      "safe",
    );
    expect(changes.size).toBeGreaterThan(0);
    for (const { before, after } of changes.values()) {
      expect(difference(id, before, after)).toBeNull();
      expect([...textFlaws(before, after, changeOf([id]), parser)]).toEqual([]);
    }
  });
});

describe("a wrong fix", () => {
  /** Takes away the first operand of each `++`. */
  const wrong = inventRule({
    id: "wrong",
    fix: "safe",
    check: {
      nodes: {
        BinaryOp({ left, right, operator }, { report }) {
          if (operator !== "++") return;
          const edits = [{ start: left.start, end: right.start, text: "" }];
          report({ at: left, message: "wrong", fix: { title: "Cut", edits } });
        },
      },
    },
  });

  it("is found out, though the text still parses", async () => {
    const { changes } = await fixAll(lintInput({ "a.nix": "a: b: a ++ b" }, [wrong]), "safe");
    const { before = "", after = "" } = changes.get("a.nix") ?? {};
    expect(after).toBe("a: b: b");
    for (const rule of Object.keys(intendedChanges)) expect(difference(rule, before, after)).not.toBeNull();
  });
});

describe("the text around a fix", () => {
  const flaws = (before: string, after: string, change = anything) => [
    ...textFlaws(before, after, change, parser).keys(),
  ];

  it.each([
    ["the same text", "{ a = 1; } # x\n", "{ a = 1; } # x\n"],
    ["a comment that moved", "{ # x\n  a = 1;\n}\n", "{\n      # x\n  a = 1;\n}\n"],
    ["a line less", "{\n  a = 1;\n\n  b = 2;\n}\n", "{\n  a = 1;\n}\n"],
    ["blanks that stood there", "{  \n\n\n\n\ta = 1; b = 2;\n}", "{  \n\n\n\n\ta = 1;\n}"],
    ["CRLF line ends kept", "{\r\n  a = 1;\r\n\r\n}\r\n", "{\r\n  b = 1;\r\n\r\n}\r\n"],
  ])("is as it was: %s", (_, before, after) => {
    expect(flaws(before, after)).toEqual([]);
  });

  it.each([
    ["lost comment", "{ } # x\n", "{ }\n"],
    ["lost comment", "[ /* x */ 1 /* x */ ]\n", "[ /* x */ 1 ]\n"],
    ["line ends", "{\r\n  a = 1;\r\n}\r\n", "{\n  a = 1;\r\n}\r\n"],
    ["line ends", "{\n}\n", "{\r\n}\n"],
    ["trailing blank", "{\n  a = 1;\n}\n", "{\n  \n  a = 1;\n}\n"],
    ["blank line", "{\n  a = 1;\n\n  b = 1;\n}\n", "{\n  a = 1;\n\n\n  b = 1;\n}\n"],
    ["blank line", "{\n  a = 1;\n}\n", "{\n  a = 1;\n\n}\n"],
    ["blank line", "x:\n1\n", "\nx:\n1\n"],
    ["blank line", "let\n  a = 1;\nin\na\n", "let\n\n  a = 1;\nin\na\n"],
    ["tab", "{\n  a = 1;\n}\n", "{\n\ta = 1;\n}\n"],
    ["last line", "1\n", "1"],
  ])("is worse by a %s", (flaw, before, after) => {
    expect(flaws(before, after)).toContain(flaw);
  });

  it("may lose comments with what they are about, which are counted", () => {
    expect(flaws("{ } # x\n", "{ }\n", { tree: [], takesComments: true })).toEqual([]);
    expect(lostComments("{ } # x  y\n", "{ }\n", parser)).toEqual(["x y"]);
  });
});
