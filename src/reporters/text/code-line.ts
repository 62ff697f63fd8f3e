import type { Span } from "../../source/span.ts";
import { isPlain } from "../excerpt/visible-text.ts";
import { type Glyph, glyphsOf } from "./glyphs.ts";

/** A line as it is printed, cut to a width, and where in it the marked stretch stands. */
export interface CodeLine {
  readonly text: string;
  /** Columns before the mark. */
  readonly markStart: number;
  /** Columns of the mark; at least one, also for an empty stretch or one behind the line's end. */
  readonly markWidth: number;
}

const ellipsis = "…";

/** What is printed of a line is looked for this far before and behind the mark's start: enough for any terminal. */
const unitsBefore = 2000;
const unitsBehind = 4000;

/**
 * Lays out a line (without its end) around `mark` (offsets in the line) in at most `width` columns.
 * Where it is too long it is cut on either side, with `…`; the start of the mark stays in sight.
 */
export function codeLine(line: string, mark: Span, redactions: readonly Span[], width: number): CodeLine {
  const isAsItIs = line.length <= Math.min(width, unitsBefore) && redactions.length === 0 && isPlain(line);
  return isAsItIs ? plainLine(line, mark) : lineOfGlyphs(line, mark, redactions, width);
}

/** A line that needs no layout: its characters are its columns. */
function plainLine(line: string, mark: Span): CodeLine {
  const markStart = Math.min(mark.start, line.length);
  return { text: line, markStart, markWidth: Math.max(1, Math.min(mark.end, line.length) - markStart) };
}

/** The same for any line, glyph by glyph. */
export function lineOfGlyphs(line: string, mark: Span, redactions: readonly Span[], width: number): CodeLine {
  const from = pieceStart(line, mark.start - unitsBefore, redactions);
  const to = Math.min(line.length, mark.start + unitsBehind);
  const shift = (span: Span): Span => ({ start: Math.max(0, span.start - from), end: span.end - from });
  const nearRedactions = redactions.filter((span) => span.end > from && span.start < to).map(shift);
  const glyphs = glyphsOf(line.slice(from, to), nearRedactions);
  const nearMark = shift(mark);
  const markStart = columnsOf(glyphs.filter((glyph) => glyph.end <= nearMark.start));
  const markEnd = columnsOf(glyphs.filter((glyph) => glyph.start < nearMark.end));
  return cutAround(glyphs, { start: markStart, end: Math.max(markEnd, markStart + 1) }, width, {
    left: from > 0,
    right: to < line.length,
  });
}

/** Not within a surrogate pair, and not within what is redacted. */
function pieceStart(line: string, wanted: number, redactions: readonly Span[]): number {
  if (wanted <= 0) return 0;
  const secret = redactions.find((span) => span.start < wanted && wanted < span.end);
  if (secret) return secret.start;
  const code = line.charCodeAt(wanted);
  return code >= 0xdc00 && code <= 0xdfff ? wanted - 1 : wanted;
}

interface Sides {
  readonly left: boolean;
  readonly right: boolean;
}

/** `mark` is in columns; `isCut` says where the line goes on beyond the glyphs. */
function cutAround(glyphs: readonly Glyph[], mark: Span, width: number, isCut: Sides): CodeLine {
  const total = columnsOf(glyphs);
  const isWhole = total <= width && !isCut.left && !isCut.right;
  const room = isWhole ? total : Math.max(1, width - 2 * ellipsis.length);
  const first = isWhole ? 0 : firstColumn(mark, room, total);
  let column = 0;
  let start = 0;
  let end = 0;
  let text = "";
  for (const glyph of glyphs) {
    const next = column + glyph.width;
    if (column >= first && next <= first + room) {
      if (text === "") start = column;
      text += glyph.text;
      end = next;
    }
    column = next;
  }
  const before = start > 0 || isCut.left ? ellipsis : "";
  const behind = end < total || isCut.right ? ellipsis : "";
  const shift = before.length - start;
  return {
    text: before + text + behind,
    markStart: Math.max(0, mark.start + shift),
    markWidth: Math.max(1, Math.min(mark.end, end) - Math.max(mark.start, start)),
  };
}

/** A mark that fits stands in the middle; of one that does not, the start is shown with a little before it. */
function firstColumn(mark: Span, room: number, total: number): number {
  if (mark.end <= room) return 0;
  const before = Math.max(Math.floor((room - (mark.end - mark.start)) / 2), Math.min(10, Math.floor(room / 4)));
  return Math.max(0, Math.min(mark.start - before, total - room));
}

function columnsOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((columns, glyph) => columns + glyph.width, 0);
}
