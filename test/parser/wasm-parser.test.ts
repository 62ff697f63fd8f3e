import { describe, expect, it } from "vitest";
import { nodeAt } from "#src/parser/node-at.ts";
import type { Node } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";
import { shape } from "./tree-shape.ts";

function parse(text: string) {
  return parser.parse(new SourceFile("test.nix", text));
}

function shapeOf(text: string): string {
  const { root, problems } = parse(text);
  expect(problems).toEqual([]);
  return root === null ? "nothing" : shape(root);
}

describe("the tree of an expression", () => {
  it.each([
    ["1 + 2 * 3", "(1 + (2 * 3))"],
    ["1 - 2 - 3", "((1 - 2) - 3)"],
    ["a ++ b ++ c", "(a ++ (b ++ c))"],
    ["a // b // c", "(a // (b // c))"],
    ["a -> b -> c", "(a -> (b -> c))"],
    ["!a ? b && c", "((! (a ? b)) && c)"],
    ["-a ? b", "((- a) ? b)"],
    ["a == b || c < d", "((a == b) || (c < d))"],
    ["a |> b |> c", "((a |> b) |> c)"],
    ["a <| b <| c", "(a <| (b <| c))"],
    ["a -> b |> c", "((a -> b) |> c)"],
    ["f a.b c", "((f (select a b)) c)"],
    ["a.b.c or d e", "((select a b.c or d) e)"],
    ["a.b or c.d or e", "(select a b or (select c d or e))"],
    ["[f or a.or]", "[(f or) (select a or)]"],
    ["x: y: x", "(x: (y: x))"],
    ["{a, b ? 1, ...}@c: c", "(c@{a, b ? 1, ...}: c)"],
    ["{a, b,}: a", "({a, b}: a)"],
    ['let a = 1; inherit (b) c "d"; in a', '(let {a=1; inherit (b) c (string "d");} a)'],
    ["let { body = 1; }", "(let-body {body=1;})"],
    ['rec { a.${b}."c" = 1; inherit; }', 'rec {a.${b}.(string "c")=1; inherit ;}'],
    ["with a; assert b; if c then d else e", "(with a (assert b (if c d e)))"],
    ["a:b", "a:b"],
    ["a: b", "(a: b)"],
    ["<a/b>", "<a/b>"],
    ["a//b", "(a // b)"],
    ["{}//a", "({} // a)"],
    ["(a)//b", "((paren a) // b)"],
    ["a.c//b", "((select a c) // b)"],
    ["a/b", '(path-relative "a/b")'],
    ["./a.b", '(path-relative "./a.b")'],
    ["/a/${b}/c", '(path-absolute "/a/" ${b} "/c")'],
    ["a/${b}", '(path-relative "a/" ${b})'],
    ["./${a}//b", '(path-relative "./" ${a} "//b")'],
    ["./a//b/${c}", '(path-relative "./a//b/" ${c})'],
    ["~/${a}", '(path-home "~/" ${a})'],
    ["./${a} /* c */b", '((path-relative "./" ${a}) b)'],
    ["if a then ./${b} /* c */else d", '(if a (path-relative "./" ${b}) d)'],
    ["~/a.nix", '(path-home "~/a.nix")'],
    ["f ./a b", '((f (path-relative "./a")) b)'],
    ["00.5", "(00 .5)"],
    ["1.5.5", "(1.5 .5)"],
    ["1e3", "(1 e3)"],
    ["- 1", "(- 1)"],
    ["a # c\r b", "(a b)"],
  ])("%s", (text, expected) => {
    expect(shapeOf(text)).toBe(expected);
  });
});

