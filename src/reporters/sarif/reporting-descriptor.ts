import type { PropertyBag, ReportingDescriptor } from "sarif";
import type { Severity } from "../../findings/finding.ts";
import type { RuleDescription, RuleSet } from "../../findings/report.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import { plainText, sentence, sentencesWithin } from "../excerpt/plain-text.ts";
import { secretTopic } from "../excerpt/secret-mask.ts";
import { helpMarkdown, helpText } from "./rule-help.ts";

/** GitHub cuts descriptions here. */
const descriptionLimit = 1024;

/** A rule as SARIF describes it, with the properties that GitHub code scanning sorts and filters by. */
export function reportingDescriptor(rule: RuleDescription): ReportingDescriptor {
  const summary = sentence(sentencesWithin(plainText(rule.summary), descriptionLimit - 1));
  const why = sentencesWithin(plainText(rule.why), descriptionLimit);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: summary },
    fullDescription: { text: why === "" ? summary : why },
    helpUri: ruleUrl(rule.id),
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: rule.severity },
    properties: properties(rule),
  };
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** How sure a rule is, is what puts it in a set: whatever may be wrong about somebody's code is not on by default. */
const precisions: Readonly<Record<RuleSet, string>> = {
  minimal: "very-high",
  recommended: "high",
  strict: "medium",
  off: "low",
};

const problemSeverities: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "recommendation",
};

/** From 0.1 to 10.0, as text; GitHub calls 7.0 and more high, 4.0 and more medium, less low. */
const securitySeverities: Readonly<Record<Severity, string>> = { error: "8.0", warning: "6.0", note: "3.0" };

/** A `security-severity` makes GitHub treat a rule as one about security, so only such rules have it. */
function properties(rule: RuleDescription): PropertyBag {
  const precision = precisions[rule.set];
  if (rule.topic === secretTopic) {
    return { tags: [rule.topic, "security"], precision, "security-severity": securitySeverities[rule.severity] };
  }
  return { tags: [rule.topic], precision, "problem.severity": problemSeverities[rule.severity] };
}
