import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PeerAnswers } from "../../tools/peers/checks.ts";
import { type Context, inContext } from "../../tools/peers/contexts.ts";
import { deadnix } from "../../tools/peers/deadnix.ts";
import { nil } from "../../tools/peers/nil.ts";
import { nixf } from "../../tools/peers/nixf.ts";
import { loneFile, type Peer, type PeerCase } from "../../tools/peers/peer-case.ts";
import { runPeer } from "../../tools/peers/run-peer.ts";
import { sourceTokens, withoutIndentation } from "../../tools/peers/source-tokens.ts";
import { statix, statixFork } from "../../tools/peers/statix.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peers-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe("the texts in a peer's tests", () => {
  const stringsOf = (source: string) =>
    sourceTokens(source).flatMap(({ kind, text }) => (kind === "string" ? text : []));

  it("are read out of each form of literal, and never out of a comment", () => {
    expect(stringsOf('f("a\\n\\"b"); // "no"\n/* "no" */ r#"c "d""#')).toEqual(['a\n"b', 'c "d"']);
    expect(stringsOf('auto Src = R"(x "y")"sv; auto C = \'"\'; g("z");')).toEqual(['x "y"', "z"]);
  });

  it("lose the indentation that their lines share", () => {
    expect(withoutIndentation("\n    let\n      a = 1;\n    in a\n")).toBe("let\n  a = 1;\nin a\n");
  });
});

