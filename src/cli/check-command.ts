import type { AnalysisInput } from "../engine/analysis.ts";
import { analyze } from "../engine/analyze.ts";
import type { FixOutcome } from "../engine/apply-fixes.ts";
import { Stopwatch, timed } from "../engine/stopwatch.ts";
import type { Report } from "../findings/report.ts";
import { type CheckSettings, readCheckSettings } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { judgeReport, keepErrors, renderStatistics } from "./judge-report.ts";
import { loadParserFor } from "./load-parser.ts";
import type { OpenedRepository } from "./open-repository.ts";
import { openTarget } from "./open-target.ts";
import { printReports } from "./print-reports.ts";
import { readConfigFor } from "./read-config-for.ts";
import { rerunWithRoom } from "./rerun-with-room.ts";
import type { Shell } from "./shell.ts";

/** `flakelint check`: analyses, mends if asked to, reports. Throws what `sayMistake` can say. */
export async function runCheck(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const settings = readCheckSettings(command);
  const stopwatch = settings.timing ? startedStopwatch() : undefined;
  const repository = timed(stopwatch, "open", () => openTarget(settings, shell.workingDirectory));
  const input = { ...(await prepareAnalysis(repository, settings, shell)), stopwatch };
  const outcome = await analyzeOrFix(input, settings);
  const rerun = await rerunWithRoom();
  if (rerun !== null) return rerun;
  for (const notice of repository.notices) shell.say("note", notice);
  const finish = () => finishCheck(input, outcome, settings, shell);
  if (!stopwatch) return finish();
  const verdict = await stopwatch.measureAsync("report", finish);
  const { renderTiming } = await import("./render-timing.ts");
  shell.complain(renderTiming(stopwatch.steps));
  return verdict;
}

/** Its clock runs from the start of the process. */
function startedStopwatch(): Stopwatch {
  const stopwatch = new Stopwatch();
  stopwatch.add("start", performance.now());
  return stopwatch;
}

async function finishCheck(
  input: AnalysisInput,
  outcome: FixOutcome,
  settings: CheckSettings,
  shell: Shell,
): Promise<ExitCode> {
  if (settings.fix === "none") return conclude(outcome.report, settings, shell);
  if (settings.diff) return showDiff(outcome, settings, shell);
  if (settings.stdinFilename !== undefined) return printFixedInput(input, outcome, settings, shell);
  return mend(input, outcome, settings, shell);
}

async function analyzeOrFix(input: AnalysisInput, { fix }: CheckSettings): Promise<FixOutcome> {
  if (fix === "none") return { ...(await analyze(input)), changes: new Map(), applied: 0, secrets: [] };
  const { fixAll } = await import("../engine/apply-fixes.ts");
  return fixAll(input, fix);
}

async function prepareAnalysis(
  repository: OpenedRepository,
  settings: CheckSettings,
  shell: Shell,
): Promise<AnalysisInput> {
  const { root, files, flakeDirectory, entryDirectory, targets, scope } = repository;
  const config = await readConfigFor(repository, settings, shell.workingDirectory);
  const parser = loadParserFor((targets ?? files.paths).length);
  return { parser, files, root, flakeDirectory, entryDirectory, targets, scope, config, now: settings.now };
}

/** Reports, and says how it ended. */
async function conclude(report: Report, settings: CheckSettings, shell: Shell): Promise<ExitCode> {
  const shown = settings.quiet ? keepErrors(report) : report;
  const complete = await printReports(shown, settings, shell);
  if (settings.statistics) printStatistics(shown, settings, shell);
  if (!settings.reports.some(({ format, file }) => format === "text" && file === undefined)) saySkipped(report, shell);
  if (report.crashes.length > 0) sayCrashes(report, shell);
  const verdict = judgeReport(report, settings);
  return complete || verdict === exitCode.bug ? verdict : exitCode.usage;
}

/** After a report for people; beside a report for programs, which it would spoil. */
function printStatistics(report: Report, settings: CheckSettings, shell: Shell): void {
  const format = settings.reports.find((request) => request.file === undefined)?.format;
  const text = renderStatistics(report);
  if (format === "json" || format === "sarif") shell.complain(text);
  else shell.print(text);
}

function sayCrashes(report: Report, shell: Shell): void {
  const rules = [...new Set(report.crashes.map((crash) => crash.rule))].join(", ");
  shell.say("error", `flakelint failed in ${rules}: this is a bug in flakelint; the other findings stand`);
  shell.say("hint", "report it with the file, or a smaller one that shows it");
}

const mostSkipped = 5;

/** The text report says so itself. */
function saySkipped({ skipped }: Report, shell: Shell): void {
  for (const { file, detail } of skipped.slice(0, mostSkipped)) shell.say("note", `'${file}' ${detail}: left out`);
  if (skipped.length > mostSkipped) shell.say("note", `${skipped.length - mostSkipped} more files were left out`);
}

async function showDiff(outcome: FixOutcome, settings: CheckSettings, shell: Shell): Promise<ExitCode> {
  const { renderPatches } = await import("./write-fixes.ts");
  const { patch, isWhole } = renderPatches(outcome);
  shell.print(patch);
  if (!isWhole) shell.say("note", "secrets are hidden in this patch, so that it cannot be applied: use --fix");
  if (outcome.report.crashes.length > 0) return conclude(outcome.report, { ...settings, reports: [] }, shell);
  return outcome.changes.size > 0 ? exitCode.findings : exitCode.clean;
}

/** The fixed text is the result; what is left to do goes beside it. */
async function printFixedInput(
  input: AnalysisInput,
  outcome: FixOutcome,
  settings: CheckSettings,
  shell: Shell,
): Promise<ExitCode> {
  const [path = ""] = input.targets ?? [];
  shell.print(outcome.changes.get(path)?.after ?? input.files.text(path) ?? "");
  return conclude(outcome.report, settings, { ...shell, print: shell.complain });
}

async function mend(
  input: AnalysisInput,
  outcome: FixOutcome,
  settings: CheckSettings,
  shell: Shell,
): Promise<ExitCode> {
  const { writeFixes } = await import("./write-fixes.ts");
  if (writeFixes(outcome, input.root, shell)) return conclude(outcome.report, settings, shell);
  const { files } = openTarget(settings, shell.workingDirectory);
  const { report } = await analyze({ ...input, files });
  const verdict = await conclude(report, settings, shell);
  return verdict === exitCode.bug ? verdict : exitCode.usage;
}
