import type { Finding, Severity } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { ruleUrl } from "../findings/rule-url.ts";
import { adviceLines } from "./excerpt/advice.ts";
import { type Incident, incidentsOf } from "./excerpt/incidents.ts";
import { sentence } from "./excerpt/plain-text.ts";
import { type Range, rangeOf } from "./excerpt/range.ts";
import { secretTopic } from "./excerpt/secret-mask.ts";
import { printedJson } from "./printed-json.ts";
import type { ReporterOptions } from "./reporter.ts";

/**
 * GitLab Code Quality: a list of issues with paths relative to the top of the repository. GitLab compares fingerprints of
 * two branches to tell what is new, and drops issues whose fingerprint it has seen.
 */
export function renderGitlab(report: Report, options: ReporterOptions): string {
  const pathOf = options.repositoryPath ?? ((file: string) => file);
  const issues = [
    ...report.findings.map((finding) => findingIssue(report, finding, pathOf)),
    ...incidentsOf(report).map((incident) => incidentIssue(incident, pathOf)),
  ];
  return printedJson(withUniqueFingerprints(issues));
}

interface Issue {
  readonly type: "issue";
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } };
  /** Of Code Climate, which the format comes from; GitLab shows the description only. */
  readonly content?: { readonly body: string };
}

const severities: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", note: "info" };

function findingIssue(report: Report, finding: Finding, pathOf: (file: string) => string): Issue {
  const { rule, topic, severity, message, help, file, fingerprint } = finding;
  const body = [...adviceLines(report, finding, pathOf), ruleUrl(rule)].join("\n\n");
  return {
    type: "issue",
    description: help === undefined ? message : `${sentence(message)} Help: ${help}`,
    check_name: rule,
    fingerprint,
    severity: topic === secretTopic && severity === "error" ? "critical" : severities[severity],
    location: { path: pathOf(file), lines: linesOf(rangeOf(report, finding)) },
    content: { body },
  };
}

function linesOf({ start, end }: Range): Issue["location"]["lines"] {
  return end.line > start.line ? { begin: start.line, end: end.line } : { begin: start.line };
}

function incidentIssue({ kind, rule, file, message }: Incident, pathOf: (file: string) => string): Issue {
  return {
    type: "issue",
    description: message,
    check_name: rule ?? kind,
    fingerprint: [kind, rule ?? "", file].join(":"),
    severity: kind === "crash" ? "blocker" : "info",
    location: { path: pathOf(file), lines: { begin: 1 } },
  };
}

function withUniqueFingerprints(issues: readonly Issue[]): Issue[] {
  const counts = new Map<string, number>();
  return issues.map((issue) => {
    const count = (counts.get(issue.fingerprint) ?? 0) + 1;
    counts.set(issue.fingerprint, count);
    return count === 1 ? issue : { ...issue, fingerprint: `${issue.fingerprint}:${count}` };
  });
}
