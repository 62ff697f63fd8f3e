import { type Finding, severities } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { CardPrinter } from "./finding-card.ts";
import { counted, noticesSection } from "./head-section.ts";
import { html, type Markup } from "./markup.ts";
import type { PageGraph } from "./page-graph.ts";
import { rulesSection } from "./rule-section.ts";

/** All findings by file, with the reasons behind them; the script of the page puts them together otherwise. */
export function findingsSection(report: Report, graph: PageGraph | null): Markup {
  if (report.findings.length === 0)
    return html`${noticesSection(report)}<p class="empty">Nothing to report.</p>${unusedParts}`;
  const printer = new CardPrinter(report);
  return html`${noticesSection(report)}<div class="columns"><nav class="contents needs-script" aria-label="Groups of findings"><ol id="contents"></ol></nav>
<div class="list"><section id="findings" aria-labelledby="findings-title"><h2 id="findings-title" class="offscreen">Findings</h2><div id="finding-list">${byFile(report.findings).map(([file, findings]) => fileGroup(file, findings, printer, graph))}</div>
<p id="nothing" class="empty" hidden>No finding passes the filters. <button type="button" id="clear-too">Clear filters</button></p></section>
${rulesSection(report)}</div></div>`;
}

/** What the script looks for where there is nothing to list. */
export const unusedParts = html`<div hidden><ol id="contents"></ol><div id="finding-list"></div><p id="nothing"></p><button type="button" id="clear-too"></button></div>`;

function fileGroup(file: string, findings: readonly Finding[], printer: CardPrinter, graph: PageGraph | null): Markup {
  const module = graph?.moduleOf(file);
  const hosts = (graph?.hostsOf(file) ?? []).join(" ");
  return html`<details class="group" open data-file="${file}" data-hosts="${hosts}"${module === undefined ? null : html` data-module="${module}"`}><summary><h3>${file}</h3><span class="count">${countMarks(findings)}</span></summary>
${findings.map((finding) => printer.card(finding))}</details>
`;
}

function countMarks(findings: readonly Finding[]): Markup[] {
  return severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [html`<span class="mark ${severity}" title="${counted(count, severity)}">${count}</span>`] : [];
  });
}

function byFile(findings: readonly Finding[]): [string, Finding[]][] {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.file);
    if (known) known.push(finding);
    else files.set(finding.file, [finding]);
  }
  return [...files];
}
