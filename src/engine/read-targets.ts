import type { SkippedFile } from "../findings/report.ts";
import type { UnreadableReason } from "../source/repository-files.ts";
import { timed } from "../source/step-timer.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import type { LintText } from "./lint-threads.ts";
import { runUnreadableRules } from "./run-file-rules.ts";

export interface ReadTargets {
  /** The texts of the Nix files that are to be linted, in order of path. */
  readonly texts: readonly LintText[];
  readonly skipped: readonly SkippedFile[];
}

/** Reads what is to be linted; what cannot be read is told. */
export function readTargets(run: AnalysisRun): ReadTargets {
  const texts: LintText[] = [];
  const skipped: SkippedFile[] = [];
  for (const path of run.targets.nixFiles) {
    skipped.push(...skipUnreadable(run, path));
    const text = run.input.files.text(path);
    if (text !== undefined) texts.push({ path, text });
  }
  return { texts, skipped };
}

/** These files are not broken: they are not ours to read. */
const skippedReasons: readonly UnreadableReason[] = ["encrypted", "missing", "outside"];

/** Notes why a file cannot be read: as an offence, or as a skipped file where that is how it should be. */
export function skipUnreadable({ input, log, plan }: AnalysisRun, path: string): SkippedFile[] {
  const content = timed(input.stopwatch, "read", () => input.files.read(path));
  if (content.kind === "text") return [];
  const skipped = { file: path, reason: content.reason, detail: content.detail };
  if (skippedReasons.includes(content.reason)) return [skipped];
  runUnreadableRules(skipped, plan.forFile(path), log);
  return [];
}
