import type { Report, ReportSummary, SkippedFile } from "../../findings/report.ts";
import { projectUrl } from "../../findings/rule-url.ts";
import { skipReasons } from "../excerpt/skip-reasons.ts";
import { visibleText } from "../excerpt/visible-text.ts";
import type { BlockStyle } from "./block-style.ts";
import { displayWidth } from "./clusters.ts";
import type { Paint } from "./palette.ts";
import { wrapped } from "./wrapped.ts";

/** The last line: what was looked at, how long it took, what was found and what can be fixed. */
export function summaryLine(summary: ReportSummary, style: BlockStyle): string {
  const { paint, displayPath } = style;
  const looked = [...configurations(summary), counted(summary.files, "file"), duration(summary.durationMs)].join(", ");
  const known = summary.baseline?.known ?? 0;
  const aside = [
    ...fixableParts(summary),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
    ...(known > 0 ? [`${known} known held back by ${visibleText(displayPath(summary.baseline?.file ?? ""))}`] : []),
  ];
  const end = aside.length > 0 ? `(${aside.join(", ")})` : "";
  const plain = `${looked}: ${foundText(summary, (_tone, text) => text)}`;
  const line = `${looked}: ${foundText(summary, paint)}`;
  if (end === "") return `${line}\n`;
  if (!style.isTerminal || displayWidth(`${plain} ${end}`) <= style.width) return `${line} ${end}\n`;
  const below = wrapped(end, style.width - 2).map((part) => `  ${part}\n`);
  return `${line}\n${below.join("")}`;
}

function foundText({ errors, warnings, notes }: ReportSummary, paint: Paint): string {
  const found = [
    ...(errors > 0 ? [paint("error", counted(errors, "error"))] : []),
    ...(warnings > 0 ? [paint("warning", counted(warnings, "warning"))] : []),
    ...(notes > 0 ? [paint("note", counted(notes, "note"))] : []),
  ];
  return found.length > 0 ? found.join(", ") : paint("calm", "no findings");
}

function configurations({ hosts, homes = 0 }: ReportSummary): string[] {
  if (hosts === undefined) return [];
  const machines = hosts > homes || homes === 0 ? [counted(hosts - homes, "host")] : [];
  return homes > 0 ? [...machines, counted(homes, "home")] : machines;
}

function fixableParts({ fixable, suggested }: ReportSummary): string[] {
  const parts: string[] = [];
  if (fixable > 0) parts.push(`${fixable} fixable with --fix`);
  if (suggested > 0) parts.push(`${suggested}${fixable > 0 ? " more" : " fixable"} with --unsafe-fixes`);
  return parts;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

const listedLimit = 10;

/** The files that were left out, or nothing. */
export function skippedBlock(skipped: readonly SkippedFile[], style: BlockStyle): string {
  if (skipped.length === 0) return "";
  const rows = skipped.slice(0, listedLimit).map(({ file, reason }) => {
    return `  ${visibleText(style.displayPath(file))}  ${style.paint("faint", skipReasons[reason])}\n`;
  });
  const hidden = skipped.length - rows.length;
  if (hidden > 0) rows.push(`  and ${hidden} more\n`);
  return `${counted(skipped.length, "file")} not read:\n${rows.join("")}\n`;
}

/** Rules that failed: our fault, said so, with where to tell us. */
export function crashBlock({ crashes }: Report, style: BlockStyle): string {
  if (crashes.length === 0) return "";
  const rows = crashes.slice(0, listedLimit).map(({ rule, file, message }) => {
    return `  ${rule} on ${visibleText(style.displayPath(file))}: ${visibleText(message)}\n`;
  });
  const hidden = crashes.length - rows.length;
  if (hidden > 0) rows.push(`  and ${hidden} more\n`);
  const title = style.paint("error", crashes.length === 1 ? "a rule crashed" : `${crashes.length} rules crashed`);
  return `${title}, which is a bug in flakelint: ${projectUrl}/issues\n${rows.join("")}\n`;
}
