/** The tests of statix, and of the fork that maintains it: expressions, and snapshots of what was printed for them. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loneFile, type Peer, type PeerCase, type PeerCases } from "./peer-case.ts";
import {
  bracketed,
  callsOf,
  findTokens,
  rustTests,
  sourceTokens,
  type Token,
  withoutIndentation,
} from "./source-tokens.ts";
import { readSnapshots, type Snapshot } from "./statix-snapshots.ts";

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
function generatedCases(text: string, lint: string, snapshots: ReadonlyMap<string, Snapshot>): PeerCase[] {
  const tokens = sourceTokens(text);
  const at = findTokens(tokens, ["expressions", ":", "["]);
  if (at < 0) return [];
  return expressionsIn(bracketed(tokens, at + 2)).flatMap((expression, index) => {
    const { expected, fixed } = snapshots.get(expression.trimEnd()) ?? {};
    if (!expected || fixed === undefined) throw new Error(`statix: no snapshot of case ${index + 1} of ${lint}`);
    const key = `${lint}/${index + 1}`;
    const file = loneFile(`${expression.trimEnd()}\n`);
    return [
      { key, check: lint, ...file, expected, judged: [lint] },
      { key: `fix/${key}`, check: `${lint}, fixed`, ...file, expected: [], judged: [], fixed },
    ];
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
