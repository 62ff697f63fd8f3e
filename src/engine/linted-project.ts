import type { RuleCrash, SkippedFile } from "../findings/report.ts";
import type { ReportedGraph } from "../findings/reported-graph.ts";
import type { Project } from "../project/project.ts";
import type { AnalysisInput } from "./analysis.ts";

/** Which of the hooks that see more than one file have run. */
export interface ProjectHooksRun {
  readonly flake: boolean;
  readonly hosts: boolean;
}

/** Whether there is a flake, or what stands in for one. */
export function mayHaveProject({
  flakeDirectory,
  entryDirectory,
}: Pick<AnalysisInput, "flakeDirectory" | "entryDirectory">): boolean {
  return flakeDirectory !== null || (entryDirectory ?? null) !== null;
}

export interface LintedProject {
  readonly project: Project | null;
  readonly ran: ProjectHooksRun;
  /** How many configurations the flake has; `undefined` where nobody looked. */
  readonly hosts: number | undefined;
  /** How many of them are homes. */
  readonly homes: number;
  readonly skipped: readonly SkippedFile[];
  /** Who imports whom; `null` where nobody looked. */
  readonly moduleGraph: (() => ReportedGraph) | null;
  /** Crashes outside of any rule. */
  readonly crashes: readonly RuleCrash[];
}

/** Where no flake is looked at. */
export const noProject: LintedProject = {
  project: null,
  ran: { flake: false, hosts: false },
  hosts: undefined,
  homes: 0,
  skipped: [],
  moduleGraph: null,
  crashes: [],
};
