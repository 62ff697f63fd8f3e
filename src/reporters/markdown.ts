import { type Finding, severities } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { ruleUrl } from "../findings/rule-url.ts";
import { adviceLines } from "./excerpt/advice.ts";
import { counted, countedFindings } from "./excerpt/counted.ts";
import { incidentsOf } from "./excerpt/incidents.ts";
import { rangeOf } from "./excerpt/range.ts";
import { markdownLink, markdownText } from "./markdown/escaped-text.ts";
import { textWithin } from "./markdown/text-within.ts";
import type { ReporterOptions } from "./reporter.ts";

/** GitHub takes no more than 1 MiB of a step's summary; a little is kept for the line that says so. */
const byteLimit = 1_048_576 - 512;

/** Markdown for the summary of a step or a comment: the verdict, the rules in a table, the findings by file. */
export function renderMarkdown(report: Report, options: ReporterOptions): string {
  const head = [verdict(report), ...incidentLines(report, options)].join("");
  if (report.findings.length === 0) return head;
  const blocks = fileBlocks(report, options);
  const top = head + ruleTable(report);
  const { text, left } = textWithin(blocks, byteLimit - new TextEncoder().encode(top).length);
  const cut = left === 0 ? "" : `\n${counted(left, "more finding")} left out: a summary holds 1 MiB.\n`;
  return `${top}${text}${cut}`;
}

function verdict({ tool, summary, crashes }: Report): string {
  const sign = summary.errors > 0 || crashes.length > 0 ? "❌" : summary.warnings > 0 ? "⚠️" : "✅";
  const { hosts, files, fixable, suggested, suppressed, baseline } = summary;
  const known = baseline?.known ?? 0;
  const aside = [
    [...(hosts === undefined ? [] : [counted(hosts, "configuration")]), counted(files, "file")].join(", "),
    ...(fixable > 0 ? [`${fixable} fixable with \`--fix\``] : []),
    ...(suggested > 0 ? [`${suggested} with \`--unsafe-fixes\``] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(known > 0 ? [`${known} known and held back`] : []),
  ];
  return `### ${sign} ${tool.name}: ${countedFindings(summary)}\n\n${aside.join(" · ")}\n`;
}

const listedIncidents = 10;

function incidentLines(report: Report, { fileUrl }: ReporterOptions): string[] {
  const incidents = incidentsOf(report);
  if (incidents.length === 0) return [];
  const lines = incidents.slice(0, listedIncidents).map(({ kind, file, message }) => {
    const mark = kind === "crash" ? "**crash** " : "";
    return `- ${mark}${markdownLink(file, fileUrl?.(file, undefined))}: ${markdownText(message)}\n`;
  });
  const more = incidents.length - lines.length;
  return ["\n", ...lines, ...(more > 0 ? [`- and ${more} more\n`] : [])];
}

/** A line a rule, the most severe first, then the most frequent. */
function ruleTable(report: Report): string {
  const byRule = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const key = `${severities.indexOf(finding.severity)} ${finding.rule}`;
    const list = byRule.get(key);
    if (list) list.push(finding);
    else byRule.set(key, [finding]);
  }
  const summaries = new Map(report.rules.map(({ id, summary }) => [id, summary]));
  const rows = [...byRule]
    .sort(([one, a], [other, b]) => Number(one[0]) - Number(other[0]) || b.length - a.length || (one < other ? -1 : 1))
    .map(([, findings]) => {
      const { rule, severity } = findings[0] as Finding;
      const link = markdownLink(rule, ruleUrl(rule));
      // Our own words, which may hold code in backticks.
      const summary = (summaries.get(rule) ?? "").replace(/\s+/g, " ").replaceAll("|", "\\|");
      return `| ${severity} | ${findings.length} | ${link} | ${summary} |\n`;
    });
  return `\n| severity | findings | rule | |\n|---|--:|---|---|\n${rows.join("")}`;
}

/** A heading for each file, then a block for each of its findings. */
function fileBlocks(report: Report, options: ReporterOptions): string[] {
  let previous: string | undefined;
  return report.findings.map((finding) => {
    const { file } = finding;
    const heading = file === previous ? "" : `\n#### ${markdownLink(file, options.fileUrl?.(file, undefined))}\n\n`;
    previous = file;
    return heading + findingItem(report, finding, options);
  });
}

function findingItem(report: Report, finding: Finding, { fileUrl, repositoryPath }: ReporterOptions): string {
  const { rule, severity, message, file } = finding;
  const { line, column } = rangeOf(report, finding).start;
  const place = markdownLink(`${line}:${column}`, fileUrl?.(file, line));
  const advice = adviceLines(report, finding, repositoryPath ?? ((path) => path));
  const rows = [
    `- ${place} **${severity}** ${markdownText(message)} (${markdownLink(rule, ruleUrl(rule))})`,
    ...advice.map((text) => `  <br>${markdownText(text)}`),
  ];
  return `${rows.join("\n")}\n`;
}
