import { compareLines, type Difference } from "./compare-lines.ts";

/** A file before and after a change. */
export interface ChangedText {
  /** Relative to the folder the patch is applied in, with forward slashes. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Lines around a change; what `git apply` expects. */
const contextLines = 3;

/** The change of a file as a unified diff that `git apply` takes; "" for no change. */
export function renderPatch({ path, before, after }: ChangedText): string {
  const beforeLines = splitLines(before);
  const afterLines = splitLines(after);
  const hunks = groupHunks(compareLines(beforeLines, afterLines));
  if (hunks.length === 0) return "";
  const header = `--- ${quotePath(`a/${path}`)}\n+++ ${quotePath(`b/${path}`)}\n`;
  return header + hunks.map((hunk) => renderHunk(hunk, beforeLines, afterLines)).join("");
}

/** Lines with their ends; the last may have none. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Differences whose context touches share a hunk. */
function groupHunks(differences: readonly Difference[]): Difference[][] {
  const hunks: Difference[][] = [];
  for (const difference of differences) {
    const previous = hunks.at(-1)?.at(-1);
    if (previous && difference.beforeStart - previous.beforeEnd <= 2 * contextLines) hunks.at(-1)?.push(difference);
    else hunks.push([difference]);
  }
  return hunks;
}

function renderHunk(hunk: readonly Difference[], before: readonly string[], after: readonly string[]): string {
  const first = hunk[0] as Difference;
  const last = hunk.at(-1) as Difference;
  const start = Math.max(0, first.beforeStart - contextLines);
  const end = Math.min(before.length, last.beforeEnd + contextLines);
  const afterStart = first.afterStart - (first.beforeStart - start);
  const afterEnd = last.afterEnd + (end - last.beforeEnd);
  let body = "";
  let position = start;
  for (const difference of hunk) {
    body += renderLines(" ", before.slice(position, difference.beforeStart));
    body += renderLines("-", before.slice(difference.beforeStart, difference.beforeEnd));
    body += renderLines("+", after.slice(difference.afterStart, difference.afterEnd));
    position = difference.beforeEnd;
  }
  body += renderLines(" ", before.slice(position, end));
  return `@@ -${renderRange(start, end)} +${renderRange(afterStart, afterEnd)} @@\n${body}`;
}

/** Lines count from 1; an empty range names the line before it. */
function renderRange(start: number, end: number): string {
  const length = end - start;
  return `${length === 0 ? start : start + 1},${length}`;
}

function renderLines(mark: string, lines: readonly string[]): string {
  return lines.map((line) => mark + (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`)).join("");
}

/** Names with quotes, backslashes or control characters as git quotes them; a tab ends a name with blanks. */
function quotePath(path: string): string {
  if (/["\\\0-\x1f\x7f]/.test(path)) {
    return `"${path.replace(/["\\]/g, "\\$&").replace(/[\0-\x1f\x7f]/g, toOctal)}"`;
  }
  return path.includes(" ") ? `${path}\t` : path;
}

function toOctal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
