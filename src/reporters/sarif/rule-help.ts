import type { RuleDescription } from "../../findings/report.ts";
import { rulePage } from "../../findings/rule-page.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import { plainText, sentence } from "../excerpt/plain-text.ts";

/** The rule's whole page as Markdown, which viewers show beside an alert. */
export function helpMarkdown(rule: RuleDescription): string {
  const page = rulePage(rule).replace(relativeLink, (_match, id: string) => `](${ruleUrl(id)})`);
  return `${page}\n\n[Documentation of ${rule.id}](${ruleUrl(rule.id)})`;
}

/** A link to the page beside it, which an alert does not have. */
const relativeLink = /\]\(([a-z0-9-]+)\.md\)/g;

/** The same in short, for viewers that know no Markdown. */
export function helpText(rule: RuleDescription): string {
  const allowed = rule.allowedByComment
    ? `To allow it: # flakelint: allow ${rule.id} -- reason`
    : `To turn it off, in flakelint.toml under [rules]: ${rule.id} = "off"`;
  return [sentence(rule.summary), plainText(rule.why), allowed, `Documentation: ${ruleUrl(rule.id)}`]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
