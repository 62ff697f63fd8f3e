import type { SkippedFile } from "../findings/report.ts";
import { rolesInProject } from "../project/functions/function-roles.ts";
import type { Project } from "../project/project.ts";
import type { UnreadableReason } from "../source/repository-files.ts";
import { timed } from "../source/step-timer.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { runFileRules, runFunctionRules, runUnreadableRules } from "./run-file-rules.ts";
import { Suppressions } from "./suppressions.ts";
import { rolesByText, WithheldRoles } from "./text-roles.ts";

export interface LintedFiles {
  /** How many files were read. */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly suppressions: Suppressions;
  /** Whether a rule needs to know the flake around the files, which was not given. */
  readonly lacksFlake: boolean;
}

/** Runs all hooks that see one file over the Nix files that are to be linted; `functions` only where no project tells more. */
export function lintFiles(analysis: AnalysisRun): LintedFiles {
  const { input, log, plan, parsed, targets } = analysis;
  const suppressions = new Suppressions();
  const skipped: SkippedFile[] = [];
  const withheld = new WithheldRoles();
  // Without a project nobody asks for the tree again: thousands of them need not stand side by side.
  const isAlone = input.flakeDirectory === null && (input.entryDirectory ?? null) === null;
  let files = 0;
  const paths = targets.nixFiles;
  for (const [done, path] of paths.entries()) {
    input.progress?.({ phase: "files", done, total: paths.length });
    skipped.push(...skipUnreadable(analysis, path));
    const file = parsed.nixFile(path);
    if (!file) continue;
    files++;
    runFileRules(file, plan.forFile(path), log);
    suppressions.add(file);
    if (!isAlone) continue;
    runFunctionRules(file, input.around === undefined ? rolesByText(file) : withheld, plan.forFile(path), log);
    parsed.forget(path);
  }
  return { files, skipped, suppressions, lacksFlake: withheld.wereAskedFor };
}

/** Runs the hooks that ask what functions are for, once the project is open, or could not be. */
export function lintFunctions({ log, parsed, plan, targets }: AnalysisRun, project: Project | null): void {
  for (const path of targets.nixFiles) {
    const file = parsed.nixFile(path);
    if (file)
      runFunctionRules(file, project ? rolesInProject(project, file) : rolesByText(file), plan.forFile(path), log);
  }
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
