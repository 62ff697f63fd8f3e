/** The tests of deadnix: names it finds dead, and texts before and after its edits. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ExpectedFinding, loneFile, type Peer, type PeerCase, type PeerCases } from "./peer-case.ts";
import { callsOf, rustTests, type TestFunction, type Token } from "./source-tokens.ts";

export const deadnix: Peer = {
  name: "deadnix",
  repository: "astro/deadnix",
  commit: "d590041677add62267bef35ddec63cd9402d3505",
  readCases: (folder) => {
    const tests = (file: string) => rustTests(readFileSync(join(folder, "src", file), "utf8"));
    const found = tests("dead_code_tests.rs").map(findingCase);
    return { cases: [...found, ...tests("edit_tests.rs").flatMap(editCases)], leftOut: {} } satisfies PeerCases;
  },
};

/** deadnix has no names of checks; its messages have these. */
function checkOf(test: string): string {
  if (test.startsWith("skip")) return "skip comment";
  if (test.startsWith("used_underscore")) return "used underscore";
  if (test.startsWith("lambda_arg")) return "lambda argument";
  return /^(lambda|attrset|ident|let_args)_/.test(test) ? "lambda pattern" : "let binding";
}

const stringsIn = (tokens: readonly Token[]) => tokens.flatMap(({ kind, text }) => (kind === "string" ? text : []));

function findingCase({ name, body }: TestFunction): PeerCase {
  const [text = ""] = stringsIn(body);
  const check = checkOf(name);
  const names = callsOf(body, "assert_eq", "!", "(").flatMap((call) => {
    return call.some((token) => token.text === "to_string") ? stringsIn(call) : [];
  });
  const comparison = callsOf(body, "assert_eq", "!", "(").find((call) => call.some((token) => token.text === "len"));
  const count = Number(comparison?.[0]?.text ?? 0);
  const isFirst = callsOf(body, "find", "(").length > 0;
  const expected = Array.from({ length: count }, (_, index): ExpectedFinding => {
    const dead = names[index];
    if (dead === undefined) return { check, places: [] };
    const start = text.search(new RegExp(`\\b${dead}\\b`));
    return { check, name: dead, places: isFirst ? [{ start, end: start + dead.length }] : [] };
  });
  return { key: name, check, ...loneFile(text), expected, judged: [check] };
}

function editCases({ name, body }: TestFunction): PeerCase[] {
  const edits = callsOf(body, "has_edits", "!", "(").map(stringsIn);
  const none = callsOf(body, "no_edits", "!", "(").map(stringsIn);
  return [...edits, ...none].map(([before = "", after = before], index) => ({
    key: `edit/${name}${index === 0 ? "" : `/${index + 1}`}`,
    check: `${checkOf(name)}, edited`,
    ...loneFile(before),
    expected: [],
    judged: [],
    fixed: after,
  }));
}
