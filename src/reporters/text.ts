import type { Finding } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { firstSentence, plainText } from "./excerpt/plain-text.ts";
import { SecretMask } from "./excerpt/secret-mask.ts";
import type { ReporterOptions } from "./reporter.ts";
import { inAscii } from "./text/ascii.ts";
import type { BlockStyle } from "./text/block-style.ts";
import { findingBlock } from "./text/finding-block.ts";
import { paintFor } from "./text/palette.ts";
import { ruleCounts } from "./text/rule-counts.ts";
import { crashBlock, skippedBlock, summaryLine } from "./text/summary.ts";

/** The report for people: each finding with its code, the reason and the cure, and a line that sums up. */
export function renderText(report: Report, options: ReporterOptions): string {
  const { color, hyperlinks, width, displayPath, isTerminal = false, placeAddress = () => undefined } = options;
  const style: BlockStyle = {
    report,
    mask: new SecretMask(report),
    paint: paintFor(color),
    hyperlinks,
    width,
    displayPath,
    isTerminal,
    placeAddress,
  };
  const reasons = reasonsByFinding(report);
  let text = "";
  for (const finding of report.findings) text += `${findingBlock(finding, reasons.get(finding), style)}\n`;
  text += skippedBlock(report.skipped, style) + crashBlock(report, style);
  text += ruleCounts(report, options.statistics === true, style) + summaryLine(report.summary, style);
  return options.ascii ? inAscii(text) : text;
}

/** A rule's reason is told with its first finding only: the second time it is noise. */
function reasonsByFinding(report: Report): ReadonlyMap<Finding, string> {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const reasons = new Map<Finding, string>();
  for (const finding of report.findings) {
    const reason = firstSentence(plainText(rules.get(finding.rule)?.why ?? ""));
    if (reason !== "") reasons.set(finding, reason);
    rules.delete(finding.rule);
  }
  return reasons;
}