describe("the cases of a peer", () => {
  const snapshot = (head: string, report: string) => `---\nsource: x.rs\n${head}\n${report}\n`;

  it("are statix' expressions, with what its snapshots say", () => {
    const test =
      'generate_tests! { rule: empty_thing, expressions: [ "[ ]", // none\n indoc! {"\n  {\n    a = 1;\n  }\n"} ] }';
    write({
      "lib/src/lints/empty_thing.rs": '#[lint(name = "empty_thing", code = 7)]',
      "bin/tests/empty_thing.rs": test,
      "bin/tests/snapshots/empty_thing__lint_1.snap": snapshot(
        'expression: "\\"[ ]\\""\n---',
        "[W07] Warning: x\n 1 │ [ ]",
      ),
      "bin/tests/snapshots/empty_thing__lint_2.snap": snapshot(
        'expression: "\\"{\\\\n  a = 1;\\\\n}\\\\n\\""\n---',
        "",
      ),
    });
    write({
      "bin/tests/snapshots/empty_thing__fix_1.snap": snapshot('expression: "\\"[ ]\\""\n---', ""),
      "bin/tests/snapshots/empty_thing__fix_2.snap": snapshot(
        'expression: "\\"{\\\\n  a = 1;\\\\n}\\\\n\\""\n---',
        "--- x\n+++ x [fixed]\n@@ -1,3 +1,3 @@\n {\n-  a = 1;\n+  b = 2;\n }",
      ),
    });
    const [first, firstFix, second, secondFix] = statix.readCases(folder).cases;
    expect(first).toMatchObject({ key: "empty_thing/1", files: { "case.nix": "[ ]\n" } });
    expect(first?.expected).toEqual([{ check: "empty_thing", places: [{ start: 0, end: 3 }] }]);
    expect(second).toMatchObject({ files: { "case.nix": "{\n  a = 1;\n}\n" }, expected: [] });
    expect(firstFix?.fixed).toBe("[ ]\n");
    expect(secondFix).toMatchObject({ key: "fix/empty_thing/2", fixed: "{\n  b = 2;\n}\n" });
  });

  it("are those of statix' fork, whose snapshots are JSON", () => {
    const at = { from: { line: 1, column: 3 }, to: { line: 1, column: 8 } };
    const report = JSON.stringify({ report: [{ name: "empty_thing", diagnostics: [{ at }] }] });
    write({
      "lib/src/lints/empty_thing.rs": "",
      "bin/tests/empty_thing.rs": 'generate_tests! { rule: empty_thing, expressions: [ "{ a = 1; }" ] }',
      "bin/tests/snapshots/empty_thing__1_lint_json.snap": snapshot("---\n{ a = 1; }\n---", report),
      "bin/tests/snapshots/empty_thing__1_fix.snap": snapshot("---\n{ a = 1; }\n---", "@@ -1 +1 @@\n-{ a = 1; }\n+{ }"),
    });
    const [only, fix] = statixFork.readCases(folder).cases;
    expect(fix?.fixed).toBe("{ }\n");
    expect(only?.expected).toEqual([{ check: "empty_thing", places: [{ start: 2, end: 7 }] }]);
  });

  it("are deadnix' names and edits", () => {
    write({
      "src/dead_code_tests.rs": `#[test]
fn let_old() {
    let results = run("let old = 1; in 2");
    assert_eq!(1, results.len());
    assert_eq!(results[0].binding.name.to_string(), "old");
}`,
      "src/edit_tests.rs": '#[test]\nfn lambda_arg_old() { has_edits!("old: 1", "_old: 1"); no_edits!("a: a"); }',
    });
    const cases = deadnix.readCases(folder).cases;
    expect(cases.map(({ key, check, fixed }) => [key, check, fixed])).toEqual([
      ["let_old", "let binding", undefined],
      ["edit/lambda_arg_old", "lambda argument, edited", "_old: 1"],
      ["edit/lambda_arg_old/2", "lambda argument, edited", "a: a"],
    ]);
    expect(cases[0]?.expected).toEqual([{ check: "let binding", name: "old", places: [] }]);
  });

  it("are the sources that tests of libnixf parse, by kind and place, and those that nixd shows", () => {
    write({
      "libnixf/src/Basic/diagnostic.py":
        '{ "sname": "odd-paren",\n "cname": "OddParen",\n "severity": "Warning",\n "message": "odd" }',
      "libnixf/test/Parse.cpp": `TEST(Parser, Odd) {
  auto Src = R"(
(1)
)"sv;
  auto AST = nixf::parse(Src, Diags);
  ASSERT_EQ(Diags.size(), 1);
  const auto &D = Diags[0];
  ASSERT_EQ(D.kind(), Diagnostic::DK_OddParen);
  ASSERT_TRUE(D.range().lCur().isAt(1, 0, 1));
}
TEST(Parser, Fragment) { Parser P("a", Diags); P.parseFormal(); ASSERT_EQ(Diags.size(), 0);
}
TEST(Parser, Silent) { parse("a", Diags); ASSERT_TRUE(AST);
}
`,
      "nixd/tools/nixd/test/diagnostic/odd.md":
        '```nix file:///a.nix\n(1)\n```\nCHECK: "code": "odd-paren",\nCHECK: "start": {\nCHECK: "character": 0,\nCHECK: "line": 0\n',
    });
    const { cases, leftOut } = nixf.readCases(folder);
    expect(cases.map(({ key, expected }) => [key, expected])).toEqual([
      ["Parser/Odd", [{ check: "odd-paren", places: [{ start: 1, end: 4 }] }]],
      ["nixd/odd", [{ check: "odd-paren", places: [{ start: 0, end: 0 }] }]],
    ]);
    expect(leftOut).toEqual({ "of less than an expression": 1, "that say nothing of findings": 1 });
  });

  it("are nil's marks, printed findings, and files of its parser", () => {
    write({
      "crates/ide/src/def/liveness.rs": '#[test]\nfn let_in() { check("let $0a = 1; in $1rec { }"); }',
      "crates/ide/src/def/lower.rs":
        '#[test]\nfn twice() { check_error("{ a = 1; a = 2; }", expect![["9..10: DuplicatedKey\n    2..3: Seen before\n"]]); }',
      "crates/ide/src/ide/diagnostics.rs": "",
      "crates/syntax/test_data/parser/ok/a.nix": "1",
      "crates/syntax/test_data/parser/ok/a.ast": "SOURCE_FILE@0..1",
      "crates/syntax/test_data/parser/err/b.nix": "1 +",
      "crates/syntax/test_data/parser/err/b.ast": "3..3: ExpectExpr",
    });
    mkdirSync(join(folder, "crates/syntax/test_data/parser/fuzz"));
    const cases = nil
      .readCases(folder)
      .cases.map(({ key, files, expected }) => [key, Object.values(files)[0], expected]);
    expect(cases).toEqual([
      [
        "liveness/let_in/1",
        "let a = 1; in rec { }",
        [
          { check: "unused_binding", places: [{ start: 4, end: 5 }] },
          { check: "unused_rec", places: [{ start: 14, end: 17 }] },
        ],
      ],
      [
        "twice/1",
        "{ a = 1; a = 2; }",
        [
          {
            check: "duplicated_key",
            places: [
              { start: 9, end: 10 },
              { start: 2, end: 3 },
            ],
          },
        ],
      ],
      ["parser/ok/a", "1", []],
      ["parser/err/b", "1 +", [{ check: "syntax_error", places: [{ start: 0, end: 3 }] }]],
    ]);
  });
});

