/** The tests of nil: what is alive, what its lowering finds, and the files of its parser. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Span } from "../../src/source/span.ts";
import { type ExpectedFinding, loneFile, type Peer, type PeerCase } from "./peer-case.ts";
import { callsOf, rustTests, type TestFunction } from "./source-tokens.ts";
import { linesOf, offsetOfByte } from "./text-places.ts";

export const nil: Peer = {
  name: "nil",
  repository: "oxalica/nil",
  commit: "205c8ba65a7f956d7837a710794001b3515c65ff",
  readCases: (folder) => {
    const tests = (file: string) => rustTests(readFileSync(join(folder, "crates/ide/src", file), "utf8"));
    const cases = [
      ...tests("def/liveness.rs").flatMap(livenessCases),
      ...tests("def/lower.rs").flatMap((test) => diagnosticCases(test, lowering)),
      ...tests("ide/diagnostics.rs").flatMap((test) =>
        diagnosticCases(test, [...lowering, ...liveness, "undefined_name"]),
      ),
      ...["ok", "err", "fuzz"].flatMap((kind) =>
        parserCases(join(folder, "crates/syntax/test_data/parser", kind), kind),
      ),
    ];
    const paths = tests("def/lower.rs").flatMap(({ body }) => callsOf(body, "check_path", "(")).length;
    return { cases, leftOut: { "of paths alone": paths } };
  },
};

const liveness = ["unused_binding", "unused_with", "unused_rec"];
const lowering = [
  "invalid_dynamic",
  "duplicated_key",
  "duplicated_param",
  "empty_inherit",
  "empty_let_in",
  "let_attrset",
  "uri_literal",
  "merge_plain_rec_attrset",
  "merge_rec_attrset",
];

/** `check("let $0a = 1; in 2")`: something is found at each mark. */
function livenessCases({ name, body }: TestFunction): PeerCase[] {
  const checkOfTest = name.includes("rec") ? "unused_rec" : name.startsWith("with") ? "unused_with" : "unused_binding";
  return callsOf(body, "check", "(").map((call, index) => {
    const fixture = call.find(({ kind }) => kind === "string")?.text ?? "";
    const [, path = "case.nix", marked = fixture] = /^\s*#- \/(\S+).*\n([\s\S]*)$/.exec(fixture) ?? [];
    const { text, marks } = withoutMarks(marked);
    const expected = marks.map((start): ExpectedFinding => {
      const word = /^[\w'-]+/.exec(text.slice(start))?.[0] ?? "";
      const check = word === "with" || word === "rec" ? `unused_${word}` : "unused_binding";
      return { check, places: [{ start, end: start + word.length }] };
    });
    const check = expected[0]?.check ?? checkOfTest;
    return {
      key: `liveness/${name}/${index + 1}`,
      check,
      files: { [path]: text },
      file: path,
      expected,
      judged: liveness,
    };
  });
}

function withoutMarks(marked: string): { readonly text: string; readonly marks: readonly number[] } {
  const [first = "", ...rest] = marked.split(/\$\d/);
  const marks: number[] = [];
  let text = first;
  for (const part of rest) {
    marks.push(text.length);
    text += part;
  }
  return { text, marks };
}

/** `check_error("…", expect![["9..10: DuplicatedKey\n…"]])` */
function diagnosticCases({ name, body }: TestFunction, judged: readonly string[]): PeerCase[] {
  const calls = ["check", "check_lower", "check_error"].flatMap((helper) => callsOf(body, helper, "("));
  return calls.map((call, index) => {
    const [text = "", printed = ""] = call.flatMap((token) => (token.kind === "string" ? token.text : []));
    const expected = printedFindings(text, printed);
    const check = expected[0]?.check ?? "none of these";
    return { key: `${name}/${index + 1}`, check, ...loneFile(text), expected, judged };
  });
}

/** A line for each, and one below for the other place that it speaks of. */
function printedFindings(text: string, printed: string): ExpectedFinding[] {
  const lines = /^\s*(\d+)\.\.(\d+): ([A-Z]\w+)(?:\(\w+\))?$(?:\n\s+(\d+)\.\.(\d+): .* )?/gm;
  return [...printed.matchAll(lines)].map(([, from, to, kind = "", otherFrom, otherTo]) => {
    const check = kind.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
    const spans = [spanOfBytes(text, from, to), ...(otherFrom ? [spanOfBytes(text, otherFrom, otherTo)] : [])];
    return { check, places: check === "syntax_error" ? spans.map((span) => linesOf(text, span)) : spans };
  });
}

function spanOfBytes(text: string, from: string | undefined, to: string | undefined): Span {
  return { start: offsetOfByte(text, Number(from)), end: offsetOfByte(text, Number(to)) };
}

/** Files that parse, and files that do not: of these the first mistake must be found. */
function parserCases(folder: string, kind: string): PeerCase[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".nix"));
  return files.map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const [first] = readFileSync(join(folder, file.replace(/nix$/, "ast")), "utf8").split("\n");
    const place = /^(\d+)\.\.(\d+): /.exec(first ?? "");
    const expected = place
      ? [{ check: "syntax_error", places: [linesOf(text, spanOfBytes(text, place[1], place[2]))] }]
      : [];
    const judged = kind === "ok" ? ["syntax_error"] : [];
    return {
      key: `parser/${kind}/${basename(file, ".nix")}`,
      check: "syntax_error",
      ...loneFile(text),
      expected,
      judged,
    };
  });
}
