import type { Rule } from "../rules/rule.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import type { ProjectHooksRun } from "./linted-project.ts";

/** Whether a rule ran in a file with all its hooks: only then does its silence tell anything. */
export function wasJudged({ log, plan }: AnalysisRun, ran: ProjectHooksRun, path: string, ruleId: string): boolean {
  if (log.crashes.some((crash) => crash.rule === ruleId)) return false;
  const run = plan.forFile(path).runs.find(({ rule }) => rule.id === ruleId);
  if (!run) return false;
  const { flake, lock, host, project } = run.rule.check;
  return (ran.flake || !(flake || lock)) && (ran.hosts || !(host || project));
}

/** Whether what a rule says of a file depends on other files. */
export function seesOtherFiles({ check }: Rule): boolean {
  const hooks = [check.flake, check.lock, check.host, check.project, check.functions];
  return hooks.some((hook) => hook !== undefined);
}
