import { describe, expect, it } from "vitest";
import { lockSyntaxOffence } from "#src/engine/lock-syntax.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { inventRule, variableNamed } from "../support/invented-rules.ts";
import { filesWith, lint, places } from "../support/lint.ts";

const problemIn = (text: string) => {
  const offence = lockSyntaxOffence("flake.lock", text);
  const { line } = new SourceFile("flake.lock", text).positionAt(offence?.at.start ?? 0);
  return offence && { line, message: offence.message };
};

describe("lockSyntaxOffence", () => {
  it("finds none in JSON, with a byte order mark or without, whatever it holds", () => {
    expect(problemIn('{ "version": 7 }')).toBeUndefined();
    expect(problemIn('\uFEFF{ "version": 7 }\n')).toBeUndefined();
    expect(problemIn("[]")).toBeUndefined();
  });

  it.each([
    ["a comma missing", '{\n  "a": 1\n  "b": 2\n}', 3],
    ["a trailing comma", '{\n  "a": 1,\n}', 3],
    ["a value missing", '{\n  "a": ,\n  "b": 1\n}', 2],
    ["a brace missing", '{\n  "a": {\n    "b": 1\n  }\n', 5],
    ["a string without an end", '{\n  "a": "b\n}', 2],
    ["a comment", '{\n  // locked\n  "a": 1\n}', 2],
    ["text behind the end", "{}\n{}", 2],
    ["a word", '{\n "a": yes\n}', 2],
    ["nothing at all", "", 1],
  ])("tells the line of %s", (_, text, line) => {
    expect(problemIn(text)).toEqual({
      line,
      message: expect.stringMatching(/^flake.lock is not valid JSON: [a-z ]+$/),
    });
  });

  it("knows a merge conflict", () => {
    const text = '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> branch\n}';
    expect(problemIn(text)).toEqual({ line: 2, message: "flake.lock holds an unresolved merge conflict" });
  });
});

describe("a broken flake.lock", () => {
  const syntaxError = inventRule({ id: "syntax-error", severity: "error", set: "minimal", check: {} }, "syntax");
  const files = { "flake.nix": "{ outputs = _: { }; }", "flake.lock": "{\n  broken\n}", "a.nix": "x" };

  it("is a syntax error at its line, and costs no finding of other files", async () => {
    const { report } = await lint(files, [syntaxError, variableNamed("x")]);
    expect(places(report)).toEqual(["a.nix:1:1 variable-x", "flake.lock:2:3 syntax-error"]);
    expect(report.findings[1]).toMatchObject({ severity: "error", topic: "syntax" });
  });

  it("keeps lock hooks from running", async () => {
    let calls = 0;
    const ofLock = inventRule({ id: "of-lock", check: { lock: () => void calls++ } });
    await lint(files, [syntaxError, ofLock]);
    expect(calls).toBe(0);
  });

  it("is not reported if it is no target, or its rule is off", async () => {
    expect((await lint(files, [syntaxError], { targets: ["a.nix"] })).report.findings).toEqual([]);
    expect((await lint(files, [syntaxError], { config: { ignore: ["syntax"] } })).report.findings).toEqual([]);
  });

  it("is skipped if it is encrypted", async () => {
    const locked = { kind: "unreadable", reason: "encrypted", detail: "git-crypt" } as const;
    const settings = { files: filesWith({ ...files, "flake.lock": locked }), flakeDirectory: "" };
    const { report } = await lint({}, [syntaxError], settings);
    expect(report.findings).toEqual([]);
    expect(report.skipped).toEqual([{ file: "flake.lock", reason: "encrypted", detail: "git-crypt" }]);
    const other = await lint({}, [syntaxError], { ...settings, targets: ["a.nix"] });
    expect(other.report.skipped).toEqual([]);
  });
});
