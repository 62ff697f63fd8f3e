import type { Precision, RuleDescription, RuleOption } from "../findings/report.ts";
import type { RegisteredRule, Rule } from "../rules/rule.ts";
import { compareTexts } from "./build-findings.ts";

/** What people need to know of each rule, sorted by id. */
export function describeRules(rules: readonly RegisteredRule[]): RuleDescription[] {
  return rules.map(describeRule).sort((a, b) => compareTexts(a.id, b.id));
}

/** What people need to know of a rule. Long texts are read when they are asked for: most reports show few of them. */
export function describeRule(registered: RegisteredRule): RuleDescription {
  const { topic, rule } = registered;
  const { id, summary, severity, set, since, fix, options = {}, security } = rule;
  return {
    ...{ id, topic, summary, severity, set, since },
    get why() {
      return rule.why.trim();
    },
    fix,
    get example() {
      return rule.example;
    },
    options: Object.entries(options).map(([name, spec]): RuleOption => ({ name, ...spec })),
    get allowedByComment() {
      return isAllowedByComment(rule);
    },
    precision: precisionOf(registered),
    ...(security === undefined ? {} : { security }),
  };
}

/** Comments allow what is reported in Nix files that can be read; for JSON and the rest only the configuration does. */
function isAllowedByComment({ example: { bad }, check }: Rule): boolean {
  const onlyLock = typeof bad !== "string" && Object.keys(bad).every((path) => !path.endsWith(".nix"));
  return !onlyLock && check.unreadable === undefined;
}

function precisionOf({ topic, rule }: RegisteredRule): Precision {
  if (rule.precision !== undefined) return rule.precision;
  if (topic === "syntax" || rule.fix === "safe") return "very-high";
  return rule.set === "strict" || rule.set === "off" ? "medium" : "high";
}
