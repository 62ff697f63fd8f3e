import { type Config, defaultConfig } from "#src/config/config.ts";
import { type Analysis, type AnalysisInput, analyze } from "#src/engine/analyze.ts";
import type { Report } from "#src/findings/report.ts";
import type { RegisteredRule } from "#src/rules/rule.ts";
import { type FileContent, type LinkTarget, RepositoryFiles } from "#src/source/repository-files.ts";
import { parser } from "./parser.ts";

export interface LintSettings extends Partial<Omit<AnalysisInput, "config">> {
  readonly config?: Partial<Config>;
}

/** The input of an analysis of files given as texts; a flake.nix at the root makes it a flake. */
export function lintInput(
  files: Readonly<Record<string, string>>,
  rules: readonly RegisteredRule[],
  { config, ...settings }: LintSettings = {},
): AnalysisInput {
  return {
    parser,
    files: RepositoryFiles.fromMap(files),
    root: "/repository",
    flakeDirectory: "flake.nix" in files ? "" : null,
    targets: null,
    scope: "project",
    config: { ...defaultConfig, ...config },
    rules,
    ...settings,
  };
}

export function lint(
  files: Readonly<Record<string, string>>,
  rules: readonly RegisteredRule[],
  settings: LintSettings = {},
): Promise<Analysis> {
  return analyze(lintInput(files, rules, settings));
}

/** Findings as `file:line:column rule`, for comparing. */
export function places(report: Report): string[] {
  return report.findings.map((finding) => {
    const position = report.sourceOf(finding.file)?.positionAt(finding.span.start);
    return `${finding.file}:${position?.line ?? 1}:${position?.column ?? 1} ${finding.rule}`;
  });
}

/** What `git status --short` puts before a file that git does not track. */
const untrackedMark = /^\?\? /;

/** As above, before a file that git ignores: it is there, but no file of the repository. */
const ignoredMark = /^!! /;

/**
 * A repository of which some files cannot be read, or are not tracked: those whose path begins with `?? `; a line of
 * `.gitignore` is the reason for those that begin with `!! `.
 */
export function filesWith(
  marked: Readonly<Record<string, string | FileContent>>,
  links: ReadonlyMap<string, LinkTarget> = new Map(),
): RepositoryFiles {
  const plain = (path: string) => path.replace(untrackedMark, "");
  const seen = Object.entries(marked).filter(([path]) => !ignoredMark.test(path));
  const contents = new Map(seen.map(([path, content]) => [plain(path), content]));
  return new RepositoryFiles({
    paths: contents.keys(),
    links,
    untracked: Object.keys(marked)
      .filter((path) => untrackedMark.test(path))
      .map(plain),
    ignoredBy: (path) => {
      if (marked[`!! ${path}`] === undefined) return null;
      const lines = String(marked[".gitignore"] ?? "").split("\n");
      return lines.includes(path) ? { file: ".gitignore", line: lines.indexOf(path) + 1 } : { file: null, line: 1 };
    },
    read: (path) => {
      const content = contents.get(path) ?? { kind: "unreadable", reason: "missing", detail: "does not exist" };
      return typeof content === "string" ? { kind: "text", text: content } : content;
    },
  });
}
