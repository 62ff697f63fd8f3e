import type { Report } from "../findings/report.ts";
import { registry } from "../rules/registry.ts";
import type { Analysis, AnalysisInput } from "./analysis.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { buildReport } from "./build-report.ts";
import { concludeFindings } from "./conclude-findings.ts";
import { KnownSecrets, withoutSecrets } from "./known-secrets.ts";
import { type LintedFiles, lintFiles } from "./lint-files.ts";
import { type LintedProject, noProject } from "./linted-project.ts";
import { OffenceLog } from "./offence-log.ts";
import { ParsedFiles } from "./parsed-files.ts";
import { RulePlan } from "./rule-plan.ts";
import { timed } from "./stopwatch.ts";
import { TargetFiles } from "./target-files.ts";

export type { Analysis, AnalysisInput } from "./analysis.ts";

/** The one entry to the pipeline, for the command line, editors, tests and benchmarks. */
export async function analyze(input: AnalysisInput): Promise<Analysis> {
  const start = performance.now();
  const rules = input.rules ?? registry;
  const { stopwatch } = input;
  const log = new OffenceLog(stopwatch);
  const run: AnalysisRun = {
    input,
    rules,
    log,
    plan: new RulePlan(input.config, rules, log, stopwatch),
    parsed: new ParsedFiles(input.files, input.parser, stopwatch),
    targets: new TargetFiles(input),
  };

  const linted = timed(stopwatch, "walk", () => lintFiles(run));
  const project = await lintFlake(run);
  const report = timed(stopwatch, "conclude", () => conclude(run, linted, project, start));
  return { report, project: project.project };
}

function conclude(run: AnalysisRun, linted: LintedFiles, project: LintedProject, start: number): Report {
  const { input, log, parsed, rules } = run;
  const { findings, suppressed } = concludeFindings(run, linted.suppressions, project.ran);
  const secrets = new KnownSecrets(parsed, log.offences);
  return buildReport({
    root: input.root,
    files: linted.files,
    hosts: project.hosts,
    homes: project.homes,
    findings: findings.map((finding) => withoutSecrets(finding, secrets)),
    suppressed,
    crashes: [...parsed.crashes, ...project.crashes, ...log.crashes].map((crash) => ({
      ...crash,
      message: secrets.masked(crash.message, [crash.file]),
    })),
    skipped: [...linted.skipped, ...project.skipped],
    rules,
    sourceOf: (file) => parsed.source(file),
    secretsIn: (file) => secrets.spansIn(file),
    durationMs: performance.now() - start,
  });
}

/** A hook that checks single files does not wait for the evaluator and the project to be loaded. */
async function lintFlake(run: AnalysisRun): Promise<LintedProject> {
  if (run.input.flakeDirectory === null && (run.input.entryDirectory ?? null) === null) return noProject;
  const { stopwatch } = run.input;
  const load = () => import("./lint-project.ts");
  const { lintProject } = await (stopwatch?.measureAsync("load", load) ?? load());
  return timed(stopwatch, "project", () => lintProject(run));
}
