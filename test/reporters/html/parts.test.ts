import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nixTokens } from "#src/reporters/excerpt/nix-tokens.ts";
import { SecretMask } from "#src/reporters/excerpt/secret-mask.ts";
import { initialState, readState, writeState } from "#src/reporters/html/client/page-state.ts";
import { fixDiff } from "#src/reporters/html/fix-diff.ts";
import { markdown, withCode } from "#src/reporters/html/markdown.ts";
import type { TextEdit } from "#src/source/text-edit.ts";
import { finding, reportOf } from "../sample-report.ts";

describe("tokens", () => {
  const shown = (text: string) => nixTokens(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

  test("are those of Nix", () => {
    expect(shown("let a.b = 1.5; in if true then ./x/y.nix else <nixpkgs/lib> # why")).toEqual([
      "keyword let",
      "name a",
      "name b",
      "number 1.5",
      "keyword in",
      "keyword if",
      "constant true",
      "keyword then",
      "path ./x/y.nix",
      "keyword else",
      "path <nixpkgs/lib>",
      "comment # why",
    ]);
  });

  test("go on behind interpolations, in both kinds of strings", () => {
    expect(shown('"a ${b { c = "d"; }} \\" e" f')).toEqual(['string "a ', "name c", 'string "d"', 'string  \\" e"']);
    expect(shown("''x ''${y} '''z ${w} ''\\n v'' /* c */")).toEqual([
      "string ''x ''${y} '''z ",
      "string  ''\\n v''",
      "comment /* c */",
    ]);
  });

  test("are made of any text, in order and apart from each other", () => {
    const piece = fc.constantFrom(
      '"',
      "''",
      "${",
      "}",
      "{",
      "#",
      "/*",
      "*/",
      "\n",
      "a",
      "/",
      "<",
      "=",
      "\\",
      "$",
      "1",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let position = 0;
        for (const { start, end } of nixTokens(text)) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(end).toBeGreaterThan(start);
          position = end;
        }
        expect(position).toBeLessThanOrEqual(text.length);
      }),
      { seed: 7 },
    );
  });
});

describe("a fix as a diff", () => {
  const lines = (text: string, edits: readonly Omit<TextEdit, "file">[]) => {
    const one = finding({ file: "a.nix", span: { start: 0, end: 1 } });
    const report = reportOf({ files: { "a.nix": text }, findings: [one] });
    const fix = { title: "Mend", safety: "safe", edits: edits.map((edit) => ({ file: "a.nix", ...edit })) } as const;
    return fixDiff(report, new SecretMask(report), one, fix).map(({ kind, text: line }) => `${kind[0]} ${line}`);
  };

  test("has what changes of each line, and no line that stays", () => {
    expect(lines("a\nb\nc\n", [{ start: 2, end: 3, text: "x\ny" }])).toEqual(["r b", "a x", "a y"]);
    expect(lines("a\nb\nc\n", [{ start: 2, end: 4, text: "" }])).toEqual(["r b"]);
    expect(lines("a\r\nb\r\n", [{ start: 1, end: 1, text: "\r\nz" }])).toEqual(["a z"]);
  });

  test("joins edits of one line, and keeps others apart", () => {
    expect(
      lines("a b\n\n\nc\n", [
        { start: 7, end: 7, text: "!" },
        { start: 0, end: 1, text: "x" },
        { start: 2, end: 3, text: "y" },
      ]),
    ).toEqual(["r a b", "a x y", "a c!"].flatMap((line) => (line === "a c!" ? ["r c", "a c!"] : [line])));
  });

  test("of many lines is cut", () => {
    const cut = lines("x\n".repeat(40), [{ start: 0, end: 80, text: "" }]);
    expect(cut).toHaveLength(14);
    expect(cut.at(-1)).toMatch(/^m \d+ more lines$/);
  });
});

describe("Markdown", () => {
  test("becomes paragraphs, lists, tables and code", () => {
    const text =
      "Two `lines`\nof **one**.\n\n- a\n  b\n- [c](https://example.org/)\n\n~~~nix\nx = <y>;\n~~~\n\n| h | i |\n|---|---|\n| 1 | 2 |\n";
    expect(markdown(text).text).toBe(
      '<p>Two <code>lines</code> of <em>one</em>.</p><ul><li>a b</li><li><a href="https://example.org/" rel="noopener noreferrer">c</a></li></ul>' +
        '<pre class="code plain" tabindex="0"><code><span class="l">x = &lt;y&gt;;\n</span></code></pre>' +
        '<table><thead><tr><th scope="col">h</th><th scope="col">i</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    );
  });

  test("of findings is code only: names of the repository stand in it", () => {
    expect(withCode("`a` and [b](https://example.org) **c**").text).toBe(
      "<code>a</code> and [b](https://example.org) **c**",
    );
  });
});

describe("the state in the address", () => {
  test("is what was written", () => {
    const text = fc.string({ maxLength: 12 });
    const state = fc.record({
      view: fc.constantFrom("findings" as const, "modules" as const),
      group: fc.constantFrom("file" as const, "rule" as const, "host" as const),
      text,
      without: fc.subarray(["error", "warning", "note"]),
      topic: text,
      rule: text,
      host: text,
      fixable: fc.boolean(),
      module: text,
      inputs: fc.boolean(),
      imports: fc.constantFrom(null, true, false),
    });
    fc.assert(
      fc.property(state, (one) => {
        expect(readState(`#${writeState(one, initialState)}`, initialState)).toEqual(one);
      }),
      {
        seed: 7,
      },
    );
  });

  test("is empty at first, and no state where the address names an element", () => {
    expect(writeState(initialState, initialState)).toBe("");
    expect(readState("", initialState)).toEqual(initialState);
    expect(readState("#f-0123456789abcdef", initialState)).toBeNull();
    expect(readState("#view=evil&group=toString&without=__proto__", initialState)).toEqual(initialState);
  });
});
