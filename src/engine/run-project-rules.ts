import type { Project } from "../project/project.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import type { OffenceLog } from "./offence-log.ts";
import type { RulePlan } from "./rule-plan.ts";

/** Runs the hooks that see flake.nix and flake.lock, if the project is a flake. */
export function runFlakeRules(project: Project, plan: RulePlan, log: OffenceLog): void {
  const { flake } = project;
  if (!flake) return;
  log.enterFile(flake.file.path);
  for (const { rule, context } of plan.forFile(flake.file.path).runs) {
    const hook = rule.check.flake;
    if (hook) log.run(rule, () => hook(flake, context));
  }

  const { lock } = flake;
  if (!lock) return;
  log.enterFile(lock.path);
  for (const { rule, context } of plan.forFile(lock.path).runs) {
    const hook = rule.check.lock;
    if (hook) log.run(rule, () => hook(lock, context, flake));
  }
}

/** Runs the hooks that see the hosts and the whole project. */
export function runHostRules(project: Project, { plan, log, input }: AnalysisRun): void {
  log.enterProject(project.entryPoints[0]?.file ?? "");
  const runs = plan.somewhere();
  for (const [done, { rule, context }] of runs.entries()) {
    input.progress?.({ phase: "rules", done, total: runs.length });
    const { host: hostHook, project: projectHook } = rule.check;
    if (hostHook) {
      log.run(rule, () => {
        for (const host of project.hosts) hostHook(host, context, project);
      });
    }
    if (projectHook) log.run(rule, () => projectHook(project, context));
  }
}
