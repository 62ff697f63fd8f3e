import type { Log, Result, Run } from "sarif";
import type { Report } from "../findings/report.ts";
import { projectUrl } from "../findings/rule-url.ts";
import { printedJson } from "./printed-json.ts";
import type { ReporterOptions } from "./reporter.ts";
import { invocation } from "./sarif/invocation.ts";
import { limits } from "./sarif/limits.ts";
import { rootName } from "./sarif/location.ts";
import { reportingDescriptor } from "./sarif/reporting-descriptor.ts";
import { groupedFindings, ResultPrinter } from "./sarif/result.ts";
import { describeCut, firstSelection, resultsOf, type Selection, smallerSelection } from "./sarif/selection.ts";

const schema = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0 in the form that GitHub code scanning takes: one run, every rule, relative paths only, no times, no more
 * than its limits allow. The same repository gives the same bytes wherever it lies.
 */
export function renderSarif(report: Report, { zippedSize, notice }: Partial<ReporterOptions> = {}): string {
  const groups = groupedFindings(report.findings);
  const ruleIndexes = new Map(report.rules.map((rule, index) => [rule.id, index]));
  const printer = new ResultPrinter(report, ruleIndexes);
  const printed = (results: readonly Result[], cut: string | null) => {
    const log: Log = { $schema: schema, version: "2.1.0", runs: [run(report, ruleIndexes, results, cut)] };
    return printedJson(log);
  };
  const attempt = (selection: Selection): { text: string; excess: number } => {
    const results = resultsOf(selection, printer);
    if (typeof results === "number") return { text: "", excess: results };
    const text = printed(results, describeCut(selection, groups.length));
    return { text, excess: excessOf(text, zippedSize) };
  };

  let selection = firstSelection(groups);
  let { text, excess } = attempt(selection);
  while (excess > 1 && selection.groups.length > 0) {
    selection = smallerSelection(selection, excess);
    ({ text, excess } = attempt(selection));
  }
  const cut = describeCut(selection, groups.length);
  if (cut !== null) notice?.(cut);
  return text;
}

/** How many times larger than GitHub allows; short texts, and those nobody can measure, are taken as they are. */
function excessOf(text: string, zippedSize?: (text: string) => number): number {
  const mostBytesOfUnit = 3;
  if (!zippedSize || text.length * mostBytesOfUnit <= limits.zippedBytes) return 0;
  return zippedSize(text) / limits.zippedBytes;
}

function run(
  report: Report,
  ruleIndexes: ReadonlyMap<string, number>,
  results: readonly Result[],
  cut: string | null,
): Run {
  const { name, version } = report.tool;
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
    invocations: [invocation(report, ruleIndexes, cut)],
    results: [...results],
  };
}
