import { describe, expect, it } from "vitest";
import unusedBinding from "#src/rules/dead-code/unused-binding.ts";
import unusedSuppression from "#src/rules/dead-code/unused-suppression.ts";
import { inventRule, variableNamed } from "../support/invented-rules.ts";
import { type LintSettings, lint, places } from "../support/lint.ts";

const rules = [
  variableNamed("x"),
  variableNamed("y"),
  { topic: "dead-code", rule: unusedSuppression },
  inventRule({ id: "about-hosts", check: { host: () => {} } }),
  inventRule({ id: "about-flake", check: { flake: () => {} } }),
];

async function found(text: string, settings: LintSettings = {}): Promise<string[]> {
  const { report } = await lint({ "a.nix": text }, rules, settings);
  return places(report).map((place) => place.replace("a.nix:", ""));
}

describe("a suppression", () => {
  it("keeps what it allows from the fix of a finding that shares it", async () => {
    const text = "let\n  a = b; # flakelint: allow unused-binding -- wanted later\n  b = a;\nin\n1\n";
    const { report } = await lint({ "a.nix": text }, [{ topic: "dead-code", rule: unusedBinding }]);
    expect(report.findings.map(({ fixes }) => fixes)).toEqual([[]]);
  });

  it("behind code is about its own line", async () => {
    expect(await found("[\n  x # flakelint: allow variable-x -- known\n  x\n]")).toEqual(["3:3 variable-x"]);
  });

  it("alone on its line is about the next line that holds code", async () => {
    expect(await found("[\n  # flakelint: allow variable-x -- known\n\n  # a remark\n  x\n  x\n]")).toEqual([
      "6:3 variable-x",
    ]);
  });

  it("stacked with others is about the same line as they", async () => {
    const text = "[\n  # flakelint: allow variable-x\n  # flakelint: allow variable-y\n  x y\n]";
    expect(await found(text)).toEqual([]);
  });

  it("before code on its line is about that line", async () => {
    expect(await found("[\n  /* flakelint: allow variable-x -- known */ x\n  x\n]")).toEqual(["3:3 variable-x"]);
  });

  it("behind another comment behind code is about that line", async () => {
    expect(await found("[\n  x /* a remark */ # flakelint: allow variable-x\n  x\n]")).toEqual(["3:3 variable-x"]);
  });

  it("names several rules, and allows no other", async () => {
    expect(await found("[ x y ] # flakelint: allow variable-x, variable-y -- both")).toEqual([]);
    expect(await found("[ x y ] # flakelint: allow variable-x -- one")).toEqual(["1:5 variable-y"]);
  });

  it("for the file is about all of it, wherever it stands", async () => {
    expect(await found("[ x\n x y ]\n# flakelint: allow-file variable-x -- generated")).toEqual(["2:4 variable-y"]);
  });

  it("works with Windows line ends", async () => {
    expect(await found("[\r\n  # flakelint: allow variable-x -- known\r\n  x\r\n  x\r\n]")).toEqual(["4:3 variable-x"]);
  });

  it("is counted in the summary", async () => {
    const { report } = await lint({ "a.nix": "[ x x ] # flakelint: allow variable-x" }, rules);
    expect(report.summary).toMatchObject({ suppressed: 2, warnings: 0 });
  });

  it("with a misspelt directive allows nothing, and is told", async () => {
    expect(await found("x # flakelint: alow variable-x")).toEqual(["1:1 variable-x", "1:16 unused-suppression"]);
  });

  it("without its colon allows nothing, and is told", async () => {
    expect(await found("x # flakelint allow variable-x")).toEqual(["1:1 variable-x", "1:5 unused-suppression"]);
    expect(await found("1 # flakelint allow is what to write\n# as flakelint allow-listed it")).toEqual([]);
    const { report } = await lint({ "a.nix": "x # flakelint allow-file variable-x -- y" }, rules);
    expect(report.findings[1]).toMatchObject({
      message: "'flakelint allow-file' is no directive",
      fixes: [{ edits: [{ text: "flakelint: allow-file" }] }],
    });
  });

  it("in a string is text", async () => {
    expect(await found('[ "# flakelint: allow variable-x" x ]')).toEqual(["1:35 variable-x"]);
  });

  it("may be prose that only begins like one", async () => {
    expect(await found("# flakelint: we run it in CI\n1")).toEqual([]);
  });
});

describe("a suppression is called unused", () => {
  it("if its rule ran and found nothing there", async () => {
    expect(await found("1 # flakelint: allow variable-x -- gone")).toEqual(["1:22 unused-suppression"]);
    expect(await found("# flakelint: allow-file variable-x -- gone\n1")).toEqual(["1:25 unused-suppression"]);
  });

  it("in its place among the other findings", async () => {
    const text = "[\n1 # flakelint: allow variable-x\nx\n]";
    expect(await found(text)).toEqual(["2:22 unused-suppression", "3:1 variable-x"]);
  });

  it("if no code follows it", async () => {
    expect(await found("x\n# flakelint: allow variable-x")).toEqual(["1:1 variable-x", "2:20 unused-suppression"]);
  });

  it("not if its rule is off", async () => {
    const config = { rules: new Map([["variable-x", { severity: "off", options: {} } as const]]) };
    expect(await found("1 # flakelint: allow variable-x", { config })).toEqual([]);
  });

  it("not if its rule is not selected", async () => {
    const config = { select: ["variable-y", "unused-suppression"] };
    expect(await found("1 # flakelint: allow variable-x", { config })).toEqual([]);
  });

  it("not if its rule is about hosts, and hosts were not looked at", async () => {
    expect(await found("1 # flakelint: allow about-hosts", { scope: "files" })).toEqual([]);
  });

  it("not if its rule is about the flake, and there is none", async () => {
    expect(await found("1 # flakelint: allow about-flake")).toEqual([]);
  });

  it("not if it is about suppressions itself", async () => {
    expect(await found("# flakelint: allow unused-suppression\n1")).toEqual([]);
  });

  it("not if its rule crashed", async () => {
    const crashing = inventRule({
      id: "crashing",
      check: {
        file() {
          throw new TypeError("no such thing");
        },
      },
    });
    const { report } = await lint({ "a.nix": "1 # flakelint: allow crashing" }, [...rules, crashing]);
    expect(report.findings).toEqual([]);
  });

  it("not if the file does not parse, so that its rule did not see all of it", async () => {
    expect(await found("[ x # flakelint: allow variable-x")).toEqual([]);
  });

  it("not if that itself is allowed", async () => {
    const text = "# flakelint: allow-file unused-suppression -- shared header\n1 # flakelint: allow variable-x";
    expect(await found(text)).toEqual([]);
  });
});
