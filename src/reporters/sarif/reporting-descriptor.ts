import type { PropertyBag, ReportingDescriptor } from "sarif";
import type { Severity } from "../../findings/finding.ts";
import type { RuleDescription } from "../../findings/report.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import { plainText, sentence, sentencesWithin } from "../excerpt/plain-text.ts";
import { limits } from "./limits.ts";
import { helpMarkdown, helpText } from "./rule-help.ts";

/** A rule as SARIF describes it, with the properties that GitHub code scanning sorts and filters by. */
export function reportingDescriptor(rule: RuleDescription): ReportingDescriptor {
  const summary = sentence(sentencesWithin(plainText(rule.summary), limits.description - 1));
  const why = sentencesWithin(plainText(rule.why), limits.description);
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

const problemSeverities: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "recommendation",
};

/** GitHub calls more than 9.0 critical, 7.0 and more high, 4.0 and more medium, less low; the number is a text. */
const securitySeverities = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" } as const;

/** A `security-severity` makes GitHub treat a rule as one about security, so only such rules have it. */
function properties({ topic, precision, severity, security }: RuleDescription): PropertyBag {
  if (!security) return { tags: [topic], precision, "problem.severity": problemSeverities[severity] };
  const weakness = `external/cwe/cwe-${String(security.cwe).padStart(3, "0")}`;
  return { tags: [topic, "security", weakness], precision, "security-severity": securitySeverities[security.severity] };
}
