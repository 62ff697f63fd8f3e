import type { RuleDescription } from "../findings/report.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import { compareTexts } from "./build-findings.ts";

/** What people need to know of each rule, sorted by id. */
export function describeRules(rules: readonly RegisteredRule[]): RuleDescription[] {
  return rules
    .map(({ topic, rule: { id, summary, severity, set, since, why, fix, example } }) => {
      return { id, topic, summary, severity, set, since, why: why.trim(), fix, example };
    })
    .sort((a, b) => compareTexts(a.id, b.id));
}
