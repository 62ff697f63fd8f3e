import type { Analysis } from "../engine/analysis.ts";
import { withBaseline, withFindings } from "../engine/build-report.ts";
import type { Report } from "../findings/report.ts";
import type { FormatName } from "../reporters/formats.ts";
import type { BaselineFile } from "./baseline-file.ts";
import type { CheckSettings } from "./check-settings.ts";
import { displayPathFrom } from "./display-path.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { judgeReport, keepErrors, renderStatistics } from "./judge-report.ts";
import { printReports } from "./print-reports.ts";
import type { Shell } from "./shell.ts";

export type Findings = Pick<Analysis, "report" | "baseline">;

/** What the end of a check depends on. */
export interface CheckEnd {
  readonly settings: CheckSettings;
  readonly shell: Shell;
  readonly baselineFile: BaselineFile | null;
  /** Whether the whole project was judged. */
  readonly isWhole: boolean;
}

/** Updates the baseline if asked to, reports, and says how it ended. */
export async function concludeCheck(findings: Findings, end: CheckEnd): Promise<ExitCode> {
  const { settings, shell } = end;
  const report = await settleBaseline(findings, end);
  const shown = settings.quiet ? keepErrors(report) : report;
  const complete = await printReports(shown, settings, shell);
  const printsText = settings.reports.some(({ format, file }) => format === "text" && file === undefined);
  if (settings.statistics && !printsText) printStatistics(shown, settings, shell);
  if (!settings.reports.some(({ format, file }) => tellsSkipped.has(format) && file === undefined))
    saySkipped(report, shell);
  if (printsText && shell.isTerminal) sayCrowd(shown, end);
  if (report.crashes.length > 0) sayCrashes(report, shell);
  const verdict = judgeReport(report, settings);
  return complete || verdict === exitCode.bug ? verdict : exitCode.usage;
}

async function settleBaseline(
  { report, baseline }: Findings,
  { settings, shell, baselineFile, isWhole }: CheckEnd,
): Promise<Report> {
  if (baseline === null || baselineFile === null) return report;
  const { sayStale, updateBaseline } = await import("./baseline-file.ts");
  const choosesRules = settings.select.length + settings.ignore.length > 0 || settings.set !== undefined;
  if (!settings.updateBaseline) {
    if (isWhole && !choosesRules) sayStale(baseline.stale, baselineFile, settings, shell);
    return report;
  }
  const { told, known } = updateBaseline(baselineFile, report.findings, baseline, choosesRules, shell);
  return withBaseline(withFindings(report, told), baseline.file, known);
}

/** So many findings are not mended in an afternoon, and who is new to a tool gives up before. */
const crowd = 100;

/** Where so much is found that it will stay for a while, says once how to live with it. */
function sayCrowd({ findings, summary }: Report, { settings, shell, baselineFile, isWhole }: CheckEnd): void {
  if (findings.length < crowd || baselineFile !== null || settings.baseline === null || !isWhole) return;
  if (summary.fixable > 0) shell.say("hint", `--fix mends ${summary.fixable} of them, --diff shows how`);
  shell.say(
    "hint",
    `too many for now? 'baseline = "flakelint-baseline.json"' in flakelint.toml and 'flakelint --update-baseline' hold them back: then only what is new is told`,
  );
}

/** After a report for people; beside a report for programs, which it would spoil. */
function printStatistics(report: Report, settings: CheckSettings, shell: Shell): void {
  const printed = settings.reports.filter((request) => request.file === undefined);
  const text = renderStatistics(report);
  if (printed.every(({ format }) => forPeople.has(format))) shell.print(text);
  else shell.complain(text);
}

/** Formats to which lines may be added. */
const forPeople: ReadonlySet<FormatName> = new Set(["text", "concise", "github"]);

function sayCrashes(report: Report, shell: Shell): void {
  const rules = [...new Set(report.crashes.map((crash) => crash.rule))].join(", ");
  shell.say("error", `flakelint failed in ${rules}: this is a bug in flakelint; the other findings stand`);
  shell.say("hint", "report it with the file, or a smaller one that shows it");
}

const mostSkipped = 5;

/** Formats that say so themselves where a person reads it. */
const tellsSkipped: ReadonlySet<FormatName> = new Set(["text", "github"]);

function saySkipped({ skipped, root }: Report, shell: Shell): void {
  const shown = displayPathFrom(root, shell);
  for (const { file, detail } of skipped.slice(0, mostSkipped))
    shell.say("note", `'${shown(file)}' ${detail}: left out`);
  if (skipped.length > mostSkipped) shell.say("note", `${skipped.length - mostSkipped} more files were left out`);
}
