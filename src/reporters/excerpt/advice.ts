import type { Finding, Fix, RelatedPlace } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { rangeOf } from "./range.ts";
import { visibleText } from "./visible-text.ts";

/** More places than these are a list nobody reads. */
const placeLimit = 8;

/** What stands below a finding's message, a line each: related places, the way it took, help, what mends it. */
export function adviceLines(report: Report, finding: Finding, pathOf: (file: string) => string): string[] {
  const at = (place: RelatedPlace) => {
    const { line, column } = rangeOf(report, place).start;
    return visibleText(`${pathOf(place.file)}:${line}:${column}: ${place.message}`);
  };
  const { related, flow = [], help, fixes } = finding;
  const lines = related.slice(0, placeLimit).map((place) => `see ${at(place)}`);
  if (related.length > placeLimit) lines.push(`and ${related.length - placeLimit} more places`);
  lines.push(...flow.map((step, index) => `${index + 1}. ${at(step)}`));
  if (help !== undefined) lines.push(`help: ${visibleText(help)}`);
  lines.push(...fixes.map((fix) => `fix: ${visibleText(fix.title)} (${fixFlag(fix)})`));
  return lines;
}

/** The flag that applies a fix. */
export function fixFlag({ safety }: Fix): string {
  return safety === "safe" ? "--fix" : "--unsafe-fixes";
}
