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

/** A key by which places that begin at the same character are one. */
export function placeKey({ file, span }: Place): string {
  return `${file}:${span.start}`;
}
