import type { ArtifactChange, Replacement, Fix as SarifFix } from "sarif";
import type { Fix } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { editsByFile, type TextEdit } from "../../source/text-edit.ts";
import { sentence } from "../excerpt/plain-text.ts";
import { rangeOf } from "../excerpt/range.ts";
import { artifactLocation, regionOf } from "./location.ts";

/** The fixes that can be placed: an edit of a file without readable text has no lines to speak of. */
export function sarifFixes(report: Report, fixes: readonly Fix[]): SarifFix[] {
  return fixes
    .filter((fix) => fix.edits.length > 0 && fix.edits.every((edit) => report.sourceOf(edit.file)))
    .map((fix) => sarifFix(report, fix));
}

function sarifFix(report: Report, fix: Fix): SarifFix {
  const artifactChanges = [...editsByFile(fix.edits)].map(([file, edits]): ArtifactChange => {
    return { artifactLocation: artifactLocation(file), replacements: edits.map((edit) => replacement(report, edit)) };
  });
  return { description: { text: sentence(fix.title) }, artifactChanges, properties: { safety: fix.safety } };
}

function replacement(report: Report, edit: TextEdit): Replacement {
  const deletedRegion = regionOf(rangeOf(report, { file: edit.file, span: edit }));
  // It may be left out where nothing is inserted, but reviewdog fails on that.
  return { deletedRegion, insertedContent: { text: edit.text } };
}
