import { readdirSync } from "node:fs";
import { type Config, defaultConfig, type OptionSettings } from "#src/config/config.ts";
import { readConfig } from "#src/config/read-config.ts";
import { analyze } from "#src/engine/analyze.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import type { Report } from "#src/findings/report.ts";
import type { LayoutSettings } from "#src/project/layout-settings.ts";
import { registry } from "#src/rules/registry.ts";
import type { RegisteredRule, Rule } from "#src/rules/rule.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { filesWith } from "./lint.ts";
import { parser } from "./parser.ts";

/** A text, or texts by path. */
export type RuleSource = string | Readonly<Record<string, string>>;

export interface RuleRunSettings {
  readonly options?: OptionSettings;
  readonly layout?: LayoutSettings;
  readonly alongside?: readonly RegisteredRule[];
}

export interface RuleOutcome {
  /** With the findings of the rule alone. */
  readonly report: Report;
  /** Why the run proves nothing: a source that does not parse, a flake nobody could read, a crash. */
  readonly failures: readonly string[];
}

/** Ten days after the newest entry of the lock files that tests write. */
export const today = new Date("2025-10-19T12:00:00Z");

const rulesFolder = new URL("../../src/rules/", import.meta.url);

/** The files of a source: a text alone is flake.nix if the rule sees the flake, else test.nix. */
export function filesOf(rule: Rule, source: RuleSource): Readonly<Record<string, string>> {
  if (typeof source !== "string") return source;
  return { [seesFlake(rule) ? "flake.nix" : "test.nix"]: source };
}

/** Runs a rule, and those alongside, through the whole pipeline. */
export async function runRule(
  rule: Rule,
  files: Readonly<Record<string, string>>,
  settings: RuleRunSettings = {},
): Promise<RuleOutcome> {
  const { report, project } = await analyze(inputFor(rule, files, settings));
  const failures = report.crashes.map((crash) => `rule '${crash.rule}' crashed on ${crash.file}: ${crash.message}`);
  if (topicOf(rule) !== "syntax") failures.push(...syntaxFailures(files));
  if (seesFlake(rule) && project === null) failures.push("no flake.nix could be read, so the rule did not run");
  return { report: onlyOf(rule, report), failures };
}

/** Applies all fixes of a rule, the suggested ones too. */
export async function runFixes(
  rule: Rule,
  files: Readonly<Record<string, string>>,
  settings: RuleRunSettings = {},
): Promise<RuleOutcome & { readonly files: Record<string, string>; readonly applied: number }> {
  const { report, changes, applied } = await fixAll(inputFor(rule, files, settings), "suggested");
  const after = { ...files };
  for (const [path, change] of changes) after[path] = change.after;
  const failures = report.crashes.map((crash) => `rule '${crash.rule}' crashed on ${crash.file}: ${crash.message}`);
  return { report: onlyOf(rule, report), failures, files: after, applied };
}

/** The topic a rule is registered under, or the folder its file is in, or `test` for one invented by a test. */
export function topicOf(rule: Rule): string {
  const registered = registry.find((entry) => entry.rule.id === rule.id);
  if (registered) return registered.topic;
  const file = readdirSync(rulesFolder, { recursive: true, encoding: "utf8" }).find((path) =>
    path.replaceAll("\\", "/").endsWith(`/${rule.id}.ts`),
  );
  return file?.replaceAll("\\", "/").split("/")[0] ?? "test";
}

function inputFor(rule: Rule, files: Readonly<Record<string, string>>, settings: RuleRunSettings) {
  const rules = [{ topic: topicOf(rule), rule }, ...(settings.alongside ?? [])];
  const settingsFile = files["flakelint.toml"];
  const config: Config = {
    ...(settingsFile === undefined ? defaultConfig : readConfig(settingsFile, "flakelint.toml")),
    rules: new Map([[rule.id, { options: settings.options ?? {} }]]),
    select: rules.map((entry) => entry.rule.id),
    layout: settings.layout ?? {},
  };
  return {
    parser,
    files: filesWith(files),
    root: "/repository",
    flakeDirectory: "flake.nix" in files ? "" : null,
    targets: null,
    scope: "project" as const,
    config,
    rules,
    now: today,
  };
}

function onlyOf(rule: Rule, report: Report): Report {
  return { ...report, findings: report.findings.filter((finding) => finding.rule === rule.id) };
}

function seesFlake({ check }: Rule): boolean {
  return Boolean(check.flake ?? check.lock ?? check.host ?? check.project);
}

/** A source that does not parse makes every other rule silent, which would prove nothing. */
function syntaxFailures(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith(".nix"))
    .flatMap(([path, text]) =>
      parser.parse(new SourceFile(path, text)).problems.map((problem) => `${path} does not parse: ${problem.message}`),
    );
}
