import { describe, expect, it } from "vitest";
import { inventRule, renamedVariable, variableNamed } from "./invented-rules.ts";
import { type RuleCase, reportedCaseFailures, silentCaseFailures } from "./rule-case.ts";

const seeing = variableNamed("x").rule;
const blind = inventRule({ id: "blind", check: {} }).rule;
const renaming = renamedVariable("x", "y").rule;

const reported = (rule: typeof seeing, ruleCase: RuleCase) => reportedCaseFailures(rule, ruleCase);
const silent = (rule: typeof seeing, ruleCase: RuleCase) => silentCaseFailures(rule, ruleCase);

describe("a reported case", () => {
  it("passes if each marked line is reported, and no other", async () => {
    expect(await reported(seeing, { source: "[\n  x #! variable 'x'\n  y\n]" })).toEqual([]);
    expect(await reported(seeing, { source: { "a.nix": "x #!", "b.nix": "[ x x ] #! variable #! 'x'" } })).toEqual([]);
  });

  it("fails for a blind rule", async () => {
    expect(await reported(blind, { source: "x #! variable" })).toEqual([
      "test.nix:1: expected, not reported: variable",
    ]);
  });

  it("fails if a line without a marker is reported", async () => {
    expect(await reported(seeing, { source: "[\n  x #! variable\n  x\n]" })).toHaveLength(1);
  });

  it("fails if the marker is on another line", async () => {
    expect(await reported(seeing, { source: "[\n  x\n  y #! variable\n]" })).toHaveLength(2);
  });

  it("fails if the message lacks the marker's text", async () => {
    expect(await reported(seeing, { source: "x #! something else" })).toHaveLength(2);
  });

  it("fails if a line is reported more or less often than it is marked", async () => {
    expect(await reported(seeing, { source: "[ x x ] #! variable" })).toHaveLength(1);
    expect(await reported(seeing, { source: "[ x ] #! variable #! variable" })).toHaveLength(1);
  });

  it("fails without a marker", async () => {
    expect(await reported(seeing, { source: "x" })).toEqual(["a reported case has no marker"]);
  });

  it("fails if the source does not parse", async () => {
    const failures = await reported(seeing, { source: "[ x #! variable" });
    expect(failures.some((failure) => failure.includes("does not parse"))).toBe(true);
  });

  it("fails if the rule crashes", async () => {
    const crashing = inventRule({
      id: "crashing",
      check: {
        file() {
          throw new TypeError("no such thing");
        },
      },
    }).rule;
    expect((await reported(crashing, { source: "x #!" }))[0]).toContain("crashed");
  });

  it("leaves the first line of a script in a string alone", async () => {
    expect(await silent(seeing, { source: "''\n#!/bin/sh\n''" })).toEqual([]);
  });
});

describe("a fixed text", () => {
  it("passes if it is what the fixes make", async () => {
    expect(await reported(renaming, { source: "x #! variable", fixed: "y" })).toEqual([]);
  });

  it("fails if the fixes make another", async () => {
    expect((await reported(renaming, { source: "x #! variable", fixed: "z" }))[0]).toContain("after the fix");
  });

  it("is asked for if the rule offers a fix", async () => {
    expect(await reported(renaming, { source: "x #! variable" })).toHaveLength(1);
  });

  it("fails if the rule offers none", async () => {
    expect(await reported(seeing, { source: "x #! variable", fixed: "y" })).toHaveLength(1);
  });

  it("fails if the grade of the rule says that it offers none", async () => {
    const misgraded = { ...renaming, fix: "none" as const };
    expect((await reported(misgraded, { source: "x #! variable", fixed: "y" }))[0]).toContain("grade");
  });

  it("fails if files change that it does not name", async () => {
    const source = { "a.nix": "x #!", "b.nix": "x #!" };
    expect(await reported(renaming, { source, fixed: { "a.nix": "y" } })).toHaveLength(1);
    expect(await reported(renaming, { source, fixed: { "a.nix": "y", "b.nix": "y" } })).toEqual([]);
  });

  it("fails if fixing goes on and on", async () => {
    const growing = inventRule({
      id: "growing",
      fix: "safe",
      check: {
        file(file, { report }) {
          const end = file.source.text.length;
          const fix = { title: "Grow", edits: [{ start: end, end, text: "\n#" }] };
          report({ at: { start: 0, end: 1 }, message: "too short", fix });
        },
      },
    }).rule;
    const failures = await reported(growing, { source: "x #!", fixed: `x${"\n#".repeat(100)}` });
    expect(failures).toEqual([
      "rule 'growing' crashed on test.nix: its fix 'Grow' was still left after 100 rounds, and was not applied",
      "the fixed text still has findings that had a fix",
      "fixing twice changes something",
    ]);
  });
});

describe("a silent case", () => {
  it("passes if nothing is reported", async () => {
    expect(await silent(seeing, { source: "y" })).toEqual([]);
  });

  it("fails if anything is", async () => {
    expect(await silent(seeing, { source: "x" })).toHaveLength(1);
  });

  it("fails if it has a marker", async () => {
    expect(await silent(seeing, { source: "y #! x" })).toEqual(["a silent case has a marker"]);
  });

  it("fails if the source does not parse, which would silence any rule", async () => {
    expect(await silent(seeing, { source: "[ y" })).toHaveLength(1);
  });

  it("fails if the rule sees the flake and there is none", async () => {
    const ofFlake = inventRule({ id: "of-flake", check: { flake: () => {} } }).rule;
    expect(await silent(ofFlake, { source: { "a.nix": "1" } })).toHaveLength(1);
  });
});
