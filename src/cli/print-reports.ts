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
import { knowsLinks, onlyAscii } from "./terminal-abilities.ts";
import { useColor } from "./use-color.ts";
import { explainWriteFailure, writeWhole } from "./write-file.ts";

/** Prints what was asked for to standard output, then writes the files. False if one of them could not be written. */
export async function printReports(report: Report, settings: CheckSettings, shell: Shell): Promise<boolean> {
  const printed = settings.reports.find((request) => request.file === undefined);
  if (printed) {
    const render = await loadReporter(printed.format);
    const limits = limitOptions(printed, shell);
    shell.print(render(report, { ...(await terminalOptions(report, settings, shell)), ...limits }));
  }
  let complete = true;
  for (const request of settings.reports) {
    if (request.file !== undefined && !(await writeReport(report, request, request.file, shell))) complete = false;
  }
  return complete;
}

async function terminalOptions(report: Report, settings: CheckSettings, shell: Shell): Promise<ReporterOptions> {
  const { environment, isTerminal } = shell;
  const color = useColor(settings.color, environment, isTerminal);
  const hyperlinks = color && knowsLinks(environment, isTerminal);
  const placeAddress = hyperlinks ? (await import("./file-address.ts")).fileAddress(environment, report.root) : null;
  return {
    color,
    hyperlinks,
    width: shell.columns,
    displayPath: displayPathFrom(report.root, shell),
    isTerminal,
    statistics: settings.statistics,
    ascii: onlyAscii(environment),
    ...(placeAddress ? { placeAddress } : {}),
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
