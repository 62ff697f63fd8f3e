import type { Finding } from "../../findings/finding.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import { visibleText } from "../excerpt/visible-text.ts";
import { type BlockStyle, codeWidth, gutterOf, linked, numberWidth, placeText, proseWidth } from "./block-style.ts";
import { displayWidth } from "./clusters.ts";
import { type CodeFrame, codeFrame, type FrameLine } from "./code-frame.ts";
import { noteRows } from "./finding-notes.ts";
import { hyperlink } from "./palette.ts";
import { wrapped } from "./wrapped.ts";

/**
 * A finding for people, without an empty line at its end: place, severity and rule; the code; then related places,
 * `why` (the reason, where it was not given before), help and fix.
 */
export function findingBlock(finding: Finding, why: string | undefined, style: BlockStyle): string {
  const rows = [...codeRows(finding, style), ...noteRows(finding, why, style)];
  return [...heading(finding, style), ...rows].map((row) => `${row.trimEnd()}\n`).join("");
}

/** Place, severity and rule in a line; where the terminal has no room for it, severity and rule below the place. */
function heading(finding: Finding, style: BlockStyle): string[] {
  const { paint, hyperlinks } = style;
  const isFixable = finding.fixes.some((fix) => fix.safety === "safe");
  const place = placeText(finding, style);
  const words = [finding.severity, finding.rule, ...(isFixable ? [fixableMark] : [])].join("  ");
  const shownPlace = paint("strong", linked(place, finding, style));
  const shownWords = [
    paint(finding.severity, finding.severity),
    hyperlinks ? hyperlink(finding.rule, ruleUrl(finding.rule)) : finding.rule,
    ...(isFixable ? [paint("calm", fixableMark)] : []),
  ].join("  ");
  const isTooLong = style.isTerminal && displayWidth(`${place}  ${words}`) > style.width;
  return isTooLong ? [shownPlace, `  ${shownWords}`] : [`${shownPlace}  ${shownWords}`];
}

const fixableMark = "[fixable]";

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
  const columns = displayWidth(message);
  if (columns <= Math.min(room, proseWidth)) return [`${gutter}${underline} ${style.paint(finding.severity, message)}`];
  const below = codeWidth(style) - line.markStart;
  const isFarRight = below < 40 && columns > below;
  return [gutter + underline, ...gutterRows(message, isFarRight ? "" : blanks, style, finding)];
}

function gutterRows(message: string, indent: string, style: BlockStyle, finding?: Finding): string[] {
  const lines = wrapped(message, Math.min(codeWidth(style) - indent.length, proseWidth));
  return lines.map((line) => `${gutterOf(style)} ${indent}${finding ? style.paint(finding.severity, line) : line}`);
}
