import type { Finding } from "../findings/finding.ts";
import { registry } from "../rules/registry.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { TextEdit } from "../source/text-edit.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { buildFindings, compareFindings } from "./build-findings.ts";
import { intactOffences, withIntactFixes } from "./intact-findings.ts";
import type { ProjectHooksRun } from "./linted-project.ts";
import type { LoggedOffence } from "./offence-log.ts";
import type { Suppressions } from "./suppressions.ts";

export interface ConcludedFindings {
  readonly findings: readonly Finding[];
  /** How many findings comments have allowed. */
  readonly suppressed: number;
}

/** Turns all that was reported into findings, takes out those that comments allow, and reviews these comments. */
export function concludeFindings(
  analysis: AnalysisRun,
  suppressions: Suppressions,
  ran: ProjectHooksRun,
): ConcludedFindings {
  const { log } = analysis;
  const found = findingsOf(analysis, log.offences);
  const kept = found.filter((finding) => !suppressions.suppresses(finding));

  const before = log.offences.length;
  for (const file of suppressions.files) reviewFile(analysis, suppressions, ran, file);
  const reviewed = findingsOf(analysis, log.offences.slice(before));
  const keptReviewed = reviewed.filter((finding) => !suppressions.suppresses(finding));
  const allowed = found.filter((finding) => !kept.includes(finding));
  return {
    findings: withoutFixesOf(allowed, [...kept, ...keptReviewed]).sort(compareFindings),
    suppressed: found.length + reviewed.length - kept.length - keptReviewed.length,
  };
}

/**
 * Findings that share a fix (bindings that die together) lose it when a comment allows one of them: what was allowed
 * must stay.
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

function findingsOf({ plan, targets, parsed }: AnalysisRun, offences: readonly LoggedOffence[]): Finding[] {
  const brokenFile = (path: string) => parsed.brokenFile(path);
  const findings = buildFindings({
    offences: intactOffences(offences, brokenFile),
    severityOf: (ruleId, file) => plan.forFile(file).severityOf(ruleId),
    isWanted: (file) => targets.has(file),
    sourceOf: (file) => parsed.source(file),
  });
  return withIntactFixes(findings, brokenFile);
}

/** Calls the suppression hooks for each comment of a file. */
function reviewFile(analysis: AnalysisRun, suppressions: Suppressions, ran: ProjectHooksRun, file: NixFile): void {
  const { log, plan, rules } = analysis;
  const reviewers = plan.forFile(file.path).runs.filter(({ rule }) => rule.check.suppression);
  // What is damaged was not judged as a whole, so that no rule's silence tells anything.
  if (reviewers.length === 0 || !file.soundness.isWhole) return;
  const ruleIds = new Set([...registry, ...rules].map(({ rule }) => rule.id));
  const review = suppressions.review(file.path, ruleIds, (ruleId) => wasJudged(analysis, ran, file, ruleId));
  log.enterFile(file.path);
  for (const { rule, context } of reviewers) {
    for (const suppression of review) {
      log.run(rule, () => rule.check.suppression?.(suppression, context, file));
    }
  }
}

/** Whether a rule ran in a file with all its hooks: only then does its silence tell anything. */
function wasJudged({ log, plan }: AnalysisRun, ran: ProjectHooksRun, file: NixFile, ruleId: string): boolean {
  if (log.crashes.some((crash) => crash.rule === ruleId)) return false;
  const run = plan.forFile(file.path).runs.find(({ rule }) => rule.id === ruleId);
  if (!run) return false;
  const { flake, lock, host, project } = run.rule.check;
  return (ran.flake || !(flake || lock)) && (ran.hosts || !(host || project));
}
