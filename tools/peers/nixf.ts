/** The tests of libnixf, which nixf-tidy and nixd show the findings of, and what nixd is to show of a file. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type ExpectedFinding, loneFile, type Peer, type PeerCase } from "./peer-case.ts";
import { sourceTokens } from "./source-tokens.ts";
import { lineAt, linesOf, offsetOf } from "./text-places.ts";

export const nixf: Peer = {
  name: "nixf",
  repository: "nix-community/nixd",
  commit: "0e07c08c448a2995e7793d1098437b29bbe80b02",
  readCases: (folder) => {
    const kinds = readKinds(join(folder, "libnixf/src/Basic/diagnostic.py"));
    const tests = join(folder, "libnixf/test");
    const files = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".cpp"));
    const read = files.sort().flatMap((file) => {
      return functionsOf(readFileSync(join(tests, file), "utf8")).map((test) => readTest(test, kinds));
    });
    const leftOut: Record<string, number> = {};
    for (const one of read) if (typeof one === "string") leftOut[one] = (leftOut[one] ?? 0) + 1;
    const cases = read.flatMap((one) => (typeof one === "string" ? [] : [one]));
    return { cases: [...cases, ...shownCases(join(folder, "nixd/tools/nixd/test/diagnostic"), kinds)], leftOut };
  },
};

interface Kind {
  /** "sema-extra-rec" */
  readonly name: string;
  /** "ExtraRecursive", as the tests say. */
  readonly identifier: string;
  readonly message: string;
}

function readKinds(file: string): Kind[] {
  const fields = /"sname": "(.*)",\s*"cname": "(.*)",\s*"severity": "\w+",\s*"message": "(.*)"/g;
  return [...readFileSync(file, "utf8").matchAll(fields)].map(([, name = "", identifier = "", message = ""]) => {
    return { name, identifier, message };
  });
}

/** What the tests say of how many findings there are, where they do not say which. */
const unnamed = "not named";

interface TestFunction {
  readonly suite: string;
  readonly name: string;
  readonly body: string;
}

function functionsOf(text: string): TestFunction[] {
  return text
    .split(/^TEST(?:_F)?\(/m)
    .slice(1)
    .map((part) => {
      const [, suite = "", name = ""] = /^(\w+), (\w+)\)/.exec(part) ?? [];
      return { suite, name, body: part.slice(part.indexOf("{"), part.lastIndexOf("\n}")) };
    });
}

