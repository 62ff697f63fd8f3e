import type { FixSafety } from "../findings/finding.ts";
import type { Report, RuleCrash } from "../findings/report.ts";
import { RepositoryFiles } from "../source/repository-files.ts";
import type { Analysis, AnalysisInput } from "./analysis.ts";
import { analyze } from "./analyze.ts";
import { type Breakage, sortOutBreaking } from "./breaking-fixes.ts";
import { type ChosenFix, chooseFixes, identityOf, textsAfter } from "./choose-fixes.ts";

/** A file's text before all fixes and after. */
export interface FileChange {
  readonly before: string;
  readonly after: string;
}

/** The analysis is of the texts after the fixes. */
export interface FixOutcome extends Pick<Analysis, "report" | "baseline"> {
  /** The files that differ, by path, sorted. */
  readonly changes: ReadonlyMap<string, FileChange>;
  /** How many fixes were applied. */
  readonly applied: number;
  /** Lines of secrets in the files that differ, before or after, the longest first: who prints these files hides them. */
  readonly secrets: readonly string[];
}

type Texts = ReadonlyMap<string, string>;

/** A rule that undoes what another does must not go on for ever; what repeats itself ends before. */
const mostRounds = 100;

/**
 * Applies fixes and analyses again until no fix is left. Fixes apply as a whole or not at all; of two that meet in the
 * text the first in report order goes, the other has its turn in the next round. A fix after which Nix would refuse a
 * file is dropped, and told as a crash of its rule. Nothing is written.
 *
 * What rules see in single files is mended first, in the files that have changed: the project is looked at again only
 * when nothing is left to do there.
 * @param analysis of the input, if there is one already
 */
export async function fixAll(
  input: AnalysisInput,
  safety: FixSafety,
  analysis?: Pick<Analysis, "report" | "baseline">,
): Promise<FixOutcome> {
  const mending = new Mending(input, safety);
  let { report, baseline } = analysis ?? (await analyze(input));
  const before = report;
  while (mending.apply(report)) {
    while (mending.apply(await mending.lintChanged()));
    ({ report, baseline } = await analyze(mending.input));
  }
  const { changes, applied } = mending;
  const secrets = [before, report].flatMap((one) => secretLines(one, changes.keys()));
  const crashes = [...report.crashes, ...mending.crashes];
  return { report: { ...report, crashes }, baseline, changes, applied, secrets: longestFirst(secrets) };
}

/** The texts on their way. */
class Mending {
  applied = 0;
  readonly #input: AnalysisInput;
  readonly #safety: FixSafety;
  readonly #crashes = new Map<string, RuleCrash>();
  readonly #rejected = new Set<string>();
  readonly #seen = new Set<string>();
  #texts: Texts = new Map();
  #changedLast: readonly string[] = [];
  #rounds = 0;
  #isOver = false;

  constructor(input: AnalysisInput, safety: FixSafety) {
    this.#input = input;
    this.#safety = safety;
    this.#isBack();
  }

  /** The repository as it is now. */
  get input(): AnalysisInput {
    return withTexts(this.#input, this.#texts);
  }

  get crashes(): Iterable<RuleCrash> {
    return this.#crashes.values();
  }

  get changes(): Map<string, FileChange> {
    return changesOf(this.#input.files, this.#texts);
  }

  /** What rules that see single files, and ask for nothing else, say of those that changed last. */
  async lintChanged(): Promise<Report> {
    const { targets } = this.#input;
    const changed = this.#changedLast.filter((path) => path.endsWith(".nix") && (targets?.includes(path) ?? true));
    const ofFiles = {
      targets: changed,
      scope: "files",
      flakeDirectory: null,
      entryDirectory: null,
      around: null,
    } as const;
    return (await analyze({ ...this.input, ...ofFiles })).report;
  }

  /** Applies what can be applied at once; false if nothing is left to do. */
  apply({ findings }: Report): boolean {
    if (this.#isOver) return false;
    const textOf = (path: string) => this.#texts.get(path) ?? this.#input.files.text(path);
    const chosen = chooseFixes(findings, this.#safety, this.#rejected, textOf);
    if (this.#rounds++ >= mostRounds) {
      for (const fix of chosen) this.#noteCrash(fix, `was still left after ${mostRounds} rounds, and was not applied`);
      return false;
    }
    const { sound, broken } = sortOutBreaking(chosen, this.#input.parser, textOf);
    for (const { chosen: fix, breakage } of broken) this.#reject(fix, breakage);
    const after = textsAfter(sound, textOf);
    this.#texts = new Map([...this.#texts, ...after]);
    this.#changedLast = [...after.keys()];
    this.applied += sound.length;
    if (chosen.length === 0) return false;
    this.#isOver = this.#isBack();
    if (!this.#isOver) return true;
    for (const fix of sound) this.#noteCrash(fix, "brought back an earlier text, and fixing ended there");
    return false;
  }

  #reject(broken: ChosenFix, breakage: Breakage): void {
    this.#rejected.add(identityOf(broken));
    this.#noteCrash(broken, `${breakage}, and was not applied`);
  }

  #noteCrash(chosen: ChosenFix, what: string): void {
    const { finding, fix } = chosen;
    const message = `its fix '${fix.title}' ${what}`;
    this.#crashes.set(identityOf(chosen, ""), { rule: finding.rule, file: finding.file, message });
  }

  /** Whether the texts, and what is not to be tried again, were the same after an earlier round. */
  #isBack(): boolean {
    const state = JSON.stringify([[...this.changes].map(([path, { after }]) => [path, after]), this.#rejected.size]);
    const isKnown = this.#seen.has(state);
    this.#seen.add(state);
    return isKnown;
  }
}

function secretLines({ secretsIn, sourceOf }: Report, paths: Iterable<string>): string[] {
  const secrets = [...paths].flatMap((path) => secretsIn(path).map((span) => sourceOf(path)?.slice(span) ?? ""));
  return secrets.flatMap((secret) => secret.split(/\r?\n/)).map((line) => line.trim());
}

function longestFirst(lines: readonly string[]): string[] {
  return [...new Set(lines)].filter((line) => line !== "").sort((a, b) => b.length - a.length);
}

/** The same analysis of other texts, those of the flake around them too. */
function withTexts(input: AnalysisInput, texts: Texts): AnalysisInput {
  const { around } = input;
  const changed = (files: RepositoryFiles) => overlay(files, texts);
  return {
    ...input,
    files: changed(input.files),
    around: around && (() => ({ ...around(), files: changed(around().files) })),
  };
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
