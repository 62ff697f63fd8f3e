import type { Report, RuleDescription } from "../../findings/report.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import { inline, markdown } from "./markdown.ts";
import { html, type Markup } from "./markup.ts";

/** The rules that have findings: what they are about and why; cards lead here. */
export function rulesSection(report: Report): Markup {
  const named = new Set(report.findings.map(({ rule }) => rule));
  const rules = report.rules.filter(({ id }) => named.has(id));
  return html`<section id="rules" aria-labelledby="rules-title"><h2 id="rules-title">Why this is reported</h2>
${rules.map(ruleEntry)}</section>`;
}

function ruleEntry({ id, topic, summary, severity, set, why }: RuleDescription): Markup {
  return html`<section class="rule-entry" id="rule-${id}" data-rule="${id}" data-topic="${topic}" aria-labelledby="rule-${id}-title">
<h3 id="rule-${id}-title"><a href="${ruleUrl(id)}" rel="noopener noreferrer">${id}</a></h3>
<p class="summary">${inline(summary)} <span class="facts">${topic} · ${severity} · ${set}</span></p>
<div class="why">${markdown(why)}</div>
<p class="allow"><b>allow it in one place</b> <code>${suppressionOf(id)}</code></p>
</section>
`;
}

/** The comment that lets one line pass. */
function suppressionOf(rule: string): string {
  return `# flakelint: allow ${rule} -- the reason`;
}
