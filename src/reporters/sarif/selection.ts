import type { Result } from "sarif";
import { severities } from "../../findings/finding.ts";
import { visibleJson } from "../excerpt/visible-text.ts";
import { limits, printableLength } from "./limits.ts";
import { type FindingGroup, type ResultDetail, type ResultPrinter, severityOf } from "./result.ts";

/** What of a report goes into its SARIF. */
export interface Selection {
  /** In report order. */
  readonly groups: readonly FindingGroup[];
  readonly detail: ResultDetail;
}

/** All there is, up to the number of results that GitHub takes. */
export function firstSelection(groups: readonly FindingGroup[]): Selection {
  return { groups: mostSevere(groups, limits.results), detail: { snippets: true, fixes: true } };
}

/** Less of it: what GitHub does not show goes first, then the least severe results, by how many times it was too large. */
export function smallerSelection({ groups, detail }: Selection, excess: number): Selection {
  if (detail.fixes) return { groups, detail: { ...detail, fixes: false } };
  if (detail.snippets) return { groups, detail: { ...detail, snippets: false } };
  const fewer = Math.min(groups.length - 1, Math.floor((groups.length / excess) * 0.95));
  return { groups: mostSevere(groups, fewer), detail };
}

/** The results of a selection; or how many times too long their text would be for one string. */
export function resultsOf({ groups, detail }: Selection, printer: ResultPrinter): Result[] | number {
  const results: Result[] = [];
  let length = 0;
  for (const group of groups) {
    const result = printer.result(group, detail);
    length += visibleJson(JSON.stringify(result)).length;
    if (length > printableLength) return (groups.length / (results.length + 1)) * (length / printableLength);
    results.push(result);
  }
  return results;
}

/** What was cut, as a clause; `null` if nothing was. */
export function describeCut({ groups, detail }: Selection, all: number): string | null {
  const parts = [
    ...(groups.length === all ? [] : [`the ${groups.length} most severe of ${all} results are told`]),
    ...(detail.fixes ? [] : [detail.snippets ? "fixes are left out" : "fixes and snippets are left out"]),
  ];
  return parts.length === 0 ? null : `${parts.join(", and ")}: GitHub code scanning takes no more`;
}

/** So many of them, the most severe, in their own order. */
function mostSevere(groups: readonly FindingGroup[], limit: number): readonly FindingGroup[] {
  if (groups.length <= limit) return groups;
  const bySeverity = severities.flatMap((severity) => groups.filter((group) => severityOf(group) === severity));
  const kept = new Set(bySeverity.slice(0, limit));
  return groups.filter((group) => kept.has(group));
}
