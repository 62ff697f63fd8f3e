import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CorpusEntry } from "./snapshot.ts";

type Source = Pick<CorpusEntry, "repository" | "commit">;

const git = async (folder: string, ...args: string[]) => {
  return (await promisify(execFile)("git", ["-C", folder, ...args])).stdout.trim();
};

/**
 * The folder of a repository, fetched if it is missing. Throws if it cannot be fetched, or is a checkout of another commit;
 * what is no checkout (an unpacked archive) is taken as it is.
 */
export async function openTree(trees: string, { repository, commit }: Source): Promise<string> {
  const folder = join(trees, repository.replace("/", "+"));
  if (!existsSync(folder)) await fetchTree(folder, repository, commit);
  if (existsSync(join(folder, ".git"))) {
    const head = await git(folder, "rev-parse", "HEAD");
    if (head !== commit) throw new Error(`'${folder}' is at ${head}, not at ${commit}: remove it to have it fetched`);
  }
  return folder;
}

/** Only a whole tree gets the name that is looked for. */
async function fetchTree(folder: string, repository: string, commit: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    await git(unfinished, "init", "--quiet");
    await git(unfinished, "fetch", "--quiet", "--depth", "1", `https://github.com/${repository}`, commit);
    await git(unfinished, "checkout", "--quiet", "FETCH_HEAD");
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
