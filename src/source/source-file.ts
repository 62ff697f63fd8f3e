import type { Position, Span } from "./span.ts";

/** A file's text under its path, relative to the repository root, with forward slashes. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Offset of the first character of each line. Lines end at LF, CRLF or a lone CR, as Nix ends comments. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (starts[low] as number) + 1, offset: clamped };
  }

  /** The span of a line (counted from 1) without its line end. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line - 1] ?? this.text.length;
    let end = this.lineStarts[line] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  /** The text of a line (counted from 1) without its line end. */
  lineText(line: number): string {
    return this.slice(this.lineSpan(line));
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }
}

const lineFeed = 10;
const carriageReturn = 13;

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === lineFeed) starts.push(index + 1);
    else if (code === carriageReturn && text.charCodeAt(index + 1) !== lineFeed) starts.push(index + 1);
  }
  return starts;
}
