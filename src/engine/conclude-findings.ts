import type { Finding } from "../findings/finding.ts";
import { registry } from "../rules/registry.ts";
import type { TextEdit } from "../source/text-edit.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import type { BaselineOutcome } from "./baseline.ts";
import { buildFindings, compareFindings } from "./build-findings.ts";
import { holdBackKnown } from "./hold-back-known.ts";
import { intactOffences, withIntactFixes } from "./intact-findings.ts";
import { wasJudged } from "./judged-rules.ts";
import type { LineHashes } from "./line-hashes.ts";
import type { ProjectHooksRun } from "./linted-project.ts";
import type { LoggedOffence } from "./offence-log.ts";
import type { Suppressions } from "./suppressions.ts";

export interface ConcludedFindings {
  readonly findings: readonly Finding[];
  /** What comments have allowed. */
  readonly suppressed: readonly Finding[];
  /** `null` where there is no baseline. */
  readonly baseline: BaselineOutcome | null;
}

/** Turns all that was reported into findings, takes out those that comments allow or a baseline knows, and reviews these comments. */
export function concludeFindings(
  analysis: AnalysisRun,
  suppressions: Suppressions,
  ran: ProjectHooksRun,
  hashes: LineHashes,
): ConcludedFindings {
  const { log, input } = analysis;
  const found = findingsOf(analysis, log.offences, hashes);
  const kept = found.filter((finding) => !suppressions.suppresses(finding));

  const before = log.offences.length;
  for (const path of suppressions.paths) reviewFile(analysis, suppressions, ran, path);
  const reviewed = findingsOf(analysis, log.offences.slice(before), hashes);
  const keptReviewed = reviewed.filter((finding) => !suppressions.suppresses(finding));

  const told = new Set([...kept, ...keptReviewed]);
  const suppressed = [...found, ...reviewed].filter((finding) => !told.has(finding));
  const findings = [...told].sort(compareFindings);
  const { baseline } = input;
  if (!baseline) return { findings: withoutFixesOf(suppressed, findings), suppressed, baseline: null };
  const outcome = holdBackKnown({ analysis, ran, findings, baseline, hashes });
  const allowed = [...suppressed, ...outcome.heldBack];
  return { findings: withoutFixesOf(allowed, outcome.kept), suppressed, baseline: outcome };
}

/**
 * Findings that share a fix (bindings that die together) lose it when one of them is allowed: what was allowed must
 * stay.
 */
function withoutFixesOf(allowed: readonly Finding[], findings: readonly Finding[]): Finding[] {
  const protectedEdits = new Set(allowed.flatMap((finding) => finding.fixes.flatMap((fix) => fix.edits.map(editKey))));
  if (protectedEdits.size === 0) return [...findings];
  return findings.map((finding) => {
    const fixes = finding.fixes.filter((fix) => !fix.edits.some((edit) => protectedEdits.has(editKey(edit))));
    return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
  });
}

function editKey({ file, start, end, text }: TextEdit): string {
  return `${file}:${start}:${end}:${text}`;
}

function findingsOf(
  { plan, targets, parsed }: AnalysisRun,
  offences: readonly LoggedOffence[],
  hashes: LineHashes,
): Finding[] {
  const brokenFile = (path: string) => parsed.brokenFile(path);
  const findings = buildFindings({
    offences: intactOffences(offences, brokenFile),
    severityOf: (ruleId, file) => plan.forFile(file).severityOf(ruleId),
    isWanted: (file) => targets.has(file),
    hashes,
  });
  return withIntactFixes(findings, brokenFile);
}

/** Calls the suppression hooks for each comment of a file. */
function reviewFile(analysis: AnalysisRun, suppressions: Suppressions, ran: ProjectHooksRun, path: string): void {
  const { log, plan, rules, parsed } = analysis;
  const reviewers = plan.forFile(path).runs.filter(({ rule }) => rule.check.suppression);
  const file = reviewers.length > 0 ? parsed.nixFile(path) : undefined;
  // What is damaged was not judged as a whole, so that no rule's silence tells anything.
  if (!file?.soundness.isWhole) return;
  const ruleIds = new Set([...registry, ...rules].map(({ rule }) => rule.id));
  const review = suppressions.review(file.path, ruleIds, (ruleId) => wasJudged(analysis, ran, file.path, ruleId));
  log.enterFile(file.path);
  for (const { rule, context } of reviewers) {
    for (const suppression of review) {
      log.run(rule, () => rule.check.suppression?.(suppression, context, file));
    }
  }
}
