import type { Finding, Fix } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { applyEdits } from "../../source/text-edit.ts";
import type { SecretMask } from "../excerpt/secret-mask.ts";
import { type BytePosition, bytePosition } from "./byte-position.ts";

/** A text in place of a stretch of the diagnostic's file. */
export interface Suggestion {
  readonly range: { readonly start: BytePosition; readonly end: BytePosition };
  readonly text: string;
}

/** Edits further apart than this are no suggestion that a reviewer can look at. */
const longestStretch = 2000;

/**
 * The fixes of a finding as suggestions. One replaces one stretch of one file, so several edits are told as the stretch
 * around them; a fix that reaches into other files, or whose stretch holds a secret, is left out.
 */
export function suggestionsOf(report: Report, mask: SecretMask, finding: Finding): Suggestion[] {
  const source = report.sourceOf(finding.file);
  if (!source) return [];
  return mask.printableFixes(finding).flatMap((fix) => suggestionOf(mask, finding, source, fix) ?? []);
}

function suggestionOf(mask: SecretMask, finding: Finding, source: SourceFile, { edits }: Fix): Suggestion | undefined {
  if (edits.length === 0 || edits.some(({ file }) => file !== finding.file)) return undefined;
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const isCarried = edits.length > 1;
  if (end - start > longestStretch || (isCarried && mask.spansIn(finding, { start, end }).length > 0)) return undefined;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const text = applyEdits(source.text.slice(start, end), shifted);
  return { range: { start: bytePosition(source, start), end: bytePosition(source, end) }, text };
}
