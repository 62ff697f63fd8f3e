import type { Finding, Fix } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Span } from "../../source/span.ts";
import { editsByFile, type TextEdit } from "../../source/text-edit.ts";
import { redacted, type SecretMask } from "../excerpt/secret-mask.ts";
import { codeText } from "./code-excerpt.ts";

/** A line of a diff as it is shown. */
export interface DiffLine {
  readonly kind: "removed" | "added" | "more" | "file";
  readonly text: string;
}

/** Lines that are shown of all that a fix changes. */
const mostLines = 14;
const widestLine = 200;

/** What a fix takes away and puts there, line by line, secrets hidden; files other than the finding's are named. */
export function fixDiff(report: Report, mask: SecretMask, finding: Finding, fix: Fix): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  for (const [file, edits] of editsByFile(fix.edits)) {
    const source = report.sourceOf(file);
    if (!source) continue;
    if (file !== finding.file) lines.push({ kind: "file", text: file });
    const shown = (span: Span) => redacted(source, span, mask.spansIn({ ...finding, file }, span));
    for (const hunk of hunksOf(source, edits)) lines.push(...hunkLines(hunk, shown));
  }
  if (lines.length <= mostLines) return lines;
  const hidden = lines.length - mostLines + 1;
  return [...lines.slice(0, mostLines - 1), { kind: "more", text: `${hidden} more lines` }];
}

/** Whole lines, and the edits in them. */
interface Hunk {
  readonly lines: Span;
  readonly edits: readonly TextEdit[];
}

function hunksOf(source: SourceFile, edits: readonly TextEdit[]): Hunk[] {
  const hunks: { lines: Span; edits: TextEdit[] }[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const lines = {
      start: source.lineSpan(source.positionAt(edit.start).line).start,
      end: source.lineSpan(source.positionAt(edit.end).line).end,
    };
    const last = hunks.at(-1);
    if (last && lines.start <= last.lines.end + 1) {
      last.lines = { start: last.lines.start, end: Math.max(last.lines.end, lines.end) };
      last.edits.push(edit);
    } else hunks.push({ lines, edits: [edit] });
  }
  return hunks;
}

/** Both sides of a hunk, without the lines that they begin and end with alike. */
function hunkLines({ lines, edits }: Hunk, shown: (span: Span) => string): DiffLine[] {
  let after = "";
  let before = "";
  let position = lines.start;
  for (const edit of edits) {
    const kept = shown({ start: position, end: edit.start });
    before += kept + shown(edit);
    after += kept + edit.text;
    position = edit.end;
  }
  const rest = shown({ start: position, end: lines.end });
  const [old, young] = trimmedAlike((before + rest).split(lineEnd), (after + rest).split(lineEnd));
  return [
    ...old.map((text): DiffLine => ({ kind: "removed", text: cutLine(text) })),
    ...young.map((text): DiffLine => ({ kind: "added", text: cutLine(text) })),
  ];
}

const lineEnd = /\r\n?|\n/;

function trimmedAlike(old: readonly string[], young: readonly string[]): [readonly string[], readonly string[]] {
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, young.length) - head;
  while (tail < most && old.at(-1 - tail) === young.at(-1 - tail)) tail++;
  return [old.slice(head, old.length - tail), young.slice(head, young.length - tail)];
}

function cutLine(line: string): string {
  const text = codeText(line);
  return text.length > widestLine ? `${text.slice(0, widestLine)}…` : text;
}