/** The calls that read a whole expression; others read a token, a formal, the inside of a string. */
const readsExpression = /\b(?:parse|parseExpr|parseExprSelect|parseExprApp|parseExprList|parseExprLambda)\(/;

function readTest({ suite, name, body }: TestFunction, kinds: readonly Kind[]): PeerCase | string {
  const text = sourceOf(body);
  if (text === undefined) return "of trees built by hand";
  const expected = expectedIn(body, text, kinds);
  if (expected === undefined) return "that say nothing of findings";
  const isProgram = readsExpression.test(body) || (/\blex\(\)/.test(body) && expected.length > 0);
  if (!isProgram) return "of less than an expression";
  const judged = kinds.filter(
    (kind) => suite === "VLATest" || !/^sema-(?:un|extra-rec|extra-with|primop|constant)/.test(kind.name),
  );
  const check = expected[0]?.check ?? "none of these";
  return { key: `${suite}/${name}`, check, ...loneFile(text), expected, judged: judged.map((kind) => kind.name) };
}

/** The literals before the first assertion. */
function sourceOf(body: string): string | undefined {
  const literals = sourceTokens(body.slice(0, body.search(/\bASSERT_/))).flatMap(({ kind, text }) => {
    return kind === "string" ? text : [];
  });
  return literals.length > 0 ? literals.join("") : undefined;
}

/** `undefined` where the test does not look at what is found. */
function expectedIn(body: string, text: string, kinds: readonly Kind[]): ExpectedFinding[] | undefined {
  const variables = new Map<string, number>();
  for (const [, variable, index] of body.matchAll(/(\w+) = Diags(?:\[(\d+)\]|\.front\(\))/g)) {
    variables.set(variable!, Number(index ?? 0));
  }
  const indexOf = (variable: string, index: string | undefined) => variables.get(variable) ?? Number(index ?? 0);
  const named = new Map<number, string>();
  const finding = String.raw`\b(Diags|D\d?)(?:\[(\d+)\]|\.front\(\))?`;
  for (const [, variable, index, kind] of body.matchAll(
    new RegExp(`${finding}\\.kind\\(\\), (?:nixf::)?Diagnostic::DK_(\\w+)`, "g"),
  )) {
    named.set(indexOf(variable!, index), kinds.find(({ identifier }) => identifier === kind)?.name ?? kind!);
  }
  for (const [, variable, index, message] of body.matchAll(
    new RegExp(`${finding}\\.message\\(\\)\\),\\s*"(.*)"`, "g"),
  )) {
    named.set(indexOf(variable!, index), kinds.find((one) => one.message === message)?.name ?? unnamed);
  }
  const places = new Map<number, ExpectedFinding["places"]>();
  for (const [, variable, index, line, column] of body.matchAll(
    new RegExp(`${finding}\\.range\\(\\)\\.lCur\\(\\)\\.isAt\\((\\d+), (\\d+)`, "g"),
  )) {
    const start = offsetOf(text, { line: Number(line) + 1, column: Number(column) + 1 });
    places.set(indexOf(variable!, index), [{ start, end: start }]);
  }
  for (const [, variable, index, line] of body.matchAll(
    new RegExp(`${finding}\\.range\\(\\)\\.lCur\\(\\)\\.line\\(\\), (\\d+)`, "g"),
  )) {
    places.set(indexOf(variable!, index), [lineAt(text, Number(line) + 1)]);
  }
  for (const [, variable, index, column] of body.matchAll(
    new RegExp(`${finding}\\.range\\(\\)\\.lCur\\(\\)\\.column\\(\\), (\\d+)`, "g"),
  )) {
    places.set(indexOf(variable!, index), [{ start: Number(column), end: Number(column) }]);
  }
  const notes = [...body.matchAll(/\bN\d?\.range\(\)\.lCur\(\)\.isAt\((\d+), (\d+)/g)].map(([, line, column]) => {
    const start = offsetOf(text, { line: Number(line) + 1, column: Number(column) + 1 });
    return { start, end: start };
  });
  const size = /\bDiags\.size\(\), (\d+)U?\b/.exec(body)?.[1];
  const isNone = /ASSERT_TRUE\(Diags\.empty\(\)\)/.test(body);
  if (size === undefined && !isNone && named.size === 0) return undefined;
  const count = Math.max(Number(size ?? 0), named.size);
  return Array.from({ length: count }, (_, index): ExpectedFinding => {
    const check = named.get(index) ?? unnamed;
    const at = places.get(index) ?? [];
    return {
      check,
      places: check.startsWith("sema-unused") ? at : [...at, ...notes].map((place) => linesOf(text, place)),
    };
  });
}

/** nixd's own tests: a file that is opened, and what the editor must be told. */
function shownCases(folder: string, kinds: readonly Kind[]): PeerCase[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const page = readFileSync(join(folder, file), "utf8");
      const text = /^```nix .*\n([\s\S]*?)^```/m.exec(page)?.[1] ?? "";
      const shown = /"code": "([\w-]+)"[\s\S]*?"start": {\s*\S*\s*"character": (\d+),\s*\S*\s*"line": (\d+)/g;
      const expected = [...page.matchAll(shown)].map(([, check = "", column, line]): ExpectedFinding => {
        const start = offsetOf(text, { line: Number(line) + 1, column: Number(column) + 1 });
        return { check, places: [{ start, end: start }] };
      });
      const check = expected[0]?.check ?? "none of these";
      const judged = kinds.map(({ name }) => name);
      return { key: `nixd/${basename(file, ".md")}`, check, ...loneFile(text), expected, judged };
    });
}
