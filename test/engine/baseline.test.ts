import { describe, expect, it } from "vitest";
import { type Baseline, canBeKnown, type KnownFinding, knownAs } from "#src/engine/baseline.ts";
import { readBaseline, renderBaseline } from "#src/engine/baseline-text.ts";
import { registry } from "#src/rules/registry.ts";
import { inventRule, variableNamed } from "../support/invented-rules.ts";
import { type LintSettings, lint, places } from "../support/lint.ts";

type Files = Readonly<Record<string, string>>;

const aboutHosts = inventRule({ id: "about-hosts", check: { project: () => {} } });
const rules = [
  variableNamed("x"),
  variableNamed("y"),
  aboutHosts,
  ...registry.filter(({ topic }) => topic === "syntax"),
]
  // Variables that nothing defines are what the invented rules are about.
  .filter(({ rule }) => rule.id !== "undefined-variable");

/** The baseline that an update would write. */
async function baselineOf(files: Files, settings: LintSettings = {}): Promise<Baseline> {
  const { report } = await lint(files, rules, settings);
  return { file: "known.json", known: report.findings.filter(canBeKnown).map(knownAs) };
}

async function under(baseline: Baseline, files: Files, settings: LintSettings = {}) {
  const { report, baseline: outcome } = await lint(files, rules, { ...settings, baseline });
  const names = (entries: readonly KnownFinding[] = []) => entries.map(({ rule, file }) => `${file} ${rule}`);
  return {
    told: places(report),
    known: report.summary.baseline?.known,
    stale: names(outcome?.stale),
    off: names(outcome?.off),
    unjudged: names(outcome?.unjudged),
  };
}

const nothingElse = { told: [], stale: [], off: [], unjudged: [] };

describe("a baseline", () => {
  it("holds back what it knows, wherever its line has moved, and tells what is new", async () => {
    const known = await baselineOf({ "a.nix": "[\n  x\n  x\n]\n" });
    expect(await under(known, { "a.nix": "# new\n[ y\n  x\n\n    x\n]\n" })).toEqual({
      ...nothingElse,
      told: ["a.nix:2:3 variable-y"],
      known: 2,
    });
  });

  it("tells one more on a line that is known already", async () => {
    const known = await baselineOf({ "a.nix": "[\n  x\n]\n" });
    expect((await under(known, { "a.nix": "[\n  x\n  x\n]\n" })).told).toEqual(["a.nix:3:3 variable-x"]);
  });

  it("knows the unchanged lines of a renamed file", async () => {
    const known = await baselineOf({ "a.nix": "[\n  x\n  x\n  y\n]\n" });
    expect(await under(known, { "b.nix": "[\n  x\n  x\n  y 1\n]\n" })).toEqual({
      ...nothingElse,
      told: ["b.nix:4:3 variable-y"],
      known: 2,
      stale: ["a.nix variable-y"],
    });
  });

  it("does not take a copy for a renamed file", async () => {
    const known = await baselineOf({ "a.nix": "[ x ]" });
    expect((await under(known, { "a.nix": "[ x ]", "b.nix": "[ x ]" })).told).toEqual(["b.nix:1:3 variable-x"]);
  });

  it("is stale where nothing matches any more, or the file is gone", async () => {
    const known = await baselineOf({ "a.nix": "x", "b.nix": "x" });
    const { stale, told } = await under(known, { "a.nix": "1" });
    expect({ stale, told }).toEqual({ stale: ["a.nix variable-x", "b.nix variable-x"], told: [] });
  });

  it("is not stale where nobody looked: other files, rules that are off, files that are excluded", async () => {
    const known = await baselineOf({ "a.nix": "x", "b.nix": "x" });
    const clean = { "a.nix": "1", "b.nix": "1" };
    expect(await under(known, clean, { targets: ["a.nix"], scope: "files" })).toMatchObject({
      stale: ["a.nix variable-x"],
      unjudged: ["b.nix variable-x"],
    });
    expect(await under(known, clean, { config: { select: ["variable-y"] } })).toMatchObject({
      stale: [],
      unjudged: [],
    });
    expect(await under(known, clean, { config: { exclude: ["b.nix"] } })).toMatchObject({
      stale: ["a.nix variable-x"],
      off: ["b.nix variable-x"],
    });
  });

  it("is not stale where a file cannot be read, and for rules on the project wherever that is", async () => {
    const entries = ["a.nix", "b.nix"].flatMap((file) =>
      ["variable-x", "about-hosts"].map((rule) => ({ file, rule, fingerprint: `${file} ${rule}` })),
    );
    const files = { "flake.nix": "{ outputs = _: { }; }", "a.nix": "{", "b.nix": "1" };
    expect(await under({ file: "known.json", known: entries }, files)).toMatchObject({
      stale: ["b.nix variable-x"],
      unjudged: ["a.nix variable-x", "a.nix about-hosts", "b.nix about-hosts"],
    });
  });

  it("holds back no syntax error, not even one that somebody has written into it", async () => {
    const { report } = await lint({ "a.nix": "{" }, rules);
    const known = { file: "known.json", known: report.findings.map(knownAs) };
    expect((await under(known, { "a.nix": "{" })).told).toEqual([expect.stringContaining("syntax-error")]);
    expect(report.findings.filter(canBeKnown)).toEqual([]);
  });

  it("says nothing of a secret: whatever the password, the entry is the same", async () => {
    const file = (password: string) => ({ "a.nix": `{ services.x.password = "${password}"; y = x; }` });
    expect(await baselineOf(file("hunter2!"))).toEqual(await baselineOf(file("correct horse")));
    expect(await baselineOf({ "a.nix": '{ title = "a"; y = x; }' })).not.toEqual(
      await baselineOf({ "a.nix": '{ title = "b"; y = x; }' }),
    );
  });
  it("is the same for a finding whichever rules find secrets beside it, and hides what its own rule calls one", async () => {
    const reports = (id: string, needle: string, redacted: string) =>
      inventRule({
        id,
        check: {
          file(file, { report }) {
            const span = (text: string) => {
              const start = file.source.text.indexOf(text);
              return { start, end: start + text.length };
            };
            report({ at: span(needle), message: id, redact: redacted === "" ? [] : [{ at: span(redacted) }] });
          },
        },
      });
    const fingerprints = async (text: string, ...ids: readonly string[]) => {
      const all = [reports("plain", "a =", ""), reports("secret", "b =", text.slice(12, -3))];
      const { report } = await lint(
        { "a.nix": text },
        all.filter(({ rule }) => ids.includes(rule.id)),
      );
      return Object.fromEntries(report.findings.map(({ rule, fingerprint }) => [rule, fingerprint]));
    };
    const together = await fingerprints('{ a = 1; b = "word"; }', "plain", "secret");
    expect(await fingerprints('{ a = 1; b = "word"; }', "plain")).toEqual({ plain: together.plain });
    expect(await fingerprints('{ a = 1; b = "wood"; }', "secret")).toEqual({ secret: together.secret });
  });
});

