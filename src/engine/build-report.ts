import type { Finding } from "../findings/finding.ts";
import type { Report, ReportSummary, RuleCrash, SkippedFile } from "../findings/report.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { BaselineOutcome } from "./baseline.ts";
import { compareTexts } from "./build-findings.ts";
import { describeRules } from "./rule-descriptions.ts";
import { tool } from "./tool.ts";

export interface ReportInput {
  readonly root: string;
  readonly files: number;
  readonly hosts: number | undefined;
  /** How many of them are homes. */
  readonly homes: number;
  /** In report order. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly baseline: BaselineOutcome | null;
  readonly crashes: readonly RuleCrash[];
  readonly skipped: readonly SkippedFile[];
  readonly rules: readonly RegisteredRule[];
  readonly sourceOf: (file: string) => SourceFile | undefined;
  readonly secretsIn: Report["secretsIn"];
  readonly moduleGraph: Report["moduleGraph"] | null;
  readonly durationMs: number;
}

/** Puts a report together: counts what was found, and orders the rest. */
export function buildReport(input: ReportInput): Report {
  return {
    tool,
    root: input.root,
    summary: summaryOf(input),
    findings: input.findings,
    crashes: input.crashes.toSorted((a, b) => compareTexts(a.file, b.file) || compareTexts(a.rule, b.rule)),
    skipped: input.skipped.toSorted((a, b) => compareTexts(a.file, b.file)),
    rules: describeRules(input.rules),
    sourceOf: input.sourceOf,
    secretsIn: input.secretsIn,
    ...(input.moduleGraph ? { moduleGraph: input.moduleGraph } : {}),
  };
}

/** A report with other findings; the counts of findings follow. */
export function withFindings(report: Report, findings: readonly Finding[]): Report {
  return { ...report, findings, summary: { ...report.summary, ...countsOf(findings) } };
}

/** A report that holds back more of what a baseline knows. */
export function withBaseline(report: Report, file: string, known: number): Report {
  return { ...report, summary: { ...report.summary, baseline: { file, known } } };
}

function summaryOf({ files, hosts, homes, findings, suppressed, baseline, durationMs }: ReportInput): ReportSummary {
  return {
    files,
    ...countsOf(findings),
    suppressed,
    ...(baseline === null ? {} : { baseline: { file: baseline.file, known: baseline.heldBack.length } }),
    ...(hosts === undefined ? {} : { hosts, homes }),
    durationMs,
  };
}

type Counts = Pick<ReportSummary, "errors" | "warnings" | "notes" | "fixable" | "suggested">;

function countsOf(findings: readonly Finding[]): Counts {
  const count = (holds: (finding: Finding) => boolean) => findings.filter(holds).length;
  const hasSafeFix = (finding: Finding) => finding.fixes.some((fix) => fix.safety === "safe");
  return {
    errors: count((finding) => finding.severity === "error"),
    warnings: count((finding) => finding.severity === "warning"),
    notes: count((finding) => finding.severity === "note"),
    fixable: count(hasSafeFix),
    suggested: count((finding) => finding.fixes.length > 0 && !hasSafeFix(finding)),
  };
}
