import type { RegisteredRule } from "../rules/rule.ts";
import type { AnalysisInput } from "./analysis.ts";
import type { OffenceLog } from "./offence-log.ts";
import type { ParsedFiles } from "./parsed-files.ts";
import type { RulePlan } from "./rule-plan.ts";
import type { TargetFiles } from "./target-files.ts";

/** What the steps of one analysis share. */
export interface AnalysisRun {
  readonly input: AnalysisInput;
  readonly rules: readonly RegisteredRule[];
  readonly log: OffenceLog;
  readonly plan: RulePlan;
  readonly parsed: ParsedFiles;
  readonly targets: TargetFiles;
}
