import type { Finding, Fix, FixSafety } from "../findings/finding.ts";
import type { Report, RuleCrash } from "../findings/report.ts";
import { RepositoryFiles } from "../source/repository-files.ts";
import { SourceFile } from "../source/source-file.ts";
import { applyEdits, editsConflict, type TextEdit } from "../source/text-edit.ts";
import type { AnalysisInput } from "./analysis.ts";
import { analyze } from "./analyze.ts";

/** A file's text before all fixes and after. */
export interface FileChange {
  readonly before: string;
  readonly after: string;
}

export interface FixOutcome {
  /** Of the texts after the fixes. */
  readonly report: Report;
  /** The files that differ, by path, sorted. */
  readonly changes: ReadonlyMap<string, FileChange>;
  /** How many fixes were applied. */
  readonly applied: number;
  /** Lines of secrets in the files that differ, before or after, the longest first: who prints these files hides them. */
  readonly secrets: readonly string[];
}

interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

type Texts = ReadonlyMap<string, string>;

/** A fix may open the way for another; a rule that undoes what another does must not go on for ever. */
const mostRounds = 10;

/**
 * Applies fixes and analyses again until no fix is left. Fixes apply as a whole or not at all; of two that touch
 * the same text the first in report order goes, the other has its turn in the next round. A fix that would break
 * the syntax of a file is dropped, and told as a crash of its rule. Nothing is written.
 */
export async function fixAll(input: AnalysisInput, safety: FixSafety): Promise<FixOutcome> {
  const crashes = new Map<string, RuleCrash>();
  const rejected = new Set<string>();
  let texts: Texts = new Map();
  let applied = 0;
  let { report } = await analyze(input);
  const before = report;
  for (let round = 0; round < mostRounds; round++) {
    const textOf = (path: string) => texts.get(path) ?? input.files.text(path);
    const chosen = chooseFixes(report.findings, safety, rejected, textOf);
    const sound = rejectBreakingFixes(chosen, input, textOf);
    for (const broken of sound.broken) {
      rejected.add(identityOf(broken));
      crashes.set(identityOf(broken, ""), {
        rule: broken.finding.rule,
        file: broken.finding.file,
        message: `its fix '${broken.fix.title}' would break the syntax, and was not applied`,
      });
    }
    if (sound.fixes.length === 0 && sound.broken.length === 0) break;
    texts = new Map([...texts, ...textsAfter(sound.fixes, textOf)]);
    applied += sound.fixes.length;
    ({ report } = await analyze({ ...input, files: overlay(input.files, texts) }));
  }
  const all = [...report.crashes, ...crashes.values()];
  const changes = changesOf(input.files, texts);
  const secrets = [before, report].flatMap((one) => secretLines(one, changes.keys()));
  return { report: { ...report, crashes: all }, changes, applied, secrets: longestFirst(secrets) };
}

function secretLines({ secretsIn, sourceOf }: Report, paths: Iterable<string>): string[] {
  const secrets = [...paths].flatMap((path) => secretsIn(path).map((span) => sourceOf(path)?.slice(span) ?? ""));
  return secrets.flatMap((secret) => secret.split(/\r?\n/)).map((line) => line.trim());
}

function longestFirst(lines: readonly string[]): string[] {
  return [...new Set(lines)].filter((line) => line !== "").sort((a, b) => b.length - a.length);
}

/** The fixes to apply in one round: at most one for each finding, none in conflict with one before. */
export function chooseFixes(
  findings: readonly Finding[],
  safety: FixSafety,
  rejected: ReadonlySet<string>,
  textOf: (path: string) => string | undefined,
): ChosenFix[] {
  const chosen: ChosenFix[] = [];
  const taken = new Map<string, TextEdit[]>();
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => safety === "suggested" || one.safety === "safe");
    if (!fix || rejected.has(identityOf({ finding, fix })) || !changesText(fix, textOf)) continue;
    if (isInConflict(fix.edits, taken)) continue;
    chosen.push({ finding, fix });
    for (const edit of fix.edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
  }
  return chosen;
}

/** Whether all files of a fix can be read, and one of them would differ after it. */
function changesText({ edits }: Fix, textOf: (path: string) => string | undefined): boolean {
  return (
    edits.every((edit) => textOf(edit.file) !== undefined) &&
    edits.some((edit) => textOf(edit.file)?.slice(edit.start, edit.end) !== edit.text)
  );
}

function isInConflict(edits: readonly TextEdit[], taken: ReadonlyMap<string, readonly TextEdit[]>): boolean {
  return edits.some(
    (edit, index) =>
      taken.get(edit.file)?.some((other) => editsConflict(edit, other)) ||
      edits.slice(index + 1).some((other) => editsConflict(edit, other)),
  );
}

/** Sorts out fixes after which a file that parsed would parse no more; tried one by one only where a file broke. */
function rejectBreakingFixes(
  chosen: readonly ChosenFix[],
  input: AnalysisInput,
  textOf: (path: string) => string | undefined,
): { fixes: ChosenFix[]; broken: ChosenFix[] } {
  const problemsOf = (path: string, text: string) =>
    path.endsWith(".nix") ? input.parser.parse(new SourceFile(path, text)).problems.length : 0;
  const breaks = (fixes: readonly ChosenFix[]) =>
    [...textsAfter(fixes, textOf)].some(
      ([path, text]) => problemsOf(path, text) > problemsOf(path, textOf(path) ?? ""),
    );
  if (!breaks(chosen)) return { fixes: [...chosen], broken: [] };

  const fixes: ChosenFix[] = [];
  const broken: ChosenFix[] = [];
  for (const one of chosen) {
    if (breaks([...fixes.filter((other) => sharesFile(other, one)), one])) broken.push(one);
    else fixes.push(one);
  }
  return { fixes, broken };
}

function sharesFile(a: ChosenFix, b: ChosenFix): boolean {
  const files = new Set(a.fix.edits.map((edit) => edit.file));
  return b.fix.edits.some((edit) => files.has(edit.file));
}

/** The texts of all files the fixes touch. */
function textsAfter(fixes: readonly ChosenFix[], textOf: (path: string) => string | undefined): Map<string, string> {
  const edits = new Map<string, TextEdit[]>();
  for (const edit of fixes.flatMap(({ fix }) => fix.edits)) {
    edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
  }
  return new Map([...edits].map(([path, ofFile]) => [path, applyEdits(textOf(path) ?? "", ofFile)]));
}

function identityOf({ finding, fix }: ChosenFix, line: string = finding.fingerprint): string {
  return [finding.rule, finding.file, line, fix.title].join("\0");
}

/** The repository with other texts for some of its files. */
function overlay(files: RepositoryFiles, texts: Texts): RepositoryFiles {
  return new RepositoryFiles({
    paths: files.paths,
    links: files.links,
    untracked: files.untracked,
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : { kind: "text", text };
    },
  });
}

function changesOf(files: RepositoryFiles, texts: Texts): Map<string, FileChange> {
  const changes = new Map<string, FileChange>();
  for (const path of [...texts.keys()].sort()) {
    const before = files.text(path) ?? "";
    const after = texts.get(path) ?? "";
    if (before !== after) changes.set(path, { before, after });
  }
  return changes;
}
