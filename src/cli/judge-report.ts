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

interface RuleCount {
  count: number;
  /** How many a safe fix mends, and how many only a suggested one. */
  safe: number;
  suggested: number;
}

/** How often each rule was offended against, most often first. */
export function renderStatistics(report: Report): string {
  const counts = new Map<string, RuleCount>();
  for (const { rule, fixes } of report.findings) {
    const entry = counts.get(rule) ?? { count: 0, safe: 0, suggested: 0 };
    entry.count++;
    if (fixes.some(({ safety }) => safety === "safe")) entry.safe++;
    else if (fixes.length > 0) entry.suggested++;
    counts.set(rule, entry);
  }
  const rows = [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  const width = String(rows[0]?.[1].count ?? 0).length;
  return rows.map(([rule, entry]) => `${String(entry.count).padStart(width)}  ${rule}${fixesOf(entry)}\n`).join("");
}

function fixesOf({ safe, suggested }: RuleCount): string {
  const parts = [
    ...(safe > 0 ? [`${safe} fixable`] : []),
    ...(suggested > 0 ? [`${suggested} with --unsafe-fixes`] : []),
  ];
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}
