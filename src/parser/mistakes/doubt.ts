import type { Span } from "../../source/span.ts";

/** A stretch of a text that could not be read, and what to put in its place to make the rest readable. */
export interface Doubt extends Span {
  /** Closers that only the stretch can hold; most often empty. */
  readonly filler: string;
}

/** The stretches in order of place, with those that touch made one. */
export function joinDoubts(doubts: readonly Doubt[]): Doubt[] {
  const result: { start: number; end: number; filler: string }[] = [];
  for (const doubt of doubts.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || doubt.start > last.end) result.push({ ...doubt });
    else if (doubt.end > last.end || (doubt.end === last.end && doubt.filler !== "")) {
      last.end = doubt.end;
      last.filler = doubt.filler;
    }
  }
  return result;
}

/** The text with blanks and fillers for the stretches, every other character in its place; `null` if one is too short. */
export function blankOut(text: string, doubts: readonly Doubt[]): string | null {
  let result = "";
  for (const { start, end, filler } of doubts) {
    if (filler.length > end - start) return null;
    result += text.slice(result.length, start) + filler.padStart(end - start);
  }
  return result + text.slice(result.length);
}
