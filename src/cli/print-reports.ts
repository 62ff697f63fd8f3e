import { realpathSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Zlib from "node:zlib";
import type { Report } from "../findings/report.ts";
import { loadReporter } from "../reporters/formats.ts";
import { plainOptions, type ReporterOptions } from "../reporters/reporter.ts";
import type { CheckSettings, ReportRequest } from "./check-settings.ts";
import { displayPathFrom } from "./display-path.ts";
import type { Shell } from "./shell.ts";
import { useColor } from "./use-color.ts";
import { explainWriteFailure, writeWhole } from "./write-file.ts";

/** Prints what was asked for to standard output, then writes the files. False if one of them could not be written. */
export async function printReports(report: Report, settings: CheckSettings, shell: Shell): Promise<boolean> {
  const printed = settings.reports.find((request) => request.file === undefined);
  if (printed) {
    const render = await loadReporter(printed.format);
    shell.print(render(report, { ...terminalOptions(report, settings, shell), ...limitOptions(printed, shell) }));
  }
  let complete = true;
  for (const request of settings.reports) {
    if (request.file !== undefined && !(await writeReport(report, request, request.file, shell))) complete = false;
  }
  return complete;
}

function terminalOptions(report: Report, settings: CheckSettings, shell: Shell): ReporterOptions {
  const color = useColor(settings.color, shell.environment, shell.isTerminal);
  return {
    color,
    hyperlinks: color && shell.isTerminal && shell.environment.CI === undefined,
    width: shell.columns,
    displayPath: displayPathFrom(report.root, shell),
  };
}

/** What a format needs that must not get too large. */
function limitOptions({ format }: ReportRequest, shell: Shell): Pick<ReporterOptions, "zippedSize" | "notice"> {
  return {
    zippedSize: (text) => {
      // Few reports are so large that they have to be measured.
      const { gzipSync } = createRequire(import.meta.url)("node:zlib") as typeof Zlib;
      return gzipSync(text).length;
    },
    notice: (clause) => shell.say("note", `the ${format} report is cut: ${clause}`),
  };
}

async function writeReport(report: Report, request: ReportRequest, file: string, shell: Shell): Promise<boolean> {
  const render = await loadReporter(request.format);
  const displayPath = displayPathFrom(report.root, shell);
  const text = render(report, { ...plainOptions, displayPath, ...limitOptions(request, shell) });
  try {
    const target = resolve(shell.workingDirectory, file);
    const status = statSync(target, { throwIfNoEntry: false });
    if (status && !status.isFile()) writeFileSync(target, text);
    else writeWhole(status ? realpathSync(target) : target, text, status);
    return true;
  } catch (error) {
    shell.say("error", `cannot write the ${request.format} report to '${file}': ${explainWriteFailure(error)}`);
    return false;
  }
}
