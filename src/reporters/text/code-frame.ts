import type { SourceFile } from "../../source/source-file.ts";
import type { Span } from "../../source/span.ts";
import { type CodeLine, codeLine } from "./code-line.ts";

export interface FrameLine extends CodeLine {
  /** Counted from 1. */
  readonly number: number;
}

/** The code a finding points at: the line its span starts on, marked, and the line that opens the block around it. */
export interface CodeFrame {
  readonly context: FrameLine | undefined;
  readonly marked: FrameLine;
}

/** How far above a line the line that opens its block is looked for. */
const contextReach = 40;

/**
 * A span over several lines is marked to the end of its first one: where it begins is what the reader needs.
 * `redactionsIn` says which stretches of the file within a line must not be shown; `width` is in columns.
 */
export function codeFrame(
  source: SourceFile,
  span: Span,
  redactionsIn: (shown: Span) => readonly Span[],
  width: number,
): CodeFrame {
  const { line } = source.positionAt(span.start);
  const context = openingLine(source, line);
  const nothing = { start: 0, end: 0 };
  return {
    context: context === undefined ? undefined : frameLine(source, context, nothing, redactionsIn, width),
    marked: frameLine(source, line, span, redactionsIn, width),
  };
}

function frameLine(
  source: SourceFile,
  number: number,
  mark: Span,
  redactionsIn: (shown: Span) => readonly Span[],
  width: number,
): FrameLine {
  const shown = source.lineSpan(number);
  const text = source.slice(shown);
  const inLine = (span: Span): Span => ({ start: span.start - shown.start, end: span.end - shown.start });
  const { start, end } = inLine(mark);
  const visible = { start: Math.max(0, start), end: Math.min(Math.max(end, 0), text.trimEnd().length) };
  return { number, ...codeLine(text, visible, redactionsIn(shown).map(inLine), width) };
}

/** The nearest line above that is indented less: what the marked line stands in. Comments and blank lines are none. */
function openingLine(source: SourceFile, line: number): number | undefined {
  const indentation = indentationOf(source.lineText(line));
  if (indentation === undefined || indentation === 0) return undefined;
  for (let above = line - 1; above >= Math.max(1, line - contextReach); above--) {
    const text = source.lineText(above);
    const itsIndentation = indentationOf(text);
    if (itsIndentation === undefined || text.startsWith("#", itsIndentation)) continue;
    if (itsIndentation < indentation) return isTelling(text) ? above : undefined;
  }
  return undefined;
}

/** A lone bracket says nothing of what it opens. */
function isTelling(text: string): boolean {
  return /\w/.test(text);
}

/** Blanks and tabs before the first other character; `undefined` for a blank line. */
function indentationOf(text: string): number | undefined {
  const indentation = text.search(/[^ \t]/);
  return indentation < 0 ? undefined : indentation;
}
