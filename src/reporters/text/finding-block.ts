import type { Finding, Fix } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import type { Place } from "../../source/span.ts";
import { rangeOf } from "../excerpt/range.ts";
import type { SecretMask } from "../excerpt/secret-mask.ts";
import { visibleText } from "../excerpt/visible-text.ts";
import { displayWidth } from "./clusters.ts";
import { type CodeFrame, codeFrame, type FrameLine } from "./code-frame.ts";
import { hyperlink, type Paint } from "./palette.ts";
import { wrapped } from "./wrapped.ts";

/** What all blocks of a report are printed with. */
export interface BlockStyle {
  readonly report: Report;
  readonly mask: SecretMask;
  readonly paint: Paint;
  readonly hyperlinks: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly displayPath: (file: string) => string;
}

/** Columns of the line numbers and the blanks before them. */
const numberWidth = 5;
const relatedLimit = 8;

/**
 * A finding for people, without an empty line at its end: place, severity and rule; the code; then related places,
 * `why` (the reason, where it was not given before), help and fix.
 */
export function findingBlock(finding: Finding, why: string | undefined, style: BlockStyle): string {
  const notes = [...relatedNotes(finding, style), ...flowNotes(finding, style), ...adviceNotes(finding, why, style)];
  const rows = [...codeRows(finding, style), ...noteRows(notes, style)];
  return [heading(finding, style), ...rows].map((row) => `${row.trimEnd()}\n`).join("");
}

function heading(finding: Finding, style: BlockStyle): string {
  const { paint, hyperlinks } = style;
  const parts = [
    paint("strong", placeText(finding, style)),
    paint(finding.severity, finding.severity),
    hyperlinks ? hyperlink(finding.rule, ruleUrl(finding.rule)) : finding.rule,
  ];
  if (finding.fixes.some((fix) => fix.safety === "safe")) parts.push(paint("calm", "[fixable]"));
  return parts.join("  ");
}

function placeText(place: Place, { report, displayPath }: BlockStyle): string {
  const { line, column } = rangeOf(report, place).start;
  return `${visibleText(displayPath(place.file))}:${line}:${column}`;
}

function codeRows(finding: Finding, style: BlockStyle): string[] {
  const message = visibleText(finding.message);
  const source = style.report.sourceOf(finding.file);
  if (!source || source.text === "") return gutterRows(message, "", style);
  const redactionsIn = (shown: { start: number; end: number }) => style.mask.spansIn(finding, shown);
  const frame = codeFrame(source, finding.span, redactionsIn, codeWidth(style));
  return [...sourceRows(frame, style), ...markRows(frame.marked, finding, message, style)];
}

function sourceRows({ context, marked }: CodeFrame, { paint }: BlockStyle): string[] {
  const row = (line: FrameLine) => `${paint("faint", `${String(line.number).padStart(numberWidth)} │`)} ${line.text}`;
  return context ? [row(context), row(marked)] : [row(marked)];
}

/** The underline with the message behind it, or below it where the line would grow too long. */
function markRows(line: FrameLine, finding: Finding, message: string, style: BlockStyle): string[] {
  const blanks = " ".repeat(line.markStart);
  const underline = blanks + style.paint(finding.severity, "^".repeat(line.markWidth));
  const gutter = `${gutterOf(style)} `;
  const room = codeWidth(style) - line.markStart - line.markWidth - 1;
  if (displayWidth(message) <= room) return [`${gutter}${underline} ${style.paint(finding.severity, message)}`];
  const isFarRight = codeWidth(style) - line.markStart < 40;
  return [gutter + underline, ...gutterRows(message, isFarRight ? "" : blanks, style, finding)];
}

function gutterRows(message: string, indent: string, style: BlockStyle, finding?: Finding): string[] {
  const lines = wrapped(message, codeWidth(style) - indent.length);
  return lines.map((line) => `${gutterOf(style)} ${indent}${finding ? style.paint(finding.severity, line) : line}`);
}

function gutterOf({ paint }: BlockStyle, sign = "│"): string {
  return paint("faint", `${" ".repeat(numberWidth)} ${sign}`);
}

function codeWidth(style: BlockStyle): number {
  return Math.max(20, style.width - numberWidth - 3);
}

/** A line below the code: a related place, or a word of advice under its label. */
interface Note {
  readonly sign: "├" | "│";
  readonly label: string;
  readonly text: string;
}

function relatedNotes(finding: Finding, style: BlockStyle): Note[] {
  const shown = finding.related.slice(0, relatedLimit);
  const notes = shown.map((place): Note => {
    return { sign: "├", label: placeText(place, style), text: visibleText(place.message) };
  });
  const hidden = finding.related.length - shown.length;
  if (hidden > 0) notes.push({ sign: "├", label: "", text: `and ${hidden} more` });
  return notes;
}

/** The steps of a way, numbered. */
function flowNotes({ flow = [] }: Finding, style: BlockStyle): Note[] {
  return flow.map((step, index): Note => {
    return { sign: "├", label: `${index + 1}. ${placeText(step, style)}`, text: visibleText(step.message) };
  });
}

function adviceNotes(finding: Finding, why: string | undefined, style: BlockStyle): Note[] {
  const advice = (label: string, text: string): Note => {
    return { sign: "│", label: style.paint("label", label.padEnd(4)), text: visibleText(text) };
  };
  const notes: Note[] = [];
  if (why !== undefined) notes.push(advice("why", why));
  if (finding.help !== undefined) notes.push(advice("help", finding.help));
  for (const fix of finding.fixes) notes.push(advice("fix", `${fix.title} (${fixFlag(fix)})`));
  return notes;
}

function fixFlag(fix: Fix): string {
  return fix.safety === "safe" ? "--fix" : "--unsafe-fixes";
}

const adviceIndent = 6;

function noteRows(notes: readonly Note[], style: BlockStyle): string[] {
  return notes.flatMap(({ sign, label, text }, index) => {
    const isLast = index === notes.length - 1;
    const indent = sign === "│" ? adviceIndent : 2;
    const [first = "", ...rest] = sign === "│" ? wrapped(text, codeWidth(style) - adviceIndent) : [text];
    const head = label === "" ? first : `${label}  ${first}`;
    const restGutter = gutterOf(style, isLast ? " " : "│");
    return [
      `${gutterOf(style, isLast ? "╰" : sign)} ${head}`,
      ...rest.map((line) => `${restGutter} ${" ".repeat(indent)}${line}`),
    ];
  });
}
