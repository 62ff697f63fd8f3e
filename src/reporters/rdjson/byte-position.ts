import type { SourceFile } from "../../source/source-file.ts";

/** A place as reviewdog counts it: line and column from 1, the column in bytes of UTF-8. */
export interface BytePosition {
  readonly line: number;
  readonly column: number;
}

export function bytePosition(source: SourceFile, offset: number): BytePosition {
  const { line, column, offset: inside } = source.positionAt(offset);
  return { line, column: utf8Length(source.text.slice(inside - (column - 1), inside)) + 1 };
}

/** Bytes of a text in UTF-8; half a surrogate pair counts as the replacement character it is written as. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
