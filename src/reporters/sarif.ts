import type { Log, Run } from "sarif";
import { type Finding, severities } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { projectUrl } from "../findings/rule-url.ts";
import { printedJson } from "./printed-json.ts";
import { invocation } from "./sarif/invocation.ts";
import { rootName } from "./sarif/location.ts";
import { reportingDescriptor } from "./sarif/reporting-descriptor.ts";
import { ResultPrinter } from "./sarif/result.ts";

const schema = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0 in the form that GitHub code scanning takes: one run, every rule, relative paths only, no times.
 * The same repository gives the same bytes wherever it lies.
 */
export function renderSarif(report: Report): string {
  const log: Log = { $schema: schema, version: "2.1.0", runs: [run(report)] };
  return printedJson(log);
}

function run(report: Report): Run {
  const { name, version } = report.tool;
  const ruleIndexes = new Map(report.rules.map((rule, index) => [rule.id, index]));
  const findings = findingsWithin(report.findings, resultLimit);
  const printer = new ResultPrinter(report, ruleIndexes);
  return {
    tool: {
      driver: {
        name,
        version,
        semanticVersion: version,
        informationUri: projectUrl,
        rules: report.rules.map(reportingDescriptor),
      },
    },
    // What stands before the slash is the category by which GitHub tells several analyses of one commit apart.
    automationDetails: { id: `${name}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [rootName]: { description: { text: "The root of the repository." } } },
    invocations: [invocation(report, ruleIndexes, report.findings.length - findings.length)],
    results: findings.map((finding) => printer.result(finding)),
  };
}

/** GitHub refuses a run with more results than these. */
const resultLimit = 25_000;

/** The most severe of them, in their own order. */
function findingsWithin(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings;
  const bySeverity = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const kept = new Set(bySeverity.slice(0, limit));
  return findings.filter((finding) => kept.has(finding));
}
