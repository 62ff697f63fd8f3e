import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scaffoldRule } from "../../tools/new-rule.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const name = "style/invented-offence";

/** A copy of what a rule and its test need, so that the scaffold runs as it would in the repository. */
let copy: string;
let written: string[];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "flakelint-scaffold-"));
  for (const path of ["src", "test/support", "package.json", "tsconfig.json", "vitest.config.ts"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  written = scaffoldRule(copy, name);
});

afterAll(() => rmSync(copy, { recursive: true }));

describe("new-rule", () => {
  it("writes a rule and its test", () => {
    expect(written).toEqual(["src/rules/style/invented-offence.ts", "test/rules/invented-offence.test.ts"]);
    for (const path of written) expect(existsSync(join(copy, path))).toBe(true);
  });

  it("writes files that type-check", () => {
    const { config } = ts.readConfigFile(join(copy, "tsconfig.json"), (path) => readFileSync(path, "utf8"));
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: written }, ts.sys, copy);
    const program = ts.createProgram(
      written.map((path) => join(copy, path)),
      options,
    );
    const messages = written.flatMap((path) => {
      const source = program.getSourceFile(join(copy, path));
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) =>
        ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
      );
    });
    expect(messages).toEqual([]);
  });

  it("writes a test that fails until it is filled in", () => {
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const run = spawnSync(process.execPath, [vitest, "run", "--root", copy, "--reporter", "json", written[1] ?? ""], {
      encoding: "utf8",
      cwd: copy,
    });
    const outcome = JSON.parse(run.stdout.slice(run.stdout.indexOf("{")));
    expect(run.status).toBe(1);
    expect(outcome).toMatchObject({ numFailedTests: 1, numPassedTests: 1 });
  });

  it.each([
    ["no name", "", "is no rule name"],
    ["a name without a topic", "unused-thing", "is no rule name"],
    ["a name that is not in kebab case", "style/unusedThing", "is no rule name"],
    ["a name that leads elsewhere", "../style/unused-thing", "is no rule name"],
    ["an id that names a remedy", "style/no-thing", "names a remedy"],
    ["an id that names a remedy", "style/prefer-thing", "names a remedy"],
    ["a rule that exists", "style/unused-suppression", "already"],
    ["a misspelt topic", "sytnax/odd-thing", "did you mean 'syntax'?"],
  ])("refuses %s: %s", (_, refused, reason) => {
    expect(() => scaffoldRule(copy, refused)).toThrow(reason);
  });
});
