import type { SkippedFile } from "../findings/report.ts";
import type { UnreadableReason } from "../source/repository-files.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { runFileRules, runUnreadableRules } from "./run-file-rules.ts";
import { Suppressions } from "./suppressions.ts";

export interface LintedFiles {
  /** How many files were read. */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly suppressions: Suppressions;
}

/** Runs all hooks that see one file over the Nix files that are to be linted. */
export function lintFiles(analysis: AnalysisRun): LintedFiles {
  const { input, log, plan, parsed, targets } = analysis;
  const suppressions = new Suppressions();
  const skipped: SkippedFile[] = [];
  let files = 0;
  for (const path of targets.nixFiles) {
    skipped.push(...skipUnreadable(analysis, path));
    const file = parsed.nixFile(path);
    if (!file) continue;
    files++;
    runFileRules(file, plan.forFile(path), log);
    suppressions.add(file);
    // Without a project nobody asks for the tree again: thousands of them need not stand side by side.
    if (input.flakeDirectory === null && (input.entryDirectory ?? null) === null) parsed.forget(path);
  }
  return { files, skipped, suppressions };
}

/** These files are not broken: they are not ours to read. */
const skippedReasons: readonly UnreadableReason[] = ["encrypted", "missing", "outside"];

/** Notes why a file cannot be read: as an offence, or as a skipped file where that is how it should be. */
export function skipUnreadable({ input, log, plan }: AnalysisRun, path: string): SkippedFile[] {
  const content = input.files.read(path);
  if (content.kind === "text") return [];
  const skipped = { file: path, reason: content.reason, detail: content.detail };
  if (skippedReasons.includes(content.reason)) return [skipped];
  runUnreadableRules(skipped, plan.forFile(path), log);
  return [];
}
