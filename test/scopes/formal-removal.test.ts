import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lambda } from "#src/parser/syntax.ts";
import { removeFormals } from "#src/scopes/formal-removal.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { parser } from "../support/parser.ts";

const parse = (text: string) => parser.parse(new SourceFile("a.nix", text));
const edit = (text: string, edits: readonly { start: number; end: number; text: string }[]) =>
  applyEdits(
    text,
    edits.map((one) => ({ ...one, file: "a.nix" })),
  );

/** The text without some formals, which are removed at once, or each by edits of its own. */
function without(text: string, names: readonly string[], together = true): string {
  const tree = parse(text);
  const { formals } = tree.root as Lambda;
  if (!formals) throw new Error("no formals");
  if (together) return edit(text, removeFormals(formals, new Set(names), tree));
  return edit(
    text,
    names.flatMap((name) => removeFormals(formals, new Set([name]), tree)),
  );
}

describe("without a formal", () => {
  it("a line has its commas", () => {
    const text = "{ a, b ? [ 1, ], c, ... }: 1".replace("[ 1, ]", "[ 1 ]");
    expect(without(text, ["a"])).toBe("{ b ? [ 1 ], c, ... }: 1");
    expect(without(text, ["b"])).toBe("{ a, c, ... }: 1");
    expect(without(text, ["c"])).toBe("{ a, b ? [ 1 ], ... }: 1");
    expect(without(text, ["a", "b", "c"])).toBe("{ ... }: 1");
    expect(without("{a,b,...}: 1", ["b"])).toBe("{a,...}: 1");
  });

  it("a list with a line for each keeps the others as they are", () => {
    const text = "{\n  # The machine.\n  a,\n  b, # for x\n\n  # The user,\n  # and more.\n  c,\n  d,\n  ...\n}:\n1\n";
    expect(without(text, ["a"])).toBe(text.replace("  a,\n", ""));
    expect(without(text, ["b"])).toBe(text.replace("  b, # for x\n\n", ""));
    expect(without(text, ["c"])).toBe(text.replace("  c,\n", ""));
    expect(without(text, ["c", "d"])).toBe(text.replace("  c,\n  d,\n", ""));
  });

  it("a comment that can mean nothing else goes with it", () => {
    const text = "{\n  a,\n  # For the tests.\n  b,\n  ...\n}:\n1\n";
    expect(without(text, ["b"])).toBe("{\n  a,\n  ...\n}:\n1\n");
    expect(without(text, ["a"])).toBe("{\n  # For the tests.\n  b,\n  ...\n}:\n1\n");
  });

  it("a list with the commas in front keeps that", () => {
    const text = "{ a\n, b # for x\n, c\n, ...\n}:\n1\n";
    expect(without(text, ["a"])).toBe("{ b # for x\n, c\n, ...\n}:\n1\n");
    expect(without(text, ["b"])).toBe("{ a\n, c\n, ...\n}:\n1\n");
    expect(without(text, ["c"])).toBe("{ a\n, b # for x\n, ...\n}:\n1\n");
    expect(without("{ a\n  # of b\n, b\n, ...\n}: 1", ["a"])).toBe("{   # of b\nb\n, ...\n}: 1".replace("{   ", "{ "));
  });

  it("a head that lets nothing else in stays as it is", () => {
    expect(without("{ a, b }: 1", ["a"])).toBe("{ a, b }: 1");
  });

  it("line ends stay what they are", () => {
    expect(without("{\r\n  a,\r\n  b,\r\n  ...\r\n}:\r\n1\r\n", ["b"])).toBe("{\r\n  a,\r\n  ...\r\n}:\r\n1\r\n");
  });
});

const comment = fc.constantFrom("", "", " # c\n", " /* c */ ", "\n  # own\n  ", "\n\n");
const blank = fc.constantFrom("", " ", "\n  ", "\n  # above\n  ", " /* b */ ");
const item = fc.record({
  fallback: fc.constantFrom("", "", " ? 1", " ? { x, y }: [ x y ]"),
  before: blank,
  behind: comment,
  afterComma: comment,
  isRemoved: fc.boolean(),
});

it("any formals can go, together or each by itself, and the rest stays what it was", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), blank, comment, (items, before, behind) => {
      const names = items.map((_, index) => `n${index}`);
      const written = items.map((one, index) => {
        return `${one.before}${names[index]}${one.fallback}${one.behind},${one.afterComma}`;
      });
      const text = `{${written.join("")}${before}...${behind}}: [ ${names[0]} ]\n`;
      const removed = names.filter((_, index) => items[index]?.isRemoved);
      const kept = names.filter((name) => !removed.includes(name));
      for (const together of [true, false]) {
        const tree = parse(without(text, removed, together));
        expect(tree.problems, tree.source.text).toEqual([]);
        const { formals } = tree.root as Lambda;
        expect(formals?.formals.map(({ name }) => name.name)).toEqual(kept);
        expect(formals?.ellipsis).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
