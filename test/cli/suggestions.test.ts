import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { suggest } from "#src/cli/check-settings.ts";
import { runExplain } from "#src/cli/explain-command.ts";
import { locate } from "#src/cli/locate.ts";
import type { Shell } from "#src/cli/shell.ts";
import { checkRuleNames } from "#src/config/rule-names.ts";

const place = mkdtempSync(join(tmpdir(), "flakelint-suggestions-"));

beforeAll(() => {
  mkdirSync(join(place, "hosts/laptop"), { recursive: true });
  writeFileSync(join(place, "hosts/laptop/audio.nix"), "{ }");
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe("a path that does not exist", () => {
  test.each([
    ["chekc", "did you mean the command 'check'?"],
    ["host", "did you mean the command 'hosts', or 'hosts'?"],
    ["hosts/latpop", "did you mean 'hosts/laptop'?"],
    ["./hots/latpop/audoi.nix", "did you mean 'hosts/laptop/audio.nix'?"],
    ["hosts/laptop/qwertz.nix", undefined],
    ["parse-it-all", undefined],
    ["../elsewhere-entirely/x", undefined],
  ])("%s: %s", (path, hint) => {
    expect(() => locate(path, place)).toThrow(
      expect.objectContaining({ message: `no such file or folder: '${path}'`, hint }),
    );
  });
});

describe("a rule that does not exist", () => {
  test.each([
    ["unused-bindign", "did you mean 'unused-binding'?"],
    ["UnusedBinding", "did you mean 'unused-binding'?"],
    ["unused_bindings", "did you mean 'unused-binding'?"],
    ["secretz", "did you mean 'secrets'?"],
    ["W03", "statix calls it so; here it is 'manual-inherit'"],
    [
      "deadnix",
      "deadnix calls it so; here it is 'unused-binding', 'unused-formal', 'unused-at-name', 'unused-parameter'",
    ],
    ["qwertzuiop", "'flakelint rules' lists all rules"],
  ])("--select %s: %s", (name, hint) => {
    expect(() => checkRuleNames("--select", [name])).toThrow(
      expect.objectContaining({ message: `--select: unknown rule or topic '${name}'`, hint }),
    );
  });

  test("is looked for in explain by a part of its name, too", () => {
    const explain = (name: string) =>
      runExplain({ name: "explain", positionals: [name], options: new Map() }, {} as Shell);
    expect(() => explain("follows")).toThrow(expect.objectContaining({ hint: "did you mean 'missing-follows'?" }));
    expect(() => explain("qwertzuiop")).toThrow(expect.objectContaining({ hint: "flakelint rules lists them all" }));
  });
});

test("explain takes rules, topics and the names of others, each as others would write it", () => {
  let printed = "";
  const said: string[] = [];
  const shell = {
    environment: {},
    isTerminal: false,
    columns: 80,
    print: (text: string) => {
      printed += text;
    },
    say: (_kind: string, message: string) => void said.push(message),
  } as unknown as Shell;
  const positionals = ["EmptyLet", "dead_code", "statix:W20"];
  runExplain({ name: "explain", positionals, options: new Map([["format", ["json"]]]) }, shell);
  const ids = (JSON.parse(printed) as { rules: { id: string }[] }).rules.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["empty-let", "unused-binding", "repeated-key"]));
  expect(new Set(ids).size).toBe(ids.length);
  printed = "";
  runExplain({ name: "explain", positionals: ["W20"], options: new Map() }, shell);
  expect(said).toEqual(["'W20' of statix is here 'repeated-key'"]);
  expect(printed).toMatch(/^repeated-key\n/);
});

test("a beginning of a value will do for a suggestion", () => {
  expect(suggest("warn", ["error", "warning"])).toBe("did you mean 'warning'?");
  expect(suggest("x", ["error", "warning"])).toBe("one of error, warning");
});