describe("the text of a baseline", () => {
  const known = [
    { file: "b.nix", rule: "r", fingerprint: "2" },
    { file: "a.nix", rule: "s", fingerprint: "1" },
    { file: "a.nix", rule: "r", fingerprint: "3" },
  ];

  it("is an entry a line, in one order", () => {
    const text = renderBaseline(known);
    expect(text).toBe(renderBaseline(known.toReversed()));
    expect(text.split("\n").slice(4, 7)).toEqual([
      '    {"file":"a.nix","rule":"r","fingerprint":"3"},',
      '    {"file":"a.nix","rule":"s","fingerprint":"1"},',
      '    {"file":"b.nix","rule":"r","fingerprint":"2"}',
    ]);
  });

  it("is read as it was written", () => {
    for (const list of [[], known]) {
      expect(readBaseline(renderBaseline(list), "k.json").known.toSorted()).toEqual(
        list.toSorted((a, b) => (a.file + a.rule < b.file + b.rule ? -1 : 1)),
      );
    }
  });

  const header = '{\n  "version": 1,\n  "tool": "flakelint",\n';

  it.each([
    ["what is no JSON", '{\n  "version": ,\n}', "2:14 the baseline is not valid JSON: value expected"],
    ["an empty file", "", "1:1 the baseline is not valid JSON"],
    ["another file", '{ "nodes": {}, "version": 7 }', "1:1 this is no baseline of flakelint"],
    ["a version to come", '{\n  "version": 2, "tool": "flakelint" }', "2:3 the baseline is of version 2"],
    ["a merge conflict", `${header}<<<<<<< ours\n`, "4:1 the baseline holds an unresolved merge conflict"],
    ["an entry that lacks something", `${header}  "findings": [{"file":"a"}]\n}`, "4:3 entry 1 of the baseline lacks"],
  ])("%s is a mistake with its place and a hint", (_name, text, expected) => {
    let told = "";
    try {
      readBaseline(text, "k.json");
    } catch (thrown) {
      const { place, message, hint } = thrown as {
        place: { line: number; column: number };
        message: string;
        hint: string;
      };
      told = `${place.line}:${place.column} ${message}`;
      expect(hint).not.toBe("");
    }
    expect(told).toContain(expected);
  });
});
