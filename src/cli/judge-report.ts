import { withFindings } from "../engine/build-report.ts";
import { isAtLeast } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import type { CheckSettings } from "./check-settings.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";

/** How a check ends. Our bug goes before findings: what a crashed rule would have found is not known. */
export function judgeReport(report: Report, settings: Pick<CheckSettings, "failOn" | "maxWarnings">): ExitCode {
  if (report.crashes.length > 0) return exitCode.bug;
  const { failOn, maxWarnings } = settings;
  if (failOn !== "never" && report.findings.some((finding) => isAtLeast(finding.severity, failOn))) {
    return exitCode.findings;
  }
  return report.summary.warnings > maxWarnings ? exitCode.findings : exitCode.clean;
}

/** The report with its errors only; the counts follow. */
export function keepErrors(report: Report): Report {
  return withFindings(
    report,
    report.findings.filter((finding) => finding.severity === "error"),
  );
}

/** How often each rule was offended against, most often first. */
export function renderStatistics(report: Report): string {
  const counts = new Map<string, { count: number; fixable: number }>();
  for (const finding of report.findings) {
    const entry = counts.get(finding.rule) ?? { count: 0, fixable: 0 };
    entry.count++;
    if (finding.fixes.length > 0) entry.fixable++;
    counts.set(finding.rule, entry);
  }
  const rows = [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  const width = String(rows[0]?.[1].count ?? 0).length;
  return rows
    .map(([rule, { count, fixable }]) => {
      return `${String(count).padStart(width)}  ${rule}${fixable > 0 ? ` (${fixable} fixable)` : ""}\n`;
    })
    .join("");
}
