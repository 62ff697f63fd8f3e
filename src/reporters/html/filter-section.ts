import { severities } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import type { GraphHost } from "./graph/graph-data.ts";
import { html, type Markup } from "./markup.ts";

/** The bar that switches views and narrows findings down; useless, and so not shown, where scripts may not run. */
export function filterSection(
  report: Report | null,
  hosts: readonly GraphHost[],
  view: "findings" | "modules",
): Markup {
  const findings = report?.findings ?? [];
  const topics = sorted(findings.map(({ topic }) => topic));
  const rules = sorted(findings.map(({ rule }) => rule));
  const isEmpty = findings.length === 0;
  const pressed = (name: string) => (view === name ? "true" : "false");
  return html`<form id="filters" class="bar needs-script" role="search" aria-label="What is shown">
<div class="views" role="group" aria-label="View"><button type="button" id="view-findings" aria-pressed="${pressed("findings")}"${report === null && html` hidden`}>Findings</button><button type="button" id="view-modules" aria-pressed="${pressed("modules")}">Modules</button></div>
<label class="search"${isEmpty && html` hidden`}><span class="offscreen">Search in findings</span><input id="filter-text" type="search" placeholder="Search findings" autocomplete="off" spellcheck="false"></label>
<fieldset class="severities"${isEmpty && html` hidden`}><legend class="offscreen">Severity</legend>${severities.map(
    (name) =>
      html`<label class="toggle ${name}"><input type="checkbox" id="severity-${name}" checked><span><b class="number">0</b> ${name}s</span></label>`,
  )}</fieldset>
<div class="selects">${select("topic", "Topic", "All topics", topics.map(option), isEmpty)}${select("rule", "Rule", "All rules", rules.map(option), isEmpty)}${select("host", "Host", "All hosts", hostOptions(hosts, !isEmpty), hosts.length === 0)}
<label class="check"${isEmpty && html` hidden`}><input type="checkbox" id="filter-fixable"> fixable</label></div>
<fieldset class="grouping"${isEmpty && html` hidden`}><legend>by</legend>${["file", "rule", "host"].map(
    (name) =>
      html`<label><input type="radio" name="group" id="group-${name}"${name === "file" && html` checked`}${name === "host" && hosts.length === 0 && html` disabled`}><span>${name}</span></label>`,
  )}</fieldset>
<p class="status"><output id="shown"${isEmpty && html` hidden`}></output> <button type="button" id="clear" class="quiet" hidden>Clear filters</button></p>
</form>`;
}

function select(name: string, label: string, all: string, options: readonly Markup[], isHidden: boolean): Markup {
  return html`<label${isHidden && html` hidden`}><span class="offscreen">${label}</span><select id="filter-${name}"><option value="">${all}</option>${options}</select></label>`;
}

function option(value: string): Markup {
  return html`<option>${value}</option>`;
}

function hostOptions(hosts: readonly GraphHost[], hasFindings: boolean): Markup[] {
  const outputs = sorted(hosts.map(({ output }) => output));
  const groups = outputs.map((output) => {
    const members = hosts.filter((host) => host.output === output);
    return html`<optgroup label="${output}">${members.map(({ name }) => html`<option value="${output}.${name}">${name}</option>`)}</optgroup>`;
  });
  return hasFindings && hosts.length > 0 ? [...groups, html`<option value="-">in no configuration</option>`] : groups;
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