describe("fragments of strings", () => {
  it.each([
    ['"a b"', '(string "a b")'],
    ['""', "(string )"],
    ['"a\\nb"', '(string "a" "\\n" "b")'],
    ['"\\t\\r\\\\\\"\\x"', '(string "\\t" "\\r" "\\\\" "\\"" "x")'],
    ['"$$${a}$"', '(string "$$" ${a} "$")'],
    ['"$${a}"', '(string "$${a}")'],
    ['"\\${a}"', '(string "$" "{a}")'],
    ['"a\r\nb\rc"', '(string "a\\nb\\nc")'],
    ['"\\\r\nb"', '(string "\\r" "\\nb")'],
    ['"\\🎉"', '(string "🎉")'],
    ["''a\r\nb''", '(indented "a\\r\\nb")'],
    ["''a ''' b''", `(indented "a " "''" " b")`],
    ["''''${a} ''$ $${b}''", '(indented "$" "{a} " "$" " $${b}")'],
    ["''''\\n ''\\t ''\\x''", '(indented "\\n" " " "\\t" " " "x")'],
    ["''$''", '(indented "$")'],
    ["'''${a}'$x''", `(indented "'" \${a} "'$x")`],
  ])("%s", (text, expected) => {
    expect(shapeOf(text)).toBe(expected);
  });

  it("know whether they were escapes", () => {
    const { root } = parse('"a\\nb"');
    expect(root?.kind === "String" && root.parts.map((part) => part.kind === "Fragment" && part.escaped)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe("places", () => {
  it("count UTF-16 code units", () => {
    const text = '/* 🎉 */ { a = "é🎉"; b = c; }';
    const { root } = parse(text);
    const found: string[] = [];
    walk(root as Node, (node) => {
      if (node.kind === "Variable" || node.kind === "String") found.push(text.slice(node.start, node.end));
    });
    expect(found).toEqual(['"é🎉"', "c"]);
  });

  it("name the operator and the `in`", () => {
    const text = "let a = 1; in a  ++  b";
    const { root } = parse(text);
    expect(root).toMatchObject({ kind: "Let", inKeyword: { start: 11, end: 13 } });
    expect(root).toMatchObject({ body: { operatorSpan: { start: 17, end: 19 } } });
  });

  it("lead to the innermost node", () => {
    const tree = parse("{ a = f b; }");
    expect(nodeAt(tree, 8)?.kind).toBe("Variable");
    expect(nodeAt(tree, 2)?.kind).toBe("Identifier");
    expect(nodeAt(tree, 4)?.kind).toBe("Binding");
    expect(nodeAt(tree, 99)).toBeNull();
  });
});

describe("comments", () => {
  it("come in order, without their brackets", () => {
    const { comments } = parse("# one\r{ /* two */ a = 1; #three\n }/**/");
    expect(comments.map(({ text, block }) => [text, block])).toEqual([
      [" one", false],
      [" two ", true],
      ["three", false],
      ["", true],
    ]);
  });
});

describe("files beyond measure", () => {
  const deep: [string, string][] = [
    ["50,000 open parentheses", "(".repeat(50_000)],
    ["50,000 pairs of parentheses", `${"(".repeat(50_000)}1${")".repeat(50_000)}`],
    ["20,000 concatenations", Array.from({ length: 20_000 }, () => "a").join(" ++ ")],
    ["20,000 additions", Array.from({ length: 20_000 }, () => "a").join(" + ")],
    ["20,000 arguments", `f ${"a ".repeat(20_000)}`],
    ["20,000 open sets", "{ a = ".repeat(20_000)],
    ["20,000 open interpolations", '"${'.repeat(20_000)],
    ["20,000 functions", "x: ".repeat(20_000)],
    ["20,000 open lists and sets", "[ { a = ".repeat(20_000)],
  ];

  it.each(deep)("%s get exactly one problem", (_, text) => {
    const tree = parse(text);
    expect(tree.problems).toHaveLength(1);
    expect(tree.root?.kind).toBe("Damaged");
  });

  it("are read if they are only long", () => {
    const tree = parse(`{ a = [ ${"./a.nix { b = 1; } ".repeat(20_000)} ]; }`);
    expect(tree.problems).toEqual([]);
  });

  it("may nest a thousand levels", () => {
    expect(parse(`${"(".repeat(1000)}1${")".repeat(1000)}`).problems).toEqual([]);
  });
});

describe("what fuzzing found", () => {
  it("offers no fix that moves the dots over themselves", () => {
    expect(parse("{..., ").problems.map(({ message }) => message)).toEqual([
      "'...' must stand last, without a comma after it",
    ]);
  });

  it.each(["with {}; a . b/c", "let a = 1; in/x", "[ ./p\n .\n loupe/x ]"])("refuses '%s', as Nix does", (text) => {
    expect(parse(text).problems).toHaveLength(1);
  });
});
