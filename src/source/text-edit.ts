import type { Span } from "./span.ts";

/** Replace a stretch of a file by other text. An empty span inserts, an empty text deletes. */
export interface TextEdit extends Span {
  readonly file: string;
  readonly text: string;
}

/**
 * Applies edits of one file to its text.
 * Edits must not overlap (see `editsConflict`); two insertions at one place keep their order.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let position = 0;
  for (const edit of ordered) {
    if (edit.start < position) throw new RangeError(`overlapping edits at offset ${edit.start}`);
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** Whether two edits touch the same text, so that the result would depend on which goes first. */
export function editsConflict(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file) return false;
  if (a.start === b.start && a.end === b.end) return true;
  return a.start < b.end && b.start < a.end;
}

/**
 * Whether two edits touch the same text or stand side by side, so that one changes what the other was made beside.
 * Different lines that are added at one place do not mind each other.
 */
export function editsMeet(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file || a.start > b.end || b.start > a.end) return false;
  return !(addsLine(a) && addsLine(b) && a.start === b.start && a.text !== b.text);
}

function addsLine({ start, end, text }: TextEdit): boolean {
  return start === end && /^\r?\n/.test(text);
}

/** Edits by their file, files and edits in the order they come. */
export function editsByFile(edits: readonly TextEdit[]): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const ofFile = files.get(edit.file);
    if (ofFile) ofFile.push(edit);
    else files.set(edit.file, [edit]);
  }
  return files;
}
