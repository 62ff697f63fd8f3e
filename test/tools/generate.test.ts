import { Ajv } from "ajv";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { configSchema } from "#src/config/config-schema.ts";
import { readConfig } from "#src/config/read-config.ts";
import type { ExampleFiles } from "#src/findings/report.ts";
import { generateFiles, staleFiles } from "../../tools/generate.ts";
import { registrySource, variableOf } from "../../tools/rule-files.ts";
import { optionsTable, pageOf, rulesIndex, topicsTable } from "../../tools/rule-pages.ts";
import { inventRule } from "../support/invented-rules.ts";

const options = {
  depth: { type: "integer", default: 3, describe: "How deep to look" },
  names: { type: "strings", default: ["a"], describe: "Names to overlook" },
} as const;
const example: { bad: ExampleFiles; good: ExampleFiles } = { bad: "{ bad = 1; }", good: { "a.nix": "{ }" } };
const rule = inventRule({ id: "odd-thing", options, example, why: "\nIt hurts.", check: {} }, "style");

describe("the generated files", () => {
  it("are as they would be written", async () => {
    const generated = await generateFiles();
    expect(generated.problems).toEqual([]);
    expect(staleFiles(generated)).toEqual([]);
  });

  it("are called stale if they differ, are missing or are left over", () => {
    const files = new Map([
      ["same", "1"],
      ["other", "2"],
      ["missing", "3"],
      ["old", null],
    ]);
    const disk = new Map([
      ["same", "1"],
      ["other", "1"],
      ["old", "1"],
    ]);
    const stale = staleFiles({ files, problems: [] }, (path) => disk.get(path) ?? null);
    expect(stale).toEqual(["other", "missing", "old (left over)"]);
  });
});

describe("the registry", () => {
  it("imports every rule under its topic, and is marked as generated on its first line", () => {
    const source = registrySource([{ topic: "style", id: "odd-thing" }]);
    expect(source.split("\n")[0]).toContain("Generated");
    expect(source).toContain('import oddThing from "./style/odd-thing.ts";');
    expect(source).toContain('{ topic: "style", rule: oddThing },');
  });

  it("calls rules by names that TypeScript takes", () => {
    expect(variableOf("let-in-let-2")).toBe("letInLet2");
  });
});

describe("the page of a rule", () => {
  it("tells all that the rule does", () => {
    const page = pageOf(rule);
    for (const part of [
      "# odd-thing",
      "Something invented.",
      "It hurts.",
      "{ bad = 1; }",
      "`a.nix`",
      "`depth`",
      "`3`",
    ]) {
      expect(page).toContain(part);
    }
    expect(page).toContain("# flakelint: allow odd-thing -- reason");
  });

  it("shows settings that flakelint.toml takes", () => {
    const blocks = [...pageOf(rule).matchAll(/```toml\n([^`]*)```/g)].map(([, text = ""]) => text);
    expect(blocks).toHaveLength(2);
    for (const text of blocks) expect(() => readConfig(text, "flakelint.toml", [rule])).not.toThrow();
  });

  it("tells of no comment for what is reported in flake.lock alone", () => {
    const ofLock = inventRule({ id: "odd-lock", example: { bad: { "flake.lock": "{}" }, good: "" }, check: {} });
    expect(pageOf(ofLock)).not.toContain("# flakelint:");
  });

  it("prints control characters in words", () => {
    const binary = inventRule({ id: "odd-bytes", example: { bad: "\u0001", good: "" }, check: {} });
    expect(pageOf(binary)).toContain("\\u0001");
  });
});

describe("the tables of rules", () => {
  const strict = inventRule({ id: "odd-place", set: "strict", fix: "safe", example, check: {} }, "style");

  it("link each rule to its page, below its topic", () => {
    const index = rulesIndex([rule, strict]);
    expect(index).toMatch(/## style\n[^#]*\| \[odd-thing\]\(odd-thing\.md\) \|/);
  });

  it("count the rules of each topic, those on by default and those with a fix", () => {
    const table = topicsTable([rule, strict], "docs/rules/README.md");
    expect(table).toContain("| [style](docs/rules/README.md#style) |");
    expect(table).toMatch(/\| 2 \| 1 \| 1 \|\n$/);
  });

  it("give every option with its default", () => {
    expect(optionsTable([rule, strict], "rules/")).toMatch(
      /\| \[odd-thing\]\(rules\/odd-thing\.md\) \| `names` \| list of strings \| `\["a"\]` \|/,
    );
  });
});

describe("the JSON Schema of flakelint.toml", () => {
  const validate = new Ajv({ strict: true }).compile(configSchema([rule]));

  it.each([
    "",
    'extends = ["strict"]\nexclude = ["generated/**"]',
    '[rules]\nodd-thing = "off"',
    '[rules.odd-thing]\nseverity = "error"\ndepth = 1\nnames = ["b"]',
    '[[override]]\npaths = ["hosts/**"]\nrules = { odd-thing = "note" }',
    '[layout]\nhosts = "machines"',
  ])("accepts what is read: %s", (text) => {
    expect(() => readConfig(text, "flakelint.toml", [rule])).not.toThrow();
    expect(validate(parse(text))).toBe(true);
  });

  it.each([
    "exlude = []",
    'extends = ["all"]',
    '[rules]\nodd-thng = "off"',
    '[rules]\nodd-thing = "fatal"',
    '[rules.odd-thing]\ndepth = "1"',
    "[rules.odd-thing]\nwidth = 1",
    "[[override]]\nrules = {}",
    '[layout]\npreset = "flat"',
  ])("refuses what is refused: %s", (text) => {
    expect(() => readConfig(text, "flakelint.toml", [rule])).toThrow();
    expect(validate(parse(text))).toBe(false);
  });
});
