import type { Finding, RelatedPlace } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { rangeOf } from "./excerpt/range.ts";
import { SecretMask } from "./excerpt/secret-mask.ts";
import { printedJson } from "./printed-json.ts";

/** The version of the shape below; a field that goes or changes its meaning raises it. */
const formatVersion = 1;

/** The report for programs. Its fields are a promise: docs and other tools rely on them. */
export function renderJson(report: Report): string {
  const { files, errors, warnings, notes, fixable, suppressed, baseline, durationMs } = report.summary;
  const known = baseline ? { known: baseline.known } : {};
  const mask = new SecretMask(report);
  return printedJson({
    version: formatVersion,
    tool: { name: report.tool.name, version: report.tool.version },
    root: report.root,
    summary: { files, errors, warnings, notes, fixable, suppressed, ...known, durationMs },
    findings: report.findings.map((finding) => findingEntry(report, mask, finding)),
    crashes: report.crashes.map(({ rule, file, message }) => ({ rule, file, message })),
    skipped: report.skipped.map(({ file, reason }) => ({ file, reason })),
  });
}

function findingEntry(report: Report, mask: SecretMask, finding: Finding): object {
  const placeEntry = (place: RelatedPlace) => ({
    message: place.message,
    file: place.file,
    range: rangeOf(report, place),
  });
  return {
    rule: finding.rule,
    topic: finding.topic,
    severity: finding.severity,
    message: finding.message,
    file: finding.file,
    range: rangeOf(report, finding),
    ...(finding.help === undefined ? {} : { help: finding.help }),
    related: finding.related.map(placeEntry),
    ...(finding.flow ? { flow: finding.flow.map(placeEntry) } : {}),
    fixes: mask.printableFixes(finding).map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(({ file, start, end, text }) => ({ file, start, end, text })),
    })),
    fingerprint: finding.fingerprint,
  };
}
