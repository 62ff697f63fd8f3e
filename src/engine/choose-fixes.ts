import type { Finding, Fix, FixSafety } from "../findings/finding.ts";
import { applyEdits, editsConflict, editsMeet, type TextEdit } from "../source/text-edit.ts";

/** A fix that is to be applied, with the finding it is for. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The text of a file as it is now. */
export type TextOf = (path: string) => string | undefined;

/**
 * The fixes to apply in one round: at most one for each finding, none that meets one before. A fix sees the text around
 * its edits: two that are right alone may leave two blank lines, or join two words, where their edits stand side by side.
 */
export function chooseFixes(
  findings: readonly Finding[],
  safety: FixSafety,
  rejected: ReadonlySet<string>,
  textOf: TextOf,
): ChosenFix[] {
  const chosen: ChosenFix[] = [];
  const taken = new Map<string, TextEdit[]>();
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => safety === "suggested" || one.safety === "safe");
    if (!fix || rejected.has(identityOf({ finding, fix })) || !changesText(fix, textOf)) continue;
    if (contradictsItself(fix.edits) || meetsOther(fix.edits, taken)) continue;
    chosen.push({ finding, fix });
    for (const edit of fix.edits) {
      const ofFile = taken.get(edit.file);
      if (ofFile) ofFile.push(edit);
      else taken.set(edit.file, [edit]);
    }
  }
  return chosen;
}

/** The texts of all files that fixes touch. */
export function textsAfter(fixes: readonly ChosenFix[], textOf: TextOf): Map<string, string> {
  const edits = new Map<string, TextEdit[]>();
  for (const edit of fixes.flatMap(({ fix }) => fix.edits)) {
    const ofFile = edits.get(edit.file);
    if (ofFile) ofFile.push(edit);
    else edits.set(edit.file, [edit]);
  }
  return new Map([...edits].map(([path, ofFile]) => [path, applyEdits(textOf(path) ?? "", ofFile)]));
}

/** What tells one fix from others, from round to round. */
export function identityOf({ finding, fix }: ChosenFix, line: string = finding.fingerprint): string {
  return [finding.rule, finding.file, line, fix.title].join("\0");
}

/** Whether all files of a fix can be read, and one of them would differ after it. */
function changesText({ edits }: Fix, textOf: TextOf): boolean {
  return (
    edits.every((edit) => textOf(edit.file) !== undefined) &&
    edits.some((edit) => textOf(edit.file)?.slice(edit.start, edit.end) !== edit.text)
  );
}

function contradictsItself(edits: readonly TextEdit[]): boolean {
  return edits.some((edit, index) => edits.slice(index + 1).some((other) => editsConflict(edit, other)));
}

function meetsOther(edits: readonly TextEdit[], taken: ReadonlyMap<string, readonly TextEdit[]>): boolean {
  return edits.some((edit) => taken.get(edit.file)?.some((other) => editsMeet(edit, other)));
}
