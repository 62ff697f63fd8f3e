import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze } from "#src/engine/analyze.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import type { Report } from "#src/findings/report.ts";
import type { SyntaxProblem } from "#src/parser/syntax.ts";
import { registry } from "#src/rules/registry.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { inventRule, renamedVariable, variableNamed } from "../support/invented-rules.ts";
import { lint, lintInput, places } from "../support/lint.ts";
import { parser } from "../support/parser.ts";
import { readFolder } from "../support/read-folder.ts";

/** Line 4 lacks its '='. */
const damaged = "{\n  a = x;\n  b = 1;\n  c x;\n  d = 1;\n  e = x;\n}\n";

describe("a damaged file", () => {
  it("shows node hooks its intact nodes only", async () => {
    const { report } = await lint({ "a.nix": damaged }, [variableNamed("x")]);
    expect(places(report)).toEqual(["a.nix:2:7 variable-x", "a.nix:6:7 variable-x"]);
  });

  it("shows no set that holds the damage", async () => {
    const sets: number[] = [];
    const rule = inventRule({ id: "sets", check: { nodes: { AttrSet: (set) => void sets.push(set.start) } } });
    const text = "{\n  a = { };\n  b = 1;\n  c = { d 1; };\n  e = 1;\n  f = { };\n}\n";
    await lint({ "a.nix": text }, [rule]);
    expect(sets).toEqual([text.indexOf("{ }"), text.lastIndexOf("{ }")]);
  });

  it("shows everything to rules that say they cope", async () => {
    const seen: string[] = [];
    const rule = inventRule({
      id: "coping",
      copesWithDamage: true,
      check: {
        nodes: { AttrSet: () => void seen.push("node"), Damaged: () => void seen.push("damage") },
        file: () => void seen.push("file"),
      },
    });
    await lint({ "a.nix": damaged }, [rule]);
    expect(new Set(seen)).toEqual(new Set(["node", "damage", "file"]));
  });

  it("is hidden from file hooks of other rules", async () => {
    const seen: string[] = [];
    const rule = inventRule({ id: "seen", check: { file: (file) => void seen.push(file.path) } });
    await lint({ "a.nix": damaged, "b.nix": "{ a, a }: a" }, [rule]);
    expect(seen).toEqual(["b.nix"]);
  });

  it("says of no comment that it allows nothing", async () => {
    const unusedSuppression = registry.filter(({ rule }) => rule.id === "unused-suppression");
    const text = damaged.replace("e = x;", "e = 1; # flakelint: allow variable-x -- reason");
    const { report } = await lint({ "a.nix": text }, [variableNamed("x"), ...unusedSuppression]);
    expect(places(report)).toEqual(["a.nix:2:7 variable-x"]);
  });

  it("honours comments that allow something", async () => {
    const text = damaged.replace("e = x;", "e = x; # flakelint: allow variable-x -- reason");
    const { report } = await lint({ "a.nix": text }, [variableNamed("x")]);
    expect(places(report)).toEqual(["a.nix:2:7 variable-x"]);
    expect(report.summary.suppressed).toBe(1);
  });

  it("takes offences of the project's hooks in its intact parts only, and none on a problem", async () => {
    const rule = inventRule({
      id: "everywhere",
      check: {
        project(project, { report }) {
          for (const path of ["a.nix", "b.nix"]) {
            const text = project.files.text(path) ?? "";
            for (const { index } of text.matchAll(/\bx\b/g))
              report({ file: path, at: { start: index, end: index + 1 }, message: "x" });
          }
        },
      },
    });
    const files = { "flake.nix": "{ outputs = _: { }; }", "a.nix": damaged, "b.nix": "{ x, x }: x" };
    const { report } = await lint(files, [rule]);
    expect(places(report).filter((place) => place.startsWith("a.nix"))).toEqual([
      "a.nix:2:7 everywhere",
      "a.nix:6:7 everywhere",
    ]);
    expect(places(report).filter((place) => place.startsWith("b.nix"))).toEqual([
      "b.nix:1:3 everywhere",
      "b.nix:1:11 everywhere",
    ]);
  });

  it("is mended in its intact parts", async () => {
    const { changes } = await fixAll(lintInput({ "a.nix": damaged }, [renamedVariable("x", "y")]), "safe");
    expect(changes.get("a.nix")?.after).toBe(damaged.replaceAll("= x;", "= y;"));
  });

  it("gets no fix that reaches into the damage, or removes a problem by the way", async () => {
    const rule = inventRule({
      id: "emptied",
      fix: "safe",
      copesWithDamage: true,
      check: {
        file({ source }, { report }) {
          const all = { start: 0, end: source.text.length };
          report({ at: all, message: "all of it", fix: { title: "Empty it", edits: [{ ...all, text: "{ }" }] } });
        },
      },
    });
    for (const text of [damaged, "{ a, a }: a"]) {
      const { report } = await lint({ "a.nix": text }, [rule]);
      expect(report.findings.map(({ fixes }) => fixes)).toEqual([[]]);
    }
  });
});

