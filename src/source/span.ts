/** A stretch of a file's text, in UTF-16 code units from 0; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a file as people count: line and column from 1, column and offset in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Where a thing stands: a file of the repository (path relative to its root) and a stretch of it. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Those of sorted spans, apart from each other, that share text with another span. */
export function overlappingSpans<Stretch extends Span>(spans: readonly Stretch[], other: Span): readonly Stretch[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Stretch).end <= other.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < spans.length && (spans[end] as Stretch).start < other.end) end++;
  return spans.slice(low, end);
}

/** A key by which places that begin at the same character are one. */
export function placeKey({ file, span }: Place): string {
  return `${file}:${span.start}`;
}
