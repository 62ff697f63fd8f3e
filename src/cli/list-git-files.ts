import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { IgnoreRule } from "../source/repository-files.ts";
import { tryGit, zeroSeparated } from "./run-git.ts";

/** The files of a git work tree, relative to its top, as git sees them. */
export interface GitListing {
  /** In the index: what Nix sees of a flake. Submodules are among them, as paths of folders. */
  readonly tracked: readonly string[];
  /** Not in the index and not ignored. */
  readonly untracked: readonly string[];
}

/** The top of the git work tree around a folder: the nearest folder upwards with a `.git`; `undefined` outside of git. */
export function findGitTop(directory: string): string | undefined {
  for (let current = directory; ; ) {
    if (existsSync(join(current, ".git"))) return current;
    const parent = dirname(current);
    if (parent === current) return undefined;
    current = parent;
  }
}

/** Lists a work tree; `undefined` if git is not there or refuses. */
export function listGitFiles(top: string): GitListing | undefined {
  const output = tryGit(top, ["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard"]);
  if (output === undefined) return undefined;
  const tracked: string[] = [];
  const untracked: string[] = [];
  for (const entry of zeroSeparated(output)) {
    const path = entry.slice(2);
    if (path === "" || path.endsWith("/")) continue;
    if (entry.startsWith("? ")) untracked.push(path);
    else if (tracked.at(-1) !== path) tracked.push(path);
  }
  return { tracked, untracked };
}

/** Whether git tracks anything in a folder of the work tree; `undefined` if it is not there or refuses. */
export function tracksFilesIn(top: string, directory: string): boolean | undefined {
  const output = tryGit(top, ["ls-files", "-z", "--", `:(top,literal)${directory}`]);
  return output === undefined ? undefined : output !== "";
}

/** What makes git ignore a file that is on disk. */
export function findIgnoreRule(top: string, path: string): IgnoreRule | null {
  if (!existsSync(join(top, path))) return null;
  const output = tryGit(top, ["-c", "core.quotePath=false", "check-ignore", "--verbose", "--", path]);
  const [, file, line] = /^(.+?):(\d+):/.exec(output ?? "") ?? [];
  if (file === undefined) return null;
  const isOwn = !isAbsolute(file) && !file.startsWith(".git/");
  return { file: isOwn ? file : null, line: Number(line) };
}
