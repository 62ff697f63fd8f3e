import type { Report } from "../findings/report.ts";
import { registry } from "../rules/registry.ts";
import { timed } from "../source/step-timer.ts";
import type { Analysis, AnalysisInput } from "./analysis.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { buildReport } from "./build-report.ts";
import { type ConcludedFindings, concludeFindings } from "./conclude-findings.ts";
import { beginFiles, type FilesUnderway } from "./file-stage.ts";
import { foldFindings } from "./fold-findings.ts";
import { KnownSecrets, withoutSecrets, writesSecret } from "./known-secrets.ts";
import { LineHashes } from "./line-hashes.ts";
import { gatherLints, type LintedFiles } from "./lint-files.ts";
import type { OpenedForLint } from "./lint-project.ts";
import { type LintedProject, mayHaveProject, noProject } from "./linted-project.ts";
import { OffenceLog } from "./offence-log.ts";
import { ParsedFiles } from "./parsed-files.ts";
import { RulePlan } from "./rule-plan.ts";
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

  const underway = await measured(run, "walk", () => beginFiles(run));
  const opened = underway.isShared ? await openMeanwhile(run, underway) : undefined;
  const linted = gatherLints(run, await measured(run, "walk", () => underway.finish()));
  if (linted.needRoles.length > 0 && input.around) return analyze({ ...input, ...input.around(), around: undefined });
  const project = await lintFlake(run, linted, opened);
  const secrets = new KnownSecrets(run.parsed, log.offences);
  const concluded = timed(stopwatch, "conclude", () => conclude(run, linted, project, secrets));
  const told = await withoutForeign(concluded, input);
  const report = timed(stopwatch, "conclude", () => reportOn({ run, linted, project, secrets, told, start }));
  const { baseline: known } = told;
  const baseline = known && { ...known, heldBack: known.heldBack.map((finding) => withoutSecrets(finding, secrets)) };
  return {
    report,
    project: project.project,
    baseline,
    secrets: secrets.reported,
    quotesSecret: () =>
      [...report.findings, ...(baseline?.heldBack ?? [])].some((finding) => writesSecret(finding, secrets)),
  };
}

function conclude(run: AnalysisRun, linted: LintedFiles, project: LintedProject, secrets: KnownSecrets) {
  const hashes = new LineHashes(
    (file) => run.parsed.source(file),
    (finding) => secrets.spansFor(finding),
  );
  return concludeFindings(run, linted.suppressions, project.ran, hashes);
}

/** Where a change is judged: only what it is answerable for. */
async function withoutForeign(concluded: ConcludedFindings, input: AnalysisInput): Promise<ConcludedFindings> {
  const { change } = input;
  if (!change) return concluded;
  const { findingsOfChange } = await import("./findings-of-change.ts");
  const suppressed = concluded.suppressed.filter(({ file }) => change.touched.has(file));
  return { ...concluded, suppressed, findings: await findingsOfChange(concluded.findings, input, change, analyze) };
}

interface Outcome {
  readonly run: AnalysisRun;
  readonly linted: LintedFiles;
  readonly project: LintedProject;
  readonly secrets: KnownSecrets;
  readonly told: ConcludedFindings;
  readonly start: number;
}

function reportOn({ run, linted, project, secrets, told, start }: Outcome): Report {
  const { input, log, parsed, rules } = run;
  const isTold = (file: string) => input.change?.touched.has(file) ?? true;
  return buildReport({
    root: input.root,
    files: linted.files,
    hosts: project.hosts,
    homes: project.homes,
    findings: (input.foldsRepeated ? foldFindings(told.findings, linted.files, rules) : told.findings).map((finding) =>
      withoutSecrets(finding, secrets),
    ),
    suppressed: told.suppressed.length,
    baseline: told.baseline && {
      ...told.baseline,
      heldBack: told.baseline.heldBack.filter(({ file }) => isTold(file)),
    },
    crashes: [...parsed.crashes, ...project.crashes, ...log.crashes].map((crash) => ({
      ...crash,
      message: secrets.masked(crash.message, [crash.file]),
    })),
    skipped: [...linted.skipped, ...project.skipped].filter(({ file }) => isTold(file)),
    rules,
    sourceOf: (file) => parsed.source(file),
    secretsIn: (file) => secrets.spansIn(file),
    moduleGraph: project.moduleGraph,
    durationMs: performance.now() - start,
  });
}

/** While other threads lint files, this one follows the modules. */
async function openMeanwhile(run: AnalysisRun, { linksOf }: FilesUnderway): Promise<OpenedForLint | null> {
  if (!mayHaveProject(run.input)) return null;
  const { evaluateModules, openForLint } = await loadProject(run);
  return timed(run.input.stopwatch, "project", () => {
    const opened = openForLint(run, linksOf);
    const isAsked = run.plan.somewhere().some(({ rule }) => rule.check.host ?? rule.check.project);
    if (opened && isAsked) evaluateModules(run, opened);
    return opened;
  });
}

async function lintFlake(
  run: AnalysisRun,
  linted: LintedFiles,
  opened: OpenedForLint | null | undefined,
): Promise<LintedProject> {
  if (!mayHaveProject(run.input)) return noProject;
  const { lintProject, openForLint } = await loadProject(run);
  return timed(run.input.stopwatch, "project", () => {
    return lintProject(run, linted, opened === undefined ? openForLint(run, linted.linksOf) : opened);
  });
}

/** A hook that checks single files does not wait for the evaluator and the project to be loaded. */
function loadProject(run: AnalysisRun): Promise<typeof import("./lint-project.ts")> {
  return measured(run, "load", () => import("./lint-project.ts"));
}

function measured<Outcome>(
  { input: { stopwatch } }: AnalysisRun,
  step: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  return stopwatch ? stopwatch.measureAsync(step, work) : work();
}
