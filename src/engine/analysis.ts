import type { Config } from "../config/config.ts";
import type { Report } from "../findings/report.ts";
import type { Parser } from "../parser/parser.ts";
import type { Project } from "../project/project.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import type { Span } from "../source/span.ts";
import type { AnalysisCache } from "./analysis-cache.ts";
import type { Baseline, BaselineOutcome } from "./baseline.ts";
import type { LintThreads } from "./lint-threads.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What somebody changed: findings elsewhere are told only if the change has brought them about. */
export interface Change {
  readonly touched: ReadonlySet<string>;
  /** The repository as it was before, the same in all files that were not touched; `null` where there was none. */
  readonly before: (() => RepositoryFiles) | null;
}

/** How far a run has come: how many files, configurations or rules of the whole project it is through with. */
export interface ProgressStep {
  readonly phase: "files" | "configurations" | "rules";
  readonly done: number;
  readonly total: number;
}

export interface AnalysisInput {
  readonly parser: Parser;
  readonly files: RepositoryFiles;
  /** Absolute path of the folder `files` are relative to; only for the report. */
  readonly root: string;
  /** Folder of flake.nix relative to the root ("" is the root); `null` where there is no flake. */
  readonly flakeDirectory: string | null;
  /** Where there is no flake: the folder in which other entry points (configuration.nix, …) are looked for. */
  readonly entryDirectory?: string | null;
  /** The files to be linted, relative to the root; findings elsewhere are dropped. `null`: all. */
  readonly targets: readonly string[] | null;
  /**
   * `project` runs every hook. `files` leaves out those that need the module tree (host, project), for hooks and
   * editors; flake and lock hooks run if flake.nix or flake.lock is among the targets.
   */
  readonly scope: "project" | "files";
  readonly config: Config;
  /**
   * The flake that the files belong to, if `files` and `flakeDirectory` do not hold it because only these files are to be
   * linted. It is opened if a rule asks for what only the flake knows; `null`: it must not be, and the rule learns nothing.
   */
  readonly around?: (() => Pick<AnalysisInput, "files" | "flakeDirectory">) | null | undefined;
  readonly change?: Change | undefined;
  /** Findings that are known, and not to be told. */
  readonly baseline?: Baseline | undefined;
  /** Whether a rule may say once what it finds in most files, for people to read; fixes and baselines take files one by one. */
  readonly foldsRepeated?: boolean | undefined;
  /** What rules about dates take for today; default: the present moment. */
  readonly now?: Date | undefined;
  /** Measures the steps, if somebody wants to know where the time goes. */
  readonly stopwatch?: Stopwatch | undefined;
  /** Told before each file, configuration and rule of the whole project, if somebody is waiting. */
  readonly progress?: ((step: ProgressStep) => void) | undefined;
  /** Other threads that lint files, where these are many; default: none. */
  readonly threads?: LintThreads | undefined;
  /** Where outcomes are kept for the next run; default: nowhere. */
  readonly cache?: AnalysisCache | undefined;
  /** Whether somebody will ask who imports whom, which no cache keeps. */
  readonly wantsGraph?: boolean | undefined;
  /** The rules there are; default: the registry. */
  readonly rules?: readonly RegisteredRule[];
}

export interface Analysis {
  readonly report: Report;
  /** `null` where there is no flake, or its flake.nix cannot be read. */
  readonly project: Project | null;
  /** What came of the baseline; `null` where there was none. */
  readonly baseline: BaselineOutcome | null;
  /** Where rules say that secrets stand, by file. */
  readonly secrets: ReadonlyMap<string, readonly Span[]>;
  /** Whether what is found quotes a secret anywhere, which no report does: then it must not be stored. */
  readonly quotesSecret: () => boolean;
}
