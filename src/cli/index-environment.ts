import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { isWithin } from "./locate.ts";
import { tryGit } from "./run-git.ts";

/**
 * Which index is meant: a hook is told by GIT_INDEX_FILE, as `git commit -a` and `git commit FILE` commit from one that they
 * have made for the purpose. One that lies in the git folder of another repository is not ours: then a hook of that one
 * has started us.
 */
export function findIndexOf(top: string): Readonly<Record<string, string>> {
  const named = process.env.GIT_INDEX_FILE;
  if (named === undefined || named === "") return {};
  const file = realPlace(resolve(top, named));
  const gitFolder = tryGit(top, ["rev-parse", "--absolute-git-dir"])?.trimEnd();
  const isOurs = gitFolder !== undefined && isWithin(file, realPlace(gitFolder));
  const isForeign = !isOurs && file.includes(`${sep}.git${sep}`);
  return isForeign ? {} : { GIT_INDEX_FILE: file };
}

/** Without the symbolic links of its folder; the file itself need not exist. */
function realPlace(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
