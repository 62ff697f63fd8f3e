import type { RuleCrash } from "../findings/report.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { LoggedOffence, OffenceLog } from "./offence-log.ts";
import type { FileRules } from "./rule-plan.ts";
import { runFileRules, runFunctionRules } from "./run-file-rules.ts";
import { readSuppressions, type SuppressionComment } from "./suppression-comments.ts";
import { rolesByText, WithheldRoles } from "./text-roles.ts";

/** What is known, while single files are linted, of what their functions are for. */
export type RoleSource =
  /** What the text tells: these files belong to no project. */
  | "text"
  /** Nothing, and nobody will ever tell. */
  | "nowhere"
  /** Nothing yet: rules that ask run again once the project is open. */
  | "project";

/**
 * What came of linting one Nix file: plain data that holds no tree, so that threads can hand it over and a cache can keep
 * it.
 */
export interface FileLint {
  readonly offences: readonly LoggedOffence[];
  readonly crashes: readonly RuleCrash[];
  readonly suppressions: readonly SuppressionComment[];
  /** Whether it has syntax problems. */
  readonly isBroken: boolean;
  /** Whether a rule asked what only the project knows: then `functions` hooks are yet to run. */
  readonly needsRoles: boolean;
}

/** Runs all hooks that see one file. What they report is in the outcome, and no longer in the log. */
export function lintFile(file: NixFile, rules: FileRules, roles: RoleSource, log: OffenceLog): FileLint {
  runFileRules(file, rules, log);
  const ofFile = log.takeStretch();
  const withheld = roles === "text" ? null : new WithheldRoles();
  runFunctionRules(file, withheld ?? rolesByText(file), rules, log);
  const ofFunctions = log.takeStretch();
  const needsRoles = roles === "project" && withheld?.wereAskedFor === true;
  return {
    offences: needsRoles ? ofFile.offences : [...ofFile.offences, ...ofFunctions.offences],
    crashes: needsRoles ? ofFile.crashes : [...ofFile.crashes, ...ofFunctions.crashes],
    suppressions: readSuppressions(file.tree),
    isBroken: file.tree.problems.length > 0,
    needsRoles,
  };
}
