import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readConfig } from "#src/config/read-config.ts";
import { analyze } from "#src/engine/analyze.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import type { ExampleFiles } from "#src/findings/report.ts";
import { registry } from "#src/rules/registry.ts";
import type { RegisteredRule } from "#src/rules/rule.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { filesWith, lintInput } from "../support/lint.ts";
import { parser } from "../support/parser.ts";
import { filesOf, today } from "../support/run-rule.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const testFiles = readdirSync(`${root}/test/rules`, { recursive: true, encoding: "utf8" });

/** The input of an analysis of an example by all rules; NUL makes a file binary, as it does on disk. */
function exampleInput({ rule }: RegisteredRule, example: ExampleFiles) {
  const files = filesOf(rule, example);
  const contents = Object.entries(files).map(([path, text]) => {
    const binary = { kind: "unreadable", reason: "binary", detail: `${path} is binary` } as const;
    return [path, path.endsWith(".nix") && text.includes("\0") ? binary : text] as const;
  });
  const rules = new Map(rule.set === "off" ? [[rule.id, { severity: rule.severity, options: {} }]] : []);
  const settings = files["flakelint.toml"];
  return lintInput(files, registry, {
    config: { ...(settings === undefined ? {} : readConfig(settings, "flakelint.toml")), set: "strict", rules },
    files: filesWith(Object.fromEntries(contents)),
    now: today,
  });
}

it("the registry holds exactly the rule files", () => {
  const files = readdirSync(`${root}/src/rules`, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.includes("/"));
  expect(registry.map(({ topic, rule }) => `${topic}/${rule.id}.ts`).sort()).toEqual(files.sort());
});

it("no two rules, and no rule and topic, share a name", () => {
  const names = [...registry.map(({ rule }) => rule.id), ...new Set(registry.map(({ topic }) => topic))];
  expect(new Set(names).size).toBe(names.length);
});

describe.each(registry.map((registered) => [registered.rule.id, registered] as const))("%s", (id, registered) => {
  const { rule } = registered;

  it("has an id that names the offence", () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(id).not.toMatch(/^(no|require|prefer|use|avoid|disallow|enforce|check)-/);
  });

  it("is described in one sentence, with a reason", () => {
    expect(rule.summary).toMatch(/^([A-Z'"`]|[a-z]+\.[a-z]).*[^.\s]$/);
    expect(rule.summary).not.toContain("\n");
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(rule.why.trim().length).toBeGreaterThan(80);
    for (const option of Object.values(rule.options ?? {})) expect(option.describe).toMatch(/[^.\s]$/);
  });

  it("has a test and a page", () => {
    const name = `${id}.test.ts`;
    expect(testFiles.filter((path) => path === name || path.replaceAll("\\", "/").endsWith(`/${name}`))).toHaveLength(
      1,
    );
    expect(existsSync(`${root}/docs/rules/${id}.md`)).toBe(true);
  });

  it("has hooks", () => {
    expect(Object.keys(rule.check).length).toBeGreaterThan(0);
  });

  it("reports its bad example", async () => {
    const { report } = await analyze(exampleInput(registered, rule.example.bad));
    expect(report.crashes).toEqual([]);
    expect(report.findings.filter((finding) => finding.rule === id)).not.toEqual([]);
  });

  it("accepts its good example", async () => {
    const { report } = await analyze(exampleInput(registered, rule.example.good));
    expect(report.crashes).toEqual([]);
    expect(report.findings.filter((finding) => finding.rule === id)).toEqual([]);
    if (registered.topic !== "syntax") expect(report.findings.filter(({ topic }) => topic === "syntax")).toEqual([]);
  });

  it("fixes its bad example for good, if it offers a fix", async () => {
    const input = exampleInput(registered, rule.example.bad);
    const onlyThis = { ...input, config: { ...input.config, select: [id] } };
    const { report, changes } = await fixAll(onlyThis, "suggested");
    expect(report.crashes).toEqual([]);
    expect(report.findings.filter((finding) => finding.fixes.length > 0)).toEqual([]);
    if (rule.fix === "none") expect(changes.size).toBe(0);
    for (const [path, { after }] of changes) {
      if (path.endsWith(".nix")) expect(parser.parse(new SourceFile(path, after)).problems).toEqual([]);
    }
  });
});
