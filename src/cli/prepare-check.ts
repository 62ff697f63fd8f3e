import type { AnalysisInput } from "../engine/analysis.ts";
import type { AnalysisCache } from "../engine/analysis-cache.ts";
import type { LintThreads } from "../engine/lint-threads.ts";
import type { Stopwatch } from "../engine/stopwatch.ts";
import type { BaselineFile } from "./baseline-file.ts";
import { buildIdentity } from "./build-identity.ts";
import type { CheckSettings } from "./check-settings.ts";
import type { CheckEnd } from "./conclude-check.ts";
import { type LazyParser, parserWhenNeeded } from "./load-parser.ts";
import type { OpenedRepository } from "./open-repository.ts";
import { readConfigFor } from "./read-config-for.ts";
import type { Shell } from "./shell.ts";

/** A check that is ready to run. */
export interface Check {
  readonly input: AnalysisInput;
  readonly repository: OpenedRepository;
  readonly end: CheckEnd;
}

/** Reads the configuration and the baseline, and makes ready what the analysis may need. */
export async function prepareCheck(
  repository: OpenedRepository,
  settings: CheckSettings,
  shell: Shell,
  stopwatch: Stopwatch | undefined,
): Promise<Check> {
  const { root, files, flakeDirectory, entryDirectory, around, targets, scope, change } = repository;
  const config = await readConfigFor(repository, settings, shell.workingDirectory);
  const baselineFile = await openBaselineFor(repository, settings, config.baseline, shell.workingDirectory);
  const count = (targets ?? files.paths).length;
  const parser = parserWhenNeeded(count);
  if (count > manyFiles) (await import("./heap-growth.ts")).slowHeapGrowth();
  // Where nothing has changed there is nothing to judge.
  const subject = change?.touched.size === 0 ? noSubject : { flakeDirectory, entryDirectory, around, targets };
  const place = { files, root, scope, change, ...subject };
  const means = {
    parser,
    threads: await threadsFor(count, settings, parser),
    cache: await cacheFor(count, root, settings, shell),
    stopwatch,
  };
  const input = {
    ...place,
    ...means,
    config,
    baseline: baselineFile?.baseline,
    foldsRepeated: settings.fix === "none" && !settings.updateBaseline && change === undefined,
    wantsGraph: settings.reports.some(({ format }) => format === "html"),
    now: settings.now,
  };
  const isWhole = scope === "project" && change === undefined;
  return { input, repository, end: { settings, shell, baselineFile, isWhole } };
}

const noSubject = { flakeDirectory: null, entryDirectory: null, targets: [] } as const;

async function openBaselineFor(
  repository: OpenedRepository,
  settings: CheckSettings,
  configured: string | null,
  workingDirectory: string,
): Promise<BaselineFile | null> {
  if ((settings.baseline ?? configured) === null && !settings.updateBaseline) return null;
  const { openBaseline } = await import("./baseline-file.ts");
  return openBaseline(repository, settings, configured, workingDirectory);
}

/** More files than these are a tree like nixpkgs, or a part of it. */
const manyFiles = 6000;

/** Fewer files than these are worth neither another thread nor a cache. */
const fewestFiles = 20;

async function threadsFor(
  files: number,
  { threads, timing }: CheckSettings,
  parser: LazyParser,
): Promise<LintThreads | undefined> {
  // The stages of several threads would add up to more than the run took.
  if (files < fewestFiles || threads === 1 || (timing && threads === undefined)) return undefined;
  const { lintThreads } = await import("./lint-workers.ts");
  return lintThreads(threads, parser) ?? undefined;
}

/** What is to be measured is done anew. */
async function cacheFor(
  files: number,
  root: string,
  { cache, timing }: CheckSettings,
  shell: Shell,
): Promise<AnalysisCache | undefined> {
  if (!cache || timing || files < fewestFiles) return undefined;
  const { openAnalysisStore } = await import("./analysis-store.ts");
  return openAnalysisStore(root, shell.environment, buildIdentity);
}
