/** Trees and commits made beside the work tree, which stays as it is. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TreeEntry {
  readonly path: string;
  readonly content: Uint8Array | string;
  readonly executable: boolean;
}

/** Runs git in a folder, and gives what it prints without the last newline. Throws what it complains of. */
export function git(folder: string, argv: readonly string[], settings: GitSettings = {}): string {
  const { input = "", environment = {} } = settings;
  const options = { cwd: folder, input, env: { ...process.env, ...environment }, maxBuffer: 2 ** 28 };
  return execFileSync("git", argv, { ...options, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] }).replace(
    /\n$/,
    "",
  );
}

interface GitSettings {
  readonly input?: Uint8Array | string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The tree of a commit with some paths removed and others put in. */
export function editTree(
  folder: string,
  commit: string,
  removed: readonly string[],
  added: readonly TreeEntry[],
): string {
  const work = mkdtempSync(join(tmpdir(), "flakelint-release-"));
  const environment = { GIT_INDEX_FILE: join(work, "index") };
  try {
    git(folder, ["read-tree", commit], { environment });
    const zero = "0".repeat(40);
    const lines = removed.map((path) => `0 ${zero}\t${path}`);
    for (const { path, content, executable } of added) {
      const blob = git(folder, ["hash-object", "-w", "--no-filters", "--stdin"], { input: content });
      lines.push(`${executable ? "100755" : "100644"} ${blob}\t${path}`);
    }
    git(folder, ["update-index", "-z", "--index-info"], { input: `${lines.join("\0")}\0`, environment });
    return git(folder, ["write-tree"], { environment });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A commit on top of another one, as old as that: the same tree gives the same commit whenever it is made. */
export function commitTree(folder: string, tree: string, parent: string, message: string): string {
  const date = git(folder, ["show", "-s", "--format=%cI", parent]);
  const environment = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return git(folder, ["commit-tree", tree, "-p", parent], { input: message, environment });
}
