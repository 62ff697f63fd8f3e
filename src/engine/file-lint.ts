import type { RuleCrash } from "../findings/report.ts";
import type { FileLinks } from "../project/imports/file-links.ts";
import type { Offence } from "../rules/rule.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { LoggedStretch, OffenceLog } from "./offence-log.ts";
import type { RulePlan } from "./rule-plan.ts";
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
 * What came of linting one Nix file: plain data that holds no tree and no rule, so that threads can hand it over and a
 * cache can keep it.
 */
export interface FileLint {
  readonly offences: readonly RuleOffence[];
  readonly crashes: readonly RuleCrash[];
  readonly suppressions: readonly SuppressionComment[];
  /** Whether it has syntax problems. */
  readonly isBroken: boolean;
  /** Whether a rule asked what only the project knows: then `functions` hooks are yet to run. */
  readonly needsRoles: boolean;
  /** What it says of other files; `null` where nobody wanted to know. */
  readonly links: FileLinks | null;
}

/** An offence in the file that was linted, unless it names another, with the id of its rule. */
export interface RuleOffence {
  readonly rule: string;
  readonly offence: Offence;
}

/** Lints files one by one; nothing of one is known to the next. */
export interface FileLinter {
  readonly plan: RulePlan;
  /** The log that the rules of the plan write to. */
  readonly log: OffenceLog;
  readonly roles: RoleSource;
  readonly readLinks: ((file: NixFile) => FileLinks) | null;
}

/** Runs all hooks that see one file. What they report is in the outcome, and no longer in the log. */
export function lintFile(file: NixFile, { plan, log, roles, readLinks }: FileLinter): FileLint {
  const rules = plan.forFile(file.path);
  runFileRules(file, rules, log);
  const ofFile = log.takeStretch();
  const withheld = roles === "text" ? null : new WithheldRoles();
  runFunctionRules(file, withheld ?? rolesByText(file), rules, log);
  const ofFunctions = log.takeStretch();
  const needsRoles = roles === "project" && withheld?.wereAskedFor === true;
  const stretches = needsRoles ? [ofFile] : [ofFile, ofFunctions];
  return {
    offences: stretches.flatMap(offencesIn),
    crashes: stretches.flatMap(({ crashes }) => crashes),
    suppressions: readSuppressions(file.tree),
    isBroken: file.tree.problems.length > 0,
    needsRoles,
    links: readLinks?.(file) ?? null,
  };
}

function offencesIn({ offences }: LoggedStretch): RuleOffence[] {
  return offences.map(({ rule, offence }) => ({ rule: rule.id, offence }));
}
