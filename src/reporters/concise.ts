import type { Report } from "../findings/report.ts";
import { rangeOf } from "./excerpt/range.ts";
import { visibleText } from "./excerpt/visible-text.ts";
import type { ReporterOptions } from "./reporter.ts";

/** A line a finding, as compilers write them: `file:line:column: severity[rule] message`. Nothing when all is well. */
export function renderConcise(report: Report, options: ReporterOptions): string {
  let lines = "";
  for (const finding of report.findings) {
    const { line, column } = rangeOf(report, finding).start;
    const place = `${visibleText(options.displayPath(finding.file))}:${line}:${column}`;
    lines += `${place}: ${finding.severity}[${finding.rule}] ${visibleText(finding.message)}\n`;
  }
  for (const crash of report.crashes) {
    lines += `${visibleText(options.displayPath(crash.file))}: crash[${crash.rule}] ${visibleText(crash.message)}\n`;
  }
  return lines;
}