describe("a case of a peer, against our rules", () => {
  const run = async (one: Pick<PeerCase, "expected" | "judged"> & Partial<PeerCase>, answers: PeerAnswers) => {
    const text = "let old = 1; in https://example.org";
    const only = { key: "case/1", check: "dead", ...loneFile(text), ...one };
    const peer: Peer = {
      name: "peer",
      repository: "ada/peer",
      commit: "",
      readCases: () => ({ cases: [only], leftOut: {} }),
    };
    const { outcomes, idleReasons } = await runPeer(peer, folder, answers);
    return [outcomes[0]?.verdict, idleReasons];
  };
  const rules = { dead: ["unused-binding"], uri: ["url-literal"], other: ["unused-with"] };
  const difference = { because: "we mean it", cases: ["case/1"] };
  const old = { check: "dead", name: "old", places: [{ start: 4, end: 7 }] };

  it("agrees where the same is found at the same place", async () => {
    expect(await run({ expected: [old], judged: ["dead"] }, { rules, differences: [] })).toEqual(["agree", []]);
  });

  it("is missed where we find nothing, something elsewhere, or more", async () => {
    const elsewhere = { check: "dead", places: [{ start: 16, end: 20 }] };
    const none = { rules, differences: [] };
    expect(await run({ expected: [{ check: "other", places: [] }], judged: [] }, none)).toEqual(["miss", []]);
    expect(await run({ expected: [elsewhere], judged: [] }, none)).toEqual(["miss", []]);
    expect(await run({ expected: [old], judged: ["uri"] }, none)).toEqual(["miss", []]);
  });

  it("differs on purpose only if it does", async () => {
    const meant = { rules, differences: [difference] };
    expect(await run({ expected: [old], judged: ["uri"] }, meant)).toEqual(["on-purpose", []]);
    expect(await run({ expected: [old], judged: [] }, meant)).toEqual(["agree", ["case/1"]]);
  });

  it("differs because nobody knows who calls it, if it agrees once that is known", async () => {
    const judged = { ...loneFile("called"), expected: [], judged: ["undefined"] };
    const because = (butIn: Context) => ({
      rules: { undefined: ["undefined-variable"] },
      differences: [{ ...difference, butIn }],
    });
    expect(await run(judged, because("call"))).toEqual(["on-purpose", []]);
    expect(await run(judged, because("module"))).toEqual(["miss", []]);
    const { files } = inContext({ key: "", check: "", ...judged }, "module");
    expect(files).toMatchObject({ "case.nix": "called", "flake.nix": expect.stringContaining("./case.nix") });
  });

  it("compares an edit without its blanks", async () => {
    const edit = { expected: [], judged: [] };
    expect(await run({ ...edit, fixed: " https://example.org " }, { rules, differences: [] })).toEqual(["agree", []]);
    expect(await run({ ...edit, fixed: "1" }, { rules, differences: [] })).toEqual(["miss", []]);
  });
});
