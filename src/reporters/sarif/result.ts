import type { Region, Result } from "sarif";
import { type Finding, severities } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { rangeOf } from "../excerpt/range.ts";
import { redacted, SecretMask } from "../excerpt/secret-mask.ts";
import { codeFlow } from "./code-flow.ts";
import { sarifFixes } from "./fixes.ts";
import { limits } from "./limits.ts";
import { columnFingerprint, lineHashes } from "./line-hash.ts";
import { physicalLocation, regionOf, relatedLocation } from "./location.ts";
import { messageText } from "./message.ts";

/** GitHub shows an alert in a pull request only if all lines of its region are in the diff, so regions are kept small. */
const regionLines = 5;

/** Longer stretches are left to the viewer, who has the file. */
const snippetLimit = 400;

/** What a result may lack where there are too many of them; GitHub shows neither. */
export interface ResultDetail {
  readonly snippets: boolean;
  readonly fixes: boolean;
}

/** Findings that become one result: of one rule, at one place. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** Turns the findings of one report into results; what several of them need is worked out once. */
export class ResultPrinter {
  readonly #report: Report;
  readonly #mask: SecretMask;
  readonly #ruleIndexes: ReadonlyMap<string, number>;
  readonly #hashes = new Map<string, readonly string[]>();

  constructor(report: Report, ruleIndexes: ReadonlyMap<string, number>) {
    this.#report = report;
    this.#mask = new SecretMask(report);
    this.#ruleIndexes = ruleIndexes;
  }

  result(group: FindingGroup, detail: ResultDetail): Result {
    const [{ rule, file }] = group;
    const ruleIndex = this.#ruleIndexes.get(rule);
    const region = this.#region(group[0], detail);
    const related = group.flatMap((finding) => finding.related).slice(0, limits.relatedLocations);
    const flows = group.flatMap(({ flow }) => (flow ? [codeFlow(this.#report, flow)] : []));
    const fixes = detail.fixes ? this.#fixes(group) : [];
    return {
      ruleId: rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: severityOf(group),
      message: { text: messageText(group, related) },
      locations: [{ physicalLocation: physicalLocation(file, region) }],
      ...(related.length === 0
        ? {}
        : { relatedLocations: related.map((place, index) => relatedLocation(this.#report, place, index + 1)) }),
      ...(flows.length === 0 ? {} : { codeFlows: flows }),
      ...this.#fingerprints(file, region),
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  }

  #fixes(group: FindingGroup): NonNullable<Result["fixes"]> {
    return group.flatMap((finding) => sarifFixes(this.#report, this.#mask.printableFixes(finding)));
  }

  /** The finding's place; of one over many lines only the first line. With its text, if short, less its secrets. */
  #region(finding: Finding, { snippets }: ResultDetail): Region {
    const source = this.#report.sourceOf(finding.file);
    const range = rangeOf(this.#report, finding);
    if (!source) return regionOf(range);
    const isLong = range.end.line - range.start.line >= regionLines;
    const end = isLong ? source.positionAt(source.lineSpan(range.start.line).end) : range.end;
    const shown = { start: range.start.offset, end: Math.max(end.offset, range.start.offset) };
    const region = regionOf({ start: range.start, end: source.positionAt(shown.end) });
    const isShown = snippets && shown.end > shown.start && shown.end - shown.start <= snippetLimit;
    if (!isShown) return region;
    return { ...region, snippet: { text: redacted(source, shown, this.#mask.spansIn(finding, shown)) } };
  }

  #fingerprints(file: string, { startLine = 1, startColumn = 1 }: Region): Pick<Result, "partialFingerprints"> {
    const source = this.#report.sourceOf(file);
    if (!source) return {};
    const hashes = this.#hashes.get(file) ?? lineHashes(source.text);
    this.#hashes.set(file, hashes);
    const primaryLocationLineHash = hashes[startLine - 1] as string;
    const primaryLocationStartColumnFingerprint = columnFingerprint(source.lineText(startLine), startColumn);
    return { partialFingerprints: { primaryLocationLineHash, primaryLocationStartColumnFingerprint } };
  }
}

/** The most severe one among them. */
export function severityOf(group: FindingGroup): Finding["severity"] {
  return severities.find((severity) => group.some((finding) => finding.severity === severity)) ?? group[0].severity;
}

/**
 * Two findings of one rule at one place are one alert to GitHub, which would show the message of either: they become
 * one result that says both. Findings of one rule elsewhere on a line are told apart by their column.
 */
export function groupedFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const identity = [finding.rule, finding.span.start, finding.file].join("\0");
    const group = groups.get(identity);
    if (group) group.push(finding);
    else groups.set(identity, [finding]);
  }
  return [...groups.values()];
}
