import type { Report } from "../../findings/report.ts";
import type { Place } from "../../source/span.ts";
import { rangeOf } from "../excerpt/range.ts";
import type { SecretMask } from "../excerpt/secret-mask.ts";
import { visibleText } from "../excerpt/visible-text.ts";
import { hyperlink, type Paint } from "./palette.ts";

/** What all blocks of a report are printed with. */
export interface BlockStyle {
  readonly report: Report;
  readonly mask: SecretMask;
  readonly paint: Paint;
  readonly hyperlinks: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly displayPath: (file: string) => string;
  readonly isTerminal: boolean;
  readonly placeAddress: (file: string, line: number) => string | undefined;
}

/** Columns of the line numbers and the blanks before them. */
export const numberWidth = 5;
/** Longer lines of prose are hard to read, however wide the terminal is. */
export const proseWidth = 100;

/** A place as people and editors write it. */
export function placeText(place: Place, { report, displayPath }: BlockStyle): string {
  const { line, column } = rangeOf(report, place).start;
  return `${visibleText(displayPath(place.file))}:${line}:${column}`;
}

/** The text as a link to the place, where the terminal shows links. */
export function linked(text: string, place: Place, { report, hyperlinks, placeAddress }: BlockStyle): string {
  const address = hyperlinks ? placeAddress(place.file, rangeOf(report, place).start.line) : undefined;
  return address === undefined ? text : hyperlink(text, address);
}

/** What stands left of a line that is no code. */
export function gutterOf({ paint }: BlockStyle, sign = "│"): string {
  return paint("faint", `${" ".repeat(numberWidth)} ${sign}`);
}

/** Columns right of the line numbers. */
export function codeWidth(style: BlockStyle): number {
  return Math.max(20, style.width - numberWidth - 3);
}
