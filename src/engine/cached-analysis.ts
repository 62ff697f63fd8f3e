/**
 * A whole analysis, kept from run to run: the same request of a repository in which nothing has changed that anybody looked
 * at says the same.
 */
import { stackWasExceeded } from "../evaluator/stack-room.ts";
import type { Report } from "../findings/report.ts";
import { registry } from "../rules/registry.ts";
import { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { timed } from "../source/step-timer.ts";
import type { Analysis, AnalysisInput } from "./analysis.ts";
import { type AnalysisCache, configText } from "./analysis-cache.ts";
import { analyze } from "./analyze.ts";
import type { BaselineOutcome } from "./baseline.ts";
import { KnownSecrets } from "./known-secrets.ts";
import { isUnchanged, type RepositoryTrace, traceOf } from "./repository-trace.ts";
import { describeRules } from "./rule-descriptions.ts";

/** What is kept of an analysis: plain data. */
interface StoredAnalysis extends Pick<Report, "tool" | "summary" | "findings" | "skipped"> {
  readonly trace: RepositoryTrace;
  readonly baseline: BaselineOutcome | null;
  readonly secrets: readonly (readonly [path: string, spans: readonly Span[]])[];
}

/** `analyze`, unless the same was asked before, and the answer kept. Such an analysis has no project. */
export async function analyzeOrRecall(input: AnalysisInput): Promise<Analysis> {
  const { cache } = input;
  if (!cache || !isWhole(input)) return analyze(input);
  const start = performance.now();
  const name = `whole-${cache.digest(requestOf(input, cache))}`;
  const stored = timed(input.stopwatch, "recall", () => recall(name, input, cache));
  if (stored) return restore(stored, input, start);
  const analysis = await analyze(input);
  if (isSettled(analysis) && !analysis.quotesSecret())
    cache.write(name, JSON.stringify(toStore(analysis, input, cache)));
  return analysis;
}

/** Parts of a repository are looked at too seldom, and changes never twice. */
function isWhole({ scope, change, rules, wantsGraph }: AnalysisInput): boolean {
  return scope === "project" && change === undefined && rules === undefined && !wantsGraph;
}

/** All that decides what comes of an analysis, besides the files. */
function requestOf(input: AnalysisInput, { build }: AnalysisCache): string[] {
  const { config, targets, flakeDirectory, entryDirectory, baseline, foldsRepeated, now } = input;
  const place = { targets, flakeDirectory, entryDirectory, baseline, foldsRepeated };
  return [build, configText(config), JSON.stringify(place), String(now?.getTime())];
}

/** An analysis that a bug or the size of the stack has cut short may come out otherwise the next time. */
function isSettled({ report }: Analysis): boolean {
  return report.crashes.length === 0 && !stackWasExceeded();
}

function recall(name: string, { files }: AnalysisInput, cache: AnalysisCache): StoredAnalysis | null {
  const text = cache.read(name);
  const stored = text === null ? null : (JSON.parse(text) as StoredAnalysis);
  return stored && isUnchanged(stored.trace, files, cache) ? stored : null;
}

function toStore(
  { report, baseline, secrets }: Analysis,
  { files }: AnalysisInput,
  cache: AnalysisCache,
): StoredAnalysis {
  const { tool, summary, findings, skipped } = report;
  return { trace: traceOf(files, cache), tool, summary, findings, skipped, baseline, secrets: [...secrets] };
}

function restore(stored: StoredAnalysis, { files, root }: AnalysisInput, start: number): Analysis {
  const { tool, summary, findings, skipped, baseline, secrets } = stored;
  const sources = new Map<string, SourceFile | undefined>();
  const source = (path: string) => {
    if (!sources.has(path)) {
      const text = files.text(path);
      sources.set(path, text === undefined ? undefined : new SourceFile(path, text));
    }
    return sources.get(path);
  };
  const known = new KnownSecrets({ source }, [], secrets);
  const report: Report = {
    tool,
    root,
    summary: { ...summary, durationMs: performance.now() - start },
    findings,
    crashes: [],
    skipped,
    rules: describeRules(registry),
    sourceOf: source,
    secretsIn: (file) => known.spansIn(file),
  };
  return { report, project: null, baseline, secrets: new Map(secrets), quotesSecret: () => false };
}
