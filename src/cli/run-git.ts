import type * as ChildProcess from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { UsageError } from "./usage-error.ts";

export interface GitQuestion {
  readonly input?: string;
  /** What the environment says besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What git printed, or why it did not: `missing` where there is no git. */
export type GitAnswer =
  | { readonly kind: "printed"; readonly output: Buffer }
  | { readonly kind: "refused"; readonly status: number | null; readonly because: string }
  | { readonly kind: "missing" };

/** Asks git about the work tree at `top`. No lock is taken, so that a commit at the same time does not fail. */
export function askGit(top: string, argv: readonly string[], { input, environment }: GitQuestion = {}): GitAnswer {
  // Loading this takes 4 ms, which a check of one file need not spend.
  const { spawnSync } = createRequire(import.meta.filename)("node:child_process") as typeof ChildProcess;
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", top, "-c", "core.fsmonitor=false", ...argv], {
    ...(input === undefined ? {} : { input }),
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    env: { ...process.env, ...ownEnvironment, ...environment },
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") return { kind: "missing" };
  if (status === 0) return { kind: "printed", output: stdout };
  return { kind: "refused", status, because: firstLine(stderr?.toString() ?? "") };
}

/** What git prints; `undefined` where it does not, for whatever reason. */
export function tryGit(top: string, argv: readonly string[], question?: GitQuestion): string | undefined {
  const answer = askGit(top, argv, question);
  return answer.kind === "printed" ? answer.output.toString() : undefined;
}

/** What git prints. Throws a `UsageError` where it does not, which says that `purpose` needs it. */
export function needGit(top: string, argv: readonly string[], purpose: string, question?: GitQuestion): Buffer {
  const answer = askGit(top, argv, question);
  if (answer.kind === "printed") return answer.output;
  if (answer.kind === "missing") throw new UsageError(`${purpose} needs git, which was not found`);
  throw new UsageError(`${purpose}: git ${argv[0]} failed: ${answer.because}`, remedyFor(answer.because, top));
}

/** Why git says nothing about a work tree, as a clause; `undefined` where it answers. */
export function whyGitIsSilent(top: string): string | undefined {
  const answer = askGit(top, ["rev-parse", "--git-dir"]);
  if (answer.kind === "printed") return undefined;
  if (answer.kind === "missing") return "git was not found";
  const remedy = remedyFor(answer.because, top);
  return `git refuses: ${answer.because}${remedy === undefined ? "" : ` (${remedy})`}`;
}

function remedyFor(because: string, top: string): string | undefined {
  if (because.includes("dubious ownership")) {
    return `if you trust it: git config --global --add safe.directory '${top}'`;
  }
  // A worktree or submodule whose repository was moved, or was not copied along with it.
  const lost = /^not a git repository: (.+)$/.exec(because)?.[1];
  return lost === undefined
    ? undefined
    : `'${join(top, ".git")}' names '${lost}', which is not there: git worktree repair`;
}

/** Fields that git separates with zeros. */
export function zeroSeparated(output: Buffer | string): string[] {
  const fields = output.toString().split("\0");
  if (fields.at(-1) === "") fields.pop();
  return fields;
}

function firstLine(text: string): string {
  const [line = ""] = text.split("\n");
  return line.replace(/^(?:fatal|error): /, "");
}

/**
 * A hook sets these for the repository it runs in, which need not be the analysed one. Nothing is fetched: what a partial
 * clone lacks is not there.
 */
const ownEnvironment = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_DIR: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_PREFIX: undefined,
} as const;
