import type { Region, Result } from "sarif";
import type { Finding } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { rangeOf } from "../excerpt/range.ts";
import { redacted, SecretMask } from "../excerpt/secret-mask.ts";
import { codeFlow } from "./code-flow.ts";
import { sarifFixes } from "./fixes.ts";
import { lineHashes } from "./line-hash.ts";
import { physicalLocation, regionOf, relatedLocation } from "./location.ts";
import { messageText } from "./message.ts";

/** GitHub shows an alert in a pull request only if all lines of its region are in the diff, so regions are kept small. */
const regionLines = 5;

/** Longer stretches are left to the viewer, who has the file. */
const snippetLimit = 400;

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

  result(finding: Finding): Result {
    const ruleIndex = this.#ruleIndexes.get(finding.rule);
    const region = this.#region(finding);
    const hash = this.#hashesOf(finding.file)[(region.startLine as number) - 1];
    const fixes = sarifFixes(this.#report, this.#mask.printableFixes(finding));
    return {
      ruleId: finding.rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: finding.severity,
      message: { text: messageText(finding) },
      locations: [{ physicalLocation: physicalLocation(finding.file, region) }],
      ...(finding.related.length === 0 ? {} : { relatedLocations: this.#relatedLocations(finding) }),
      ...(finding.flow ? { codeFlows: [codeFlow(this.#report, finding.flow)] } : {}),
      ...(hash === undefined ? {} : { partialFingerprints: { primaryLocationLineHash: hash } }),
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  }

  #relatedLocations(finding: Finding): NonNullable<Result["relatedLocations"]> {
    return finding.related.map((place, index) => relatedLocation(this.#report, place, index + 1));
  }

  /** The finding's place; of one over many lines only the first line. With its text, if short, less its secrets. */
  #region(finding: Finding): Region {
    const source = this.#report.sourceOf(finding.file);
    const range = rangeOf(this.#report, finding);
    if (!source) return regionOf(range);
    const isLong = range.end.line - range.start.line >= regionLines;
    const end = isLong ? source.positionAt(source.lineSpan(range.start.line).end) : range.end;
    const shown = { start: range.start.offset, end: Math.max(end.offset, range.start.offset) };
    const region = regionOf({ start: range.start, end: source.positionAt(shown.end) });
    if (shown.end === shown.start || shown.end - shown.start > snippetLimit) return region;
    return { ...region, snippet: { text: redacted(source, shown, this.#mask.spansIn(finding, shown)) } };
  }

  #hashesOf(file: string): readonly string[] {
    let hashes = this.#hashes.get(file);
    if (!hashes) {
      const source = this.#report.sourceOf(file);
      hashes = source ? lineHashes(source.text) : [];
      this.#hashes.set(file, hashes);
    }
    return hashes;
  }
}
