/** The tests of statix, and of the fork that maintains it: expressions, and snapshots of what was printed for them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Span } from "../../src/source/span.ts";
import { type ExpectedFinding, loneFile, type Peer, type PeerCase, type PeerCases } from "./peer-case.ts";
import {
  bracketed,
  callsOf,
  findTokens,
  rustTests,
  sourceTokens,
  type Token,
  withoutIndentation,
} from "./source-tokens.ts";
import { lineAt, offsetOf } from "./text-places.ts";

export const statix: Peer = {
  name: "statix",
  repository: "oppiliappan/statix",
  commit: "e9df54ce918457f151d2e71993edeca1a7af0132",
  readCases,
};

export const statixFork: Peer = {
  name: "statix (fork)",
  repository: "molybdenumsoftware/statix",
  commit: "6c4a06c8dd488bec9ea7fa5bc99053f7a28da6a9",
  readCases,
};

function readCases(folder: string): PeerCases {
  const tests = join(folder, "bin/tests");
  const names = lintNames(join(folder, "lib/src/lints"));
  const files = readdirSync(tests).filter((name) => name.endsWith(".rs") && name !== "_utils.rs");
  const cases = files.sort().flatMap((file) => {
    const text = readFileSync(join(tests, file), "utf8");
    const lint = basename(file, ".rs");
    return [...generatedCases(text, lint, readSnapshots(tests, lint, names)), ...writtenCases(text, lint)];
  });
  const walks = files.includes("walk.rs") ? rustTests(readFileSync(join(tests, "walk.rs"), "utf8")).length : 0;
  return { cases, leftOut: walks > 0 ? { "of the files it looks for": walks } : {} };
}

/** W04 → manual_inherit_from. */
function lintNames(lints: string): ReadonlyMap<number, string> {
  const entries = readdirSync(lints).flatMap((file): [number, string][] => {
    const text = readFileSync(join(lints, file), "utf8");
    const [name, code] = [/\bname = "(\w+)"/.exec(text)?.[1], /\bcode = (\d+)/.exec(text)?.[1]];
    return name === undefined || code === undefined ? [] : [[Number(code), name]];
  });
  return new Map(entries);
}

/** The cases of `generate_tests! { rule: …, expressions: […] }`. */
function generatedCases(
  text: string,
  lint: string,
  snapshots: ReadonlyMap<string, readonly ExpectedFinding[]>,
): PeerCase[] {
  const tokens = sourceTokens(text);
  const at = findTokens(tokens, ["expressions", ":", "["]);
  if (at < 0) return [];
  return expressionsIn(bracketed(tokens, at + 2)).map((expression, index) => {
    const expected = snapshots.get(expression.trimEnd());
    if (!expected) throw new Error(`statix: no snapshot of case ${index + 1} of ${lint}`);
    return {
      key: `${lint}/${index + 1}`,
      check: lint,
      ...loneFile(`${expression.trimEnd()}\n`),
      expected,
      judged: [lint],
    };
  });
}

function expressionsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== "string") return [];
    return tokens[index - 3]?.text === "indoc" ? withoutIndentation(token.text) : token.text;
  });
}

/** Tests that call the program themselves, and look for a lint's name in what it says. */
function writtenCases(text: string, file: string): PeerCase[] {
  return rustTests(text).flatMap(({ body }) => {
    const call = callsOf(body, "test_cli", "(")[0] ?? callsOf(body, "test_cli_stdin", "(")[0];
    const source = call?.find(({ kind }) => kind === "string")?.text;
    if (source === undefined) return [];
    const said = body.flatMap(({ kind, text: words }) => (kind === "string" ? words : [])).join("\n");
    const checks = [...said.matchAll(/\[(\w+)\]/g)].map((match) => match[1]!);
    const expected = checks.map((check) => ({ check, places: [] }));
    return [{ key: `${file}/1`, check: checks[0] ?? file, ...loneFile(source), expected, judged: checks }];
  });
}

/** What was found, by the expression without the end of its last line. */
function readSnapshots(
  tests: string,
  lint: string,
  names: ReadonlyMap<number, string>,
): ReadonlyMap<string, readonly ExpectedFinding[]> {
  const folder = join(tests, "snapshots");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const found = new Map<string, readonly ExpectedFinding[]>();
  for (const file of files.filter((name) => name.startsWith(`${lint}__`))) {
    const [, header = "", ...parts] = readFileSync(join(folder, file), "utf8").split(/^---\n/m);
    if (file.includes("__lint_")) {
      const quoted = /^expression: (".*")$/m.exec(header)?.[1];
      const expression = String(JSON.parse(JSON.parse(quoted ?? '"\\"\\""'))).trimEnd();
      found.set(expression, drawnFindings(expression, parts.join(""), names));
    } else if (file.endsWith("_lint_json.snap")) {
      const [expression = "", report = ""] = parts;
      found.set(expression.trimEnd(), jsonFindings(expression, report));
    }
  }
  return found;
}

/** Of a drawing for people: `[W04] Warning: …`, and the lines of the file that it shows. */
function drawnFindings(text: string, drawing: string, names: ReadonlyMap<number, string>): ExpectedFinding[] {
  const reports = drawing.split(/^\[W/m).slice(1);
  return reports.map((report) => {
    const check = names.get(Number.parseInt(report, 10)) ?? `W${Number.parseInt(report, 10)}`;
    const lines = [...report.matchAll(/^ *(\d+) [│┆]/gm)].map((match) => Number(match[1]));
    return { check, places: lines.map((line) => lineAt(text, line)) };
  });
}

interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

interface JsonReport {
  readonly report: readonly {
    readonly name: string;
    readonly diagnostics: readonly { readonly at: { readonly from: JsonPosition; readonly to: JsonPosition } }[];
  }[];
}

function jsonFindings(text: string, json: string): ExpectedFinding[] {
  if (json.trim() === "") return [];
  const { report } = JSON.parse(json) as JsonReport;
  return report.map(({ name, diagnostics }) => {
    const places = diagnostics.map(({ at }): Span => ({ start: offsetOf(text, at.from), end: offsetOf(text, at.to) }));
    return { check: name, places };
  });
}
