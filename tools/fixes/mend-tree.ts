import { loadParserFor } from "../../src/cli/load-parser.ts";
import { openTarget } from "../../src/cli/open-target.ts";
import { defaultConfig } from "../../src/config/config.ts";
import { type Analysis, type AnalysisInput, analyze } from "../../src/engine/analyze.ts";
import { fixAll } from "../../src/engine/apply-fixes.ts";
import { chooseFixes } from "../../src/engine/choose-fixes.ts";
import type { Finding } from "../../src/findings/finding.ts";
import type { RuleCrash } from "../../src/findings/report.ts";
import type { RegisteredRule, Rule } from "../../src/rules/rule.ts";
import { RepositoryFiles } from "../../src/source/repository-files.ts";

/** A file that fixes changed. */
export interface MendedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What came of the safe fixes of some rules in one tree. */
export interface Mending {
  /** The rule whose fixes were applied alone; `null` for all of them together. */
  readonly alone: string | null;
  /** The rules that had fixes to apply. */
  readonly rules: readonly string[];
  readonly applied: number;
  readonly files: readonly MendedFile[];
  /** Files in which a second run would change something. */
  readonly unstable: readonly string[];
  /** Fixes that were dropped, and rules that threw. */
  readonly crashes: readonly RuleCrash[];
}

const parser = loadParserFor(Number.POSITIVE_INFINITY);

/** Applies the safe fixes of each rule alone, and then of all rules together, to a tree on disk; writes nothing. */
export async function* mendTree(folder: string, rules: readonly RegisteredRule[]): AsyncGenerator<Mending> {
  const whole = openTree(
    folder,
    rules.map(({ rule }) => rule.id),
  );
  const analysis = await analyze(whole);
  const byRule = groupByRule(analysis.report.findings.filter(hasSafeFix));
  for (const { rule } of rules) {
    const findings = byRule.get(rule.id);
    // What a comment allows in vain is known only where all rules run.
    if (!findings || rule.check.suppression) continue;
    const ofRule = { ...analysis, report: { ...analysis.report, findings } };
    yield { alone: rule.id, ...(await mend(inputFor(rule, findings, whole), ofRule)) };
  }
  if (byRule.size > 0) yield { alone: null, ...(await mend(whole, analysis)) };
}

function openTree(folder: string, rules: readonly string[]): AnalysisInput {
  const { root, files, flakeDirectory, entryDirectory, targets, scope } = openTarget(
    { paths: [folder], stdinFilename: undefined },
    process.cwd(),
  );
  return withRules(
    { parser, root, files, flakeDirectory, entryDirectory, targets, scope, config: defaultConfig },
    rules,
  );
}

/** Settings of the repository do not count: the fixes are judged, not the findings. */
function withRules(input: AnalysisInput, rules: readonly string[]): AnalysisInput {
  return { ...input, config: { ...defaultConfig, select: rules } };
}

/** Rules that see single files need no project, and no file without a finding. */
function inputFor(rule: Rule, findings: readonly Finding[], whole: AnalysisInput): AnalysisInput {
  const { flake, lock, host, project, functions } = rule.check;
  if (flake ?? lock ?? host ?? project ?? functions) return withRules(whole, [rule.id]);
  const paths = [...new Set(findings.map(({ file }) => file))];
  const files = new RepositoryFiles({ paths, read: (path) => whole.files.read(path) });
  return withRules({ ...whole, files, targets: null, flakeDirectory: null, entryDirectory: null, scope: "files" }, [
    rule.id,
  ]);
}

async function mend(input: AnalysisInput, analysis: Analysis): Promise<Omit<Mending, "alone">> {
  const { report, changes, applied } = await fixAll(input, "safe", analysis);
  const textOf = (path: string) => changes.get(path)?.after ?? input.files.text(path);
  const left = chooseFixes(report.findings, "safe", new Set(), textOf);
  return {
    rules: input.config.select ?? [],
    applied,
    files: [...changes].map(([path, change]) => ({ path, ...change })),
    unstable: [...new Set(left.map(({ finding }) => finding.file))],
    crashes: report.crashes,
  };
}

function groupByRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = byRule.get(finding.rule);
    if (known) known.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return byRule;
}

function hasSafeFix({ fixes }: Finding): boolean {
  return fixes.some(({ safety }) => safety === "safe");
}
