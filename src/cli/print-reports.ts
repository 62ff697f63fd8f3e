import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Report } from "../findings/report.ts";
import { withoutCommands } from "../reporters/excerpt/runner-commands.ts";
import { type FormatName, loadReporter } from "../reporters/formats.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import type { CheckSettings, ReportRequest } from "./check-settings.ts";
import { fileOptions, limitOptions, terminalOptions } from "./report-options.ts";
import { readsCommands } from "./runner.ts";
import type { Shell } from "./shell.ts";
import { explainWriteFailure } from "./write-file.ts";
import { writeOutput } from "./write-output.ts";

/** Prints what was asked for to standard output, then writes the files. False if one of them could not be written. */
export async function printReports(report: Report, settings: CheckSettings, shell: Shell): Promise<boolean> {
  const printed = settings.reports.filter((request) => request.file === undefined);
  // A runner adds an annotation to its log where it is printed: below the text.
  for (const { format } of printed.toSorted((a, b) => Number(a.format === "github") - Number(b.format === "github"))) {
    const text = await renderAs(format, report, await terminalOptions(report, settings, shell), shell);
    if (format === "github") shell.printExactly(text);
    else shell.print(text);
  }
  if (settings.annotations) await annotate(report, shell);
  let complete = true;
  for (const request of settings.reports) {
    if (request.file !== undefined && !(await writeReport(report, request, request.file, shell))) complete = false;
  }
  return complete;
}

/** What the runner we are on shows at the lines of a change, where it does. */
async function annotate(report: Report, shell: Shell): Promise<void> {
  if (shell.environment.GITHUB_ACTIONS === undefined && shell.environment.GITLAB_CI === undefined) return;
  const { annotateRun } = await import("./annotate-run.ts");
  await annotateRun(report, shell, (format) => renderAs(format, report, fileOptions(report, shell), shell));
}

async function renderAs(format: FormatName, report: Report, options: ReporterOptions, shell: Shell): Promise<string> {
  const render = await loadReporter(format);
  const all = { ...options, ...limitOptions(format, shell) };
  if (knowsNoPlace.has(format)) return render(report, all);
  const { repositoryPlace } = await import("./repository-place.ts");
  return render(report, { ...all, ...repositoryPlace(report.root, shell.environment) });
}

/** The formats that a hook prints: they ask nothing of the repository. */
const knowsNoPlace: ReadonlySet<FormatName> = new Set(["text", "concise", "json", "sarif"]);

async function writeReport(report: Report, { format }: ReportRequest, file: string, shell: Shell): Promise<boolean> {
  const text = await renderAs(format, report, fileOptions(report, shell), shell);
  // On a runner files are shown by `cat`.
  const isHarmless = format === "github" || !readsCommands(shell.environment);
  try {
    writeOrAppend(resolve(shell.workingDirectory, file), isHarmless ? text : withoutCommands(text), shell);
    return true;
  } catch (error) {
    shell.say("error", `cannot write the ${format} report to '${file}': ${explainWriteFailure(error)}`);
    return false;
  }
}

/** The steps of a job share the file of their summary: each adds to it. */
function writeOrAppend(target: string, text: string, { environment }: Shell): void {
  const summary = environment.GITHUB_STEP_SUMMARY;
  if (summary !== undefined && resolve(summary) === target) appendFileSync(target, text);
  else writeOutput(target, text);
}
