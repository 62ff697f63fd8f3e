import type { IgnoreRule, RepositoryFiles } from "../source/repository-files.ts";
import type { AnalysisCache } from "./analysis-cache.ts";

/** All that an analysis has learnt of a repository, as plain data: where it is the same, so is what comes of it. */
export interface RepositoryTrace {
  /** The hash of which files there are. */
  readonly listing: string;
  /** The files that were read, and the hash of what was in them. */
  readonly read: readonly string[];
  readonly contents: string;
  /** What makes git ignore files that were asked for. */
  readonly ignored: readonly (readonly [path: string, rule: IgnoreRule | null])[];
}

/** What somebody has asked of these files so far. */
export function traceOf(files: RepositoryFiles, { digest }: Pick<AnalysisCache, "digest">): RepositoryTrace {
  // What is not there follows from the listing; and so the paths of an older trace do not live on in all later ones.
  const read = [...files.pathsRead].filter((path) => files.isFile(path));
  return {
    listing: digest(listingTexts(files)),
    read,
    contents: digest(contentTexts(files, read)),
    ignored: [...files.ignoredAsked],
  };
}

/** Whether these files would give the same answers. */
export function isUnchanged(
  trace: RepositoryTrace,
  files: RepositoryFiles,
  { digest }: Pick<AnalysisCache, "digest">,
): boolean {
  return (
    trace.listing === digest(listingTexts(files)) &&
    trace.contents === digest(contentTexts(files, trace.read)) &&
    trace.ignored.every(([path, rule]) => JSON.stringify(files.ignoredBy(path)) === JSON.stringify(rule))
  );
}

/** Which paths are links, and which of them git does not track, is a part of it. */
function listingTexts({ paths, links, untracked }: RepositoryFiles): string[] {
  return [paths.join("\0"), JSON.stringify([...links]), [...untracked].sort().join("\0")];
}

function* contentTexts(files: RepositoryFiles, paths: readonly string[]): Iterable<string> {
  for (const path of paths) {
    const content = files.read(path);
    yield path;
    yield content.kind === "text" ? "text" : content.reason;
    yield content.kind === "text" ? content.text : content.detail;
  }
}
