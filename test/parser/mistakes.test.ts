import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findMistakes } from "#src/parser/mistakes/find-mistakes.ts";
import type { Node } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

function problemsOf(text: string) {
  return parser.parse(new SourceFile("test.nix", text)).problems;
}

function messagesOf(text: string): string[] {
  return problemsOf(text).map((problem) => problem.message);
}

describe("two mistakes in one file", () => {
  it("are both told where the second does not follow from the first", () => {
    const text = "{\n  a = ;\n  b = [ 1, 2 ];\n  c = 3\n  d = 4;\n}\n";
    expect(messagesOf(text)).toEqual([
      "expected an expression after '=', found ';'",
      "unexpected ',' in a list: its elements are separated by blanks",
      "missing ';' after 'c = 3'",
    ]);
  });

  it("are told once where brackets do not match after the first", () => {
    expect(messagesOf("{\n  a = { b = ; ;\n  c = 1;\n}\n")).toHaveLength(1);
  });

  it("are no longer told after the twentieth", () => {
    expect(messagesOf(`{ ${"a = (;\n".repeat(1000)} }`)).toHaveLength(20);
  });
});

describe("a sound file that lost a token", () => {
  const folder = new URL("../../fixtures/parser/ok/", import.meta.url);
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));

  it.each([";", ",", "=", "}", "]", ")", "{", "[", "("])("has one problem at most: '%s'", (token) => {
    const sprays: string[] = [];
    let tried = 0;
    for (const text of texts) {
      for (let place = text.indexOf(token); place >= 0; place = text.indexOf(token, place + 1)) {
        tried++;
        const messages = messagesOf(text.slice(0, place) + text.slice(place + 1));
        if (messages.length > 1) sprays.push(`${text.slice(0, place)}«${token}»: ${messages.join("; ")}`);
      }
    }
    expect(tried).toBeGreaterThan(10);
    expect(sprays.length / tried).toBeLessThan(0.05);
  });
});

describe("a problem", () => {
  it("points at what was opened", () => {
    const text = "{\n  a = [ 1;\n}\n";
    const [problem] = problemsOf(text);
    expect(problem?.related?.map(({ span }) => span.start)).toEqual([text.indexOf("[")]);
  });

  it("blames the brace whose closer stands too far left", () => {
    const text = "{\n  a = {\n    b = 1;\n\n  c = 2;\n}\n";
    const [problem] = problemsOf(text);
    expect(problem?.message).toBe("unclosed '{'");
    expect(problem?.related?.map(({ span }) => span.start)).toEqual([text.indexOf("{", 1)]);
  });

  it("stands at the string that lacks its closing quote, though others end later", () => {
    const text = '{\n  a = "one;\n  b = "two";\n}\n';
    const [problem, ...others] = problemsOf(text);
    expect(problem).toMatchObject({ message: "unterminated string", span: { start: text.indexOf('"') } });
    expect(problem?.fix?.edits).toMatchObject([{ start: text.indexOf(";"), text: '"' }]);
    expect(others).toEqual([]);
  });

  it("brings the edit that inserts what is missing", () => {
    const text = "{\n  a = f x # why\n  b = 1;\n}\n";
    const [problem] = problemsOf(text);
    const [edit] = problem?.fix?.edits ?? [];
    expect(edit).toEqual({ start: text.indexOf(" # why"), end: text.indexOf(" # why"), text: ";" });
  });
});

describe("the tree of a broken file", () => {
  it("keeps the entries around the mistake", () => {
    const { root } = parser.parse(new SourceFile("test.nix", "{\n  a = 1;\n  b = [ 1 2;\n  c = 3;\n}\n"));
    const names: string[] = [];
    if (root) walk(root, (node: Node) => (node.kind === "Identifier" ? names.push(node.name) : undefined));
    expect(names).toContain("a");
  });

  it("keeps the names in what could not be read", () => {
    const { root } = parser.parse(new SourceFile("test.nix", "let used = 1; in { a = used ) other; }"));
    const names: string[] = [];
    if (root) walk(root, (node: Node) => (node.kind === "Variable" ? names.push(node.name) : undefined));
    expect(names).toEqual(expect.arrayContaining(["used", "other"]));
  });
});

describe("texts that are not Nix at all", () => {
  it.each([
    ["Markdown", "# Title\n\nSome `code` (and more).\n".repeat(500)],
    ["JSON", '{"a": [1, 2, {"b": null}]}\n'.repeat(500)],
    ["HTML", '<div class="a">text & more</div>\n'.repeat(500)],
    ["open comments", "/* ".repeat(100_000)],
    ["open lists", "[ a ".repeat(50_000)],
    ["closers", ")]}".repeat(20_000)],
  ])("%s are refused in few words", (_, text) => {
    const count = problemsOf(text).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(20);
  });
});

describe("the search for mistakes", () => {
  it.each(["{ a = 1; }", "x: y", "''a ${b} ''${c}''", "./${a}//b", "[ (a or) ]", "{ inherit; }", "a |> b |> c"])(
    "finds none in %s",
    (text) => {
      expect(findMistakes(text)).toEqual({ problems: [], doubts: [] });
    },
  );
});
