import type { Span } from "../../source/span.ts";
import { redaction } from "../excerpt/secret-mask.ts";
import { visibleText } from "../excerpt/visible-text.ts";
import { clusterEnd, clusterWidth, displayWidth } from "./clusters.ts";

/** A piece of a line as it is printed. */
export interface Glyph {
  /** The stretch of the line it stands for, in UTF-16 code units from 0; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns of the terminal. */
  readonly width: number;
}

const tabWidth = 4;

/**
 * A line without its line end as pieces that each take a known number of columns: tabs become blanks, control
 * characters are spelled out, and each of the `redactions` (offsets in the line, sorted) becomes one piece.
 */
export function glyphsOf(line: string, redactions: readonly Span[]): Glyph[] {
  const glyphs: Glyph[] = [];
  let column = 0;
  let redactionIndex = 0;
  for (let start = 0; start < line.length; ) {
    const secret = redactions[redactionIndex];
    const isSecret = secret !== undefined && secret.start <= start;
    const end = isSecret
      ? Math.max(secret.end, start + 1)
      : Math.min(clusterEnd(line, start), secret?.start ?? Infinity);
    const glyph = isSecret
      ? { start, end, text: redaction, width: redaction.length }
      : { start, end, ...shownCluster(line.slice(start, end), column) };
    glyphs.push(glyph);
    if (isSecret) redactionIndex++;
    column += glyph.width;
    start = end;
  }
  return glyphs;
}

function shownCluster(cluster: string, column: number): Pick<Glyph, "text" | "width"> {
  if (cluster === "\t") {
    const width = tabWidth - (column % tabWidth);
    return { text: " ".repeat(width), width };
  }
  const text = visibleText(cluster);
  return { text, width: text === cluster ? clusterWidth(cluster) : displayWidth(text) };
}
