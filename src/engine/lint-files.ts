import type { SkippedFile } from "../findings/report.ts";
import { rolesInProject } from "../project/functions/function-roles.ts";
import type { Project } from "../project/project.ts";
import type { UnreadableReason } from "../source/repository-files.ts";
import { timed } from "../source/step-timer.ts";
import type { AnalysisInput } from "./analysis.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { type FileLint, lintFile, type RoleSource } from "./file-lint.ts";
import { runFunctionRules, runUnreadableRules } from "./run-file-rules.ts";
import { Suppressions } from "./suppressions.ts";
import { rolesByText } from "./text-roles.ts";

export interface LintedFiles {
  /** How many files were read. */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly suppressions: Suppressions;
  /** The files in which a rule asked what only the project knows. */
  readonly needRoles: readonly string[];
}

/** Trees of so much text stand side by side for the project to use: some 300 MB. Of more, it parses again what it needs. */
const mostTextKept = 8_000_000;

/** Runs all hooks that see one file over the Nix files that are to be linted. */
export function lintFiles(analysis: AnalysisRun): LintedFiles {
  const { input, parsed, targets } = analysis;
  const lints = new Map<string, FileLint>();
  const skipped: SkippedFile[] = [];
  const paths = targets.nixFiles;
  const kept = new KeptTrees(analysis);
  for (const [done, path] of paths.entries()) {
    input.progress?.({ phase: "files", done, total: paths.length });
    skipped.push(...skipUnreadable(analysis, path));
    const file = parsed.nixFile(path);
    if (!file) continue;
    lints.set(path, lintFile(file, analysis.plan.forFile(path), roleSourceOf(input), analysis.log));
    kept.add(path, file.source.text.length);
  }
  return { ...gather(analysis, lints), skipped };
}

/** Where the roles of functions come from; see `AnalysisInput.around`. */
function roleSourceOf({ flakeDirectory, entryDirectory, around }: AnalysisInput): RoleSource {
  if (flakeDirectory !== null || (entryDirectory ?? null) !== null) return "project";
  return around === undefined ? "text" : around === null ? "nowhere" : "project";
}

/** Puts together what came of all files, in their order. */
function gather({ log, parsed }: AnalysisRun, lints: ReadonlyMap<string, FileLint>): Omit<LintedFiles, "skipped"> {
  const suppressions = new Suppressions();
  const needRoles: string[] = [];
  for (const [path, lint] of lints) {
    log.put(lint);
    if (lint.isBroken) parsed.markBroken(path);
    if (lint.needsRoles) needRoles.push(path);
    const source = lint.suppressions.length > 0 ? parsed.source(path) : undefined;
    if (source) suppressions.add(source, lint.suppressions);
  }
  return { files: lints.size, suppressions, needRoles };
}

/** The trees that are kept for the project, if there is one and they are not too many. */
class KeptTrees {
  readonly #run: AnalysisRun;
  readonly #isAlone: boolean;
  readonly #paths: string[] = [];
  #length = 0;

  constructor(run: AnalysisRun) {
    this.#run = run;
    // Without a project nobody asks for a tree again.
    this.#isAlone = run.input.flakeDirectory === null && (run.input.entryDirectory ?? null) === null;
  }

  /** To be called when a file is linted. */
  add(path: string, length: number): void {
    this.#length += length;
    this.#paths.push(path);
    if (!this.#isAlone && this.#length <= mostTextKept) return;
    for (const one of this.#paths.splice(0)) this.#run.parsed.forget(one);
  }
}

/** Runs the hooks that ask what functions are for where they asked, once the project is open, or could not be. */
export function lintFunctions(
  { log, parsed, plan }: AnalysisRun,
  { needRoles }: LintedFiles,
  project: Project | null,
): void {
  for (const path of needRoles) {
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
