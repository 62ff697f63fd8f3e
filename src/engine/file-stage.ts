/**
 * The first stage of an analysis: all that is asked of single files. What a cache knows is taken from there; the rest is
 * linted here and, where it is much, by other threads at the same time.
 */
import type { SkippedFile } from "../findings/report.ts";
import type { FileLinks } from "../project/imports/file-links.ts";
import type { AnalysisInput } from "./analysis.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { type FileLint, type FileLinter, lintFile, type RoleSource } from "./file-lint.ts";
import { LintCache } from "./lint-cache.ts";
import { divideIntoBatches, type LintBatch, type LintsUnderway, type LintText } from "./lint-threads.ts";
import { mayHaveProject } from "./linted-project.ts";
import { readTargets } from "./read-targets.ts";

/**
 * Trees of so much text stand side by side for the project to use, which takes some 50 MB. Of more, it parses again what it
 * needs: a larger repository has many files that evaluation does not touch, and trees that live are copied by each scavenge.
 */
const mostTextKept = 1_500_000;

/** What came of single files. */
export interface FileLints {
  /** By path, in order. */
  readonly lints: ReadonlyMap<string, FileLint>;
  readonly skipped: readonly SkippedFile[];
}

/** Files that are being linted. */
export interface FilesUnderway {
  /** Whether other threads are at work, so that there is time to do something else before `finish`. */
  readonly isShared: boolean;
  /** What a file says of others, where that is known already. */
  readonly linksOf: (path: string) => FileLinks | undefined;
  finish(): Promise<FileLints>;
}

/** Reads the files, asks the cache, and sets other threads to work. */
export async function beginFiles(run: AnalysisRun): Promise<FilesUnderway> {
  const { input } = run;
  const roles = roleSourceOf(input);
  const wantsLinks = mayHaveProject(input) && input.scope === "project";
  const readLinks = wantsLinks ? (await import("../project/imports/file-links.ts")).readLinks : null;
  const job = { config: input.config, roles, wantsLinks };
  const { texts, skipped } = readTargets(run);
  const cache = input.cache && input.rules === undefined ? new LintCache({ cache: input.cache, ...job }) : null;
  const lints = new Map<string, FileLint | null>();
  for (const { path, text } of texts) lints.set(path, cache?.lintOf(path, text) ?? null);
  if (!mayHaveProject(input) || lengthOf(texts) > mostTextKept) run.parsed.keepFew();
  const unknown = texts.filter(({ path }) => lints.get(path) === null);
  const { threads } = input;
  const isShared = threads !== undefined && input.rules === undefined && lengthOf(unknown) >= threads.leastText;
  const batches = divideIntoBatches(unknown);
  const underway = isShared ? threads.start(job, batches) : null;
  return new Underway({ run, skipped, cache, lints, batches, underway }, { ...run, roles, readLinks });
}

function lengthOf(texts: readonly LintText[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

/** Where the roles of functions come from; see `AnalysisInput.around`. */
function roleSourceOf(input: AnalysisInput): RoleSource {
  if (mayHaveProject(input)) return "project";
  return input.around === undefined ? "text" : input.around === null ? "nowhere" : "project";
}

interface Begun {
  readonly run: AnalysisRun;
  readonly skipped: readonly SkippedFile[];
  readonly cache: LintCache | null;
  /** By path, in order; `null` for what is not known yet. */
  readonly lints: Map<string, FileLint | null>;
  readonly batches: readonly LintBatch[];
  readonly underway: LintsUnderway | null;
}

class Underway implements FilesUnderway {
  readonly isShared: boolean;
  readonly linksOf: FilesUnderway["linksOf"];
  readonly #begun: Begun;
  readonly #linter: FileLinter;
  #done: number;

  constructor(begun: Begun, linter: FileLinter) {
    const { batches, lints, underway } = begun;
    this.isShared = underway !== null;
    this.linksOf = (path) => lints.get(path)?.links ?? undefined;
    this.#begun = begun;
    this.#linter = linter;
    this.#done = lints.size - batches.flat().length;
  }

  async finish(): Promise<FileLints> {
    const { run, skipped, cache, lints, batches, underway } = this.#begun;
    if (underway) await this.#share(underway);
    for (const batch of batches) this.#lintHere(batch);
    cache?.store((path) => run.input.scope !== "project" || run.input.files.isFile(path));
    return { lints: new Map([...lints].flatMap(([path, lint]) => (lint ? [[path, lint] as const] : []))), skipped };
  }

  /** What a thread that died had begun is left over. */
  async #share(underway: LintsUnderway): Promise<void> {
    const { batches, run } = this.#begun;
    for (let index = underway.claim(); index !== undefined; index = underway.claim()) {
      this.#lintHere(batches[index] ?? []);
    }
    const own = this.#done;
    const others = await (run.input.stopwatch?.measureAsync("wait", () => underway.outcomes) ?? underway.outcomes);
    for (const [index, outcomes] of others) {
      for (const [place, text] of (batches[index] ?? []).entries()) this.#note(text, outcomes[place]);
    }
    const count = this.#done - own;
    run.input.stopwatch?.note(
      `Other threads have linted ${count} of ${batches.flat().length} files, in time of their own.`,
    );
  }

  #lintHere(batch: LintBatch): void {
    const { lints, run } = this.#begun;
    for (const text of batch) {
      if (lints.get(text.path) !== null) continue;
      this.#tellProgress();
      const file = run.parsed.fileOnce(text.path);
      if (file) this.#note(text, lintFile(file, this.#linter));
    }
  }

  #note({ path, text }: LintText, lint: FileLint | undefined): void {
    if (lint === undefined) return;
    this.#done++;
    this.#begun.lints.set(path, lint);
    this.#begun.cache?.keep(path, text, lint);
  }

  #tellProgress(): void {
    const { run, lints } = this.#begun;
    run.input.progress?.({ phase: "files", done: this.#done, total: lints.size });
  }
}
