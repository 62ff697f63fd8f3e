import { type Finding, type Fix, severities } from "../findings/finding.ts";
import type { RegisteredRule, Rule } from "../rules/rule.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Fewer files than these are told one by one, in a repository of any size. */
const fewestFolded = 5;

/** Where the finding of many files points besides its own place. */
const relatedFolded = 4;

/**
 * Makes one finding of what a rule says of half of the files or more: then it is the repository that offends, and a
 * finding for each file would bury all others.
 * @param files how many files were linted
 */
export function foldFindings(
  findings: readonly Finding[],
  files: number,
  rules: readonly RegisteredRule[],
): readonly Finding[] {
  const folded = new Map<Finding, Finding | null>();
  for (const { rule } of rules) {
    if (!rule.inManyFiles) continue;
    const ofRule = findings.filter((finding) => finding.rule === rule.id);
    for (const severity of severities)
      foldGroup(
        rule,
        ofRule.filter((finding) => finding.severity === severity),
        files,
        folded,
      );
  }
  if (folded.size === 0) return findings;
  return findings.flatMap((finding) => {
    const one = folded.get(finding);
    return one === undefined ? [finding] : one === null ? [] : [one];
  });
}

function foldGroup(rule: Rule, group: readonly Finding[], files: number, folded: Map<Finding, Finding | null>): void {
  const [first] = group;
  const count = new Set(group.map(({ file }) => file)).size;
  if (!first || !rule.inManyFiles || count < fewestFolded || count * 2 < files) return;
  for (const finding of group) folded.set(finding, null);
  const { help: _help, ...rest } = first;
  folded.set(first, {
    ...rest,
    ...rule.inManyFiles(group),
    related: group.slice(1, relatedFolded + 1).map(({ file, span, message }) => ({ file, span, message })),
    fixes: jointFixes(group),
    fingerprint: fingerprintOf(rule.id, "", "", 0),
  });
}

/** One fix for all that is safe, and one for the rest. */
function jointFixes(group: readonly Finding[]): Fix[] {
  const fixes = group.flatMap((finding) => finding.fixes);
  return (["safe", "suggested"] as const).flatMap((safety) => {
    const same = fixes.filter((fix) => fix.safety === safety);
    const [first] = same;
    return first ? [{ title: first.title, safety, edits: same.flatMap(({ edits }) => edits) }] : [];
  });
}