describe("the rules in a damaged file", () => {
  const found = async (text: string) => {
    const { report } = await lint({ "a.nix": text }, registry);
    return places(report).filter((place) => !place.endsWith("syntax-error"));
  };
  const withDamage = (entry: string) => `{ lib, ... }:\n{\n  first = ${entry};\n  b = 1;\n  c = { d = 1; e 2; };\n}\n`;

  it("find what lies apart from the damage", async () => {
    expect(await found(withDamage("let x = 1; in 2"))).toEqual(["a.nix:3:15 unused-binding"]);
    expect(await found(withDamage("with lib; 2"))).toEqual(["a.nix:3:11 unused-with"]);
    expect(await found(withDamage("let in 2"))).toEqual(["a.nix:3:11 empty-let"]);
    expect(await found(withDamage("missing"))).toEqual(["a.nix:3:11 undefined-variable"]);
    expect(await found(withDamage("{ x = 1; x = 2; }"))).toEqual(["a.nix:3:20 duplicate-attribute"]);
    expect(await found(withDamage("https://example.org"))).toEqual(["a.nix:3:11 url-literal"]);
  });

  it("find a duplicate in a set that is damaged deep inside another attribute", async () => {
    expect(await found("{\n  a = 1;\n  b = 2;\n  a = 3;\n  c = 4;\n  d = { e = 1; f 2; };\n}\n")).toEqual([
      "a.nix:4:3 duplicate-attribute",
    ]);
  });

  it.each([
    ["a use in the damaged body", "let\n  x = 1;\nin\n{\n  a = 1;\n  b x;\n}\n"],
    ["a use behind a bracket too much", "{\n  a = let x = 1; in { b = 1; }; c = x; };\n}\n"],
    ["a name that the damaged arguments may bind", "{ lib pkgs }:\n{\n  a = pkgs;\n}\n"],
    ["a name that a damaged binding may give", "let\n  a = 1;\n  w 2;\nin\n{\n  b = v;\n}\n"],
    ["a name for which a damaged 'with' may reach", "{\n  a = with lib; { b 1; };\n  c = 1;\n  d = v;\n}\n"],
    ["a 'with' whose body is damaged", "{ lib }:\n{\n  a = with lib; { b 1; };\n}\n"],
    ["a 'let' whose binding cannot be read", "{\n  a = let b 1; in 2;\n}\n"],
    ["two sets that a lost bracket makes one", "[\n  { a = 1; \n  { a = 2; }\n]\n"],
    ["words of a string that has lost its quote", '{\n  a = this is text";\n  b = 1;\n}\n'],
    ["words of a text that has lost its quotes", "{\n  a = \n    echo foo\n  '';\n  b = ''\n    echo bar\n  '';\n}\n"],
  ])("draw no conclusion from it: %s", async (_, text) => {
    expect(parser.parse(new SourceFile("a.nix", text)).problems.length).toBeGreaterThan(0);
    expect(await found(text)).toEqual([]);
  });
});

const cleanTexts = Object.entries(readFolder("fixtures/flakes/hosts-layout"))
  .filter(([path]) => path.endsWith(".nix"))
  .map(([, text]) => text);
const okTexts = Object.values(readFolder("fixtures/parser/ok"));
const flawedTexts = Object.entries(readFolder("fixtures/flakes/single-host-broken"))
  .filter(([path]) => path.endsWith(".nix"))
  .map(([, text]) => text);

/** A sound text, and what one cut or one insertion makes of it. */
interface Mutation {
  readonly before: string;
  readonly after: string;
  /** The words of the lines that were touched, as they were and as they are. */
  readonly touched: ReadonlySet<string>;
}

const inserted = ["", "", "", ..."(){}[];:,.@=\"'$", "''", "${", "/*", "let ", " in ", "with "];
const mutation = fc
  .record({
    before: fc.constantFrom(...cleanTexts, ...okTexts, ...flawedTexts),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 0, max: 40 }),
    insert: fc.constantFrom(...inserted),
  })
  .map(({ before, at, length, insert }): Mutation => {
    const start = Math.floor(at * before.length);
    const end = insert === "" ? start + length : start;
    const after = before.slice(0, start) + insert + before.slice(end);
    const lines = [linesAround(before, start, end), linesAround(after, start, start + insert.length)].join(" ");
    return { before, after, touched: new Set(lines.match(/[\w'-]+/g)) };
  });

function linesAround(text: string, start: number, end: number): string {
  const lineEnd = text.indexOf("\n", end);
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, lineEnd < 0 ? text.length : lineEnd);
}

function problemsOf(text: string): readonly SyntaxProblem[] {
  return parser.parse(new SourceFile("a.nix", text)).problems;
}

/** Findings that judge what the text means, by rule and message: their places move. */
function judgements({ findings }: Report): Set<string> {
  const tellSyntax = new Set(["syntax-error", "duplicate-formal", "dynamic-binding-name", "number-out-of-range"]);
  return new Set(
    findings.filter(({ rule }) => !tellSyntax.has(rule)).map(({ rule, message }) => `${rule}: ${message}`),
  );
}

describe("one mistake", () => {
  it("brings no judgement that the sound file has not, unless of a name in the very lines that it changed", async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ before, after, touched }) => {
        fc.pre(problemsOf(after).length > 0 && problemsOf(before).length === 0);
        const known = judgements((await analyze(lintInput({ "a.nix": before }, registry))).report);
        const { report } = await analyze(lintInput({ "a.nix": after }, registry));
        expect(report.crashes).toEqual([]);
        const brought = [...judgements(report)].filter((judgement) => !known.has(judgement));
        expect(brought.filter((judgement) => !namesOf(judgement).some((name) => touched.has(name)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("is left as it is by safe fixes, in number and words", async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ after }) => {
        const problems = problemsOf(after).map(({ message }) => message);
        fc.pre(problems.length > 0);
        const { report, changes } = await fixAll(
          lintInput({ "a.nix": after }, registry, { config: { set: "strict" } }),
          "safe",
        );
        expect(report.crashes).toEqual([]);
        expect(problemsOf(changes.get("a.nix")?.after ?? after).map(({ message }) => message)).toEqual(problems);
      }),
      { numRuns: 400 },
    );
  });
});

function namesOf(judgement: string): string[] {
  return [...judgement.matchAll(/'([^']*)'/g)].flatMap(([, name = ""]) => name.match(/[\w'-]+/g) ?? []);
}
