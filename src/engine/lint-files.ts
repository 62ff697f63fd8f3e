import type { SkippedFile } from "../findings/report.ts";
import { rolesInProject } from "../project/functions/function-roles.ts";
import type { FileLinks } from "../project/imports/file-links.ts";
import type { Project } from "../project/project.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import type { FileLint } from "./file-lint.ts";
import type { FileLints } from "./file-stage.ts";
import type { LoggedOffence } from "./offence-log.ts";
import { runFunctionRules } from "./run-file-rules.ts";
import { Suppressions } from "./suppressions.ts";
import { rolesByText } from "./text-roles.ts";

export interface LintedFiles {
  /** How many files were read. */
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly suppressions: Suppressions;
  /** The files in which a rule asked what only the project knows. */
  readonly needRoles: readonly string[];
  /** What a file says of others, where that was noted when it was linted. */
  linksOf(path: string): FileLinks | undefined;
}

/** Puts together what came of the hooks that see one file, in the order of the files. */
export function gatherLints(run: AnalysisRun, { lints, skipped }: FileLints): LintedFiles {
  const { log, parsed, rules } = run;
  const registered = new Map(rules.map((one) => [one.rule.id, one]));
  const suppressions = new Suppressions();
  const needRoles: string[] = [];
  for (const [path, lint] of lints) {
    log.put({ offences: lint.offences.flatMap((one) => logged(path, one)), crashes: lint.crashes });
    if (lint.isBroken) parsed.markBroken(path);
    if (lint.needsRoles) needRoles.push(path);
    const source = lint.suppressions.length > 0 ? parsed.source(path) : undefined;
    if (source) suppressions.add(source, lint.suppressions);
  }
  return { files: lints.size, skipped, suppressions, needRoles, linksOf };

  function linksOf(path: string): FileLinks | undefined {
    return lints.get(path)?.links ?? undefined;
  }

  function logged(path: string, { rule: id, offence }: FileLint["offences"][number]): LoggedOffence[] {
    const one = registered.get(id);
    return one ? [{ ...one, file: offence.file ?? path, offence }] : [];
  }
}

/** Runs the hooks that ask what functions are for where they asked, once the project is open, or could not be. */
export function lintFunctions(
  { log, parsed, plan }: AnalysisRun,
  { needRoles }: LintedFiles,
  project: Project | null,
): void {
  for (const path of needRoles) {
    const file = parsed.passingFile(path);
    if (!file) continue;
    const roles = project ? rolesInProject(project, file) : rolesByText(file);
    runFunctionRules(file, roles, plan.forFile(path), log);
  }
}
