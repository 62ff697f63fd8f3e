import type { Span } from "../../src/source/span.ts";

/** Counted from 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export function offsetOf(text: string, { line, column }: LineColumn): number {
  const before = text.split("\n").slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1);
}

/** Counted from 1; without its end. */
export function lineAt(text: string, line: number): Span {
  const start = offsetOf(text, { line, column: 1 });
  return linesOf(text, { start, end: start });
}

/** An offset in characters, of one in bytes of UTF-8. */
export function offsetOfByte(text: string, byte: number): number {
  return Buffer.from(text, "utf8").subarray(0, byte).toString("utf8").length;
}

/** The lines that a stretch touches. */
export function linesOf(text: string, { start, end }: Span): Span {
  const first = start === 0 ? -1 : text.lastIndexOf("\n", start - 1);
  const last = text.indexOf("\n", end);
  return { start: first + 1, end: last < 0 ? text.length : last };
}
