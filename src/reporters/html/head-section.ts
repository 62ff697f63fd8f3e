import { type Severity, severities } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { projectUrl } from "../../findings/rule-url.ts";
import { skipReasons } from "../excerpt/skip-reasons.ts";
import { html, type Markup, type MarkupPart } from "./markup.ts";

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The name people know the repository by: that of its folder. */
export function repositoryName(root: string): string {
  return (
    root
      .split(/[\\/]/)
      .filter((step) => step !== "")
      .at(-1) ?? "repository"
  );
}

/** The title in one line, for tabs and lists of files. */
export function verdictOf(report: Report): { readonly tone: Severity | "clean"; readonly text: string } {
  const { summary, crashes } = report;
  if (crashes.length > 0) return { tone: "error", text: "A rule crashed" };
  const counts = { error: summary.errors, warning: summary.warnings, note: summary.notes };
  const worst = severities.find((severity) => counts[severity] > 0);
  return worst === undefined
    ? { tone: "clean", text: "No findings" }
    : { tone: worst, text: counted(counts[worst], worst) };
}

/** What was looked at and how it stands. */
export function headSection(report: Report): Markup {
  const { summary, tool } = report;
  const verdict = verdictOf(report);
  const facts = [
    ...configurations(report),
    counted(summary.files, "file"),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
    ...(summary.baseline && summary.baseline.known > 0
      ? [`${summary.baseline.known} known held back by ${summary.baseline.file}`]
      : []),
    ...fixable(report),
  ];
  return html`<div class="title"><p class="verdict ${verdict.tone}">${verdict.text}</p>${lesserCounts(report)}<h1>${repositoryName(report.root)}</h1></div>
<p class="facts">${facts.join(" · ")} <a class="tool" href="${projectUrl}" rel="noopener noreferrer">${tool.name} ${tool.version}</a></p>`;
}

/** The counts that the verdict leaves out; where scripts run, the filters tell them. */
function lesserCounts({ summary }: Report): readonly Markup[] {
  const counts = { error: summary.errors, warning: summary.warnings, note: summary.notes };
  const [, ...lesser] = severities.filter((severity) => counts[severity] > 0);
  return lesser.map((name) => html`<span class="mark lesser ${name}">${counted(counts[name], name)}</span>`);
}

function configurations({ summary: { hosts, homes = 0 } }: Report): string[] {
  if (hosts === undefined) return [];
  const machines = hosts > homes || homes === 0 ? [counted(hosts - homes, "host")] : [];
  return homes > 0 ? [...machines, counted(homes, "home")] : machines;
}

function fixable({ summary: { fixable: safe, suggested } }: Report): string[] {
  return [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(suggested > 0 ? [`${suggested} with --unsafe-fixes`] : []),
  ];
}

/** Rules that failed and files that were left out: nothing is lost silently. */
export function noticesSection({ crashes, skipped }: Report): MarkupPart {
  if (crashes.length + skipped.length === 0) return null;
  return html`<section class="notices" aria-label="What is missing in this report">${
    crashes.length > 0 &&
    html`<details open><summary>${crashes.length === 1 ? "A rule crashed" : `${crashes.length} rules crashed`}, which is a bug in flakelint: <a href="${projectUrl}/issues" rel="noopener noreferrer">report it</a></summary><ul>${crashes.map(
      ({ rule, file, message }) => html`<li><code>${rule}</code> on <code>${file}</code>: ${message}</li>`,
    )}</ul></details>`
  }${
    skipped.length > 0 &&
    html`<details><summary>${counted(skipped.length, "file")} not read</summary><ul>${skipped.map(
      ({ file, reason }) => html`<li><code>${file}</code> ${skipReasons[reason]}</li>`,
    )}</ul></details>`
  }</section>`;
}
