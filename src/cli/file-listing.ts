import { type Dirent, readdirSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { IgnoreRule, LinkTarget } from "../source/repository-files.ts";

/** Files found below a root, relative to it, with forward slashes. */
export interface FileListing {
  readonly paths: readonly string[];
  /** Symbolic links among them. */
  readonly links: ReadonlyMap<string, LinkTarget>;
  /** Folders that could not be read, relative to the root: what is in them is missing from `paths`. */
  readonly unreadableFolders: readonly string[];
  /** Those that git does not track; none where git is not asked. */
  readonly untracked?: readonly string[];
  /** What makes git ignore a file that is there; left out where git is not asked. */
  readonly ignoredBy?: (path: string) => IgnoreRule | null;
}

/** Never part of a configuration, and often large. */
const skippedFolders: ReadonlySet<string> = new Set([".git", "node_modules", ".direnv"]);

/** Lists all files of a folder that git does not know. Symbolic links are listed, not followed. */
export function walkFolder(root: string): FileListing {
  const paths: string[] = [];
  const links = new Map<string, LinkTarget>();
  const unreadableFolders: string[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = readFolder(join(root, folder));
    if (!entries) unreadableFolders.push(folder);
    for (const entry of entries ?? []) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) pending.push(path);
      else if (entry.isFile()) paths.push(path);
      else if (entry.isSymbolicLink() && !isBuildResult(entry.name)) {
        paths.push(path);
        links.set(path, linkTarget(root, path));
      }
    }
  }
  return { paths, links, unreadableFolders };
}

/** What of the listed paths is on disk as a file or link. One read of each folder costs half of a look at each file. */
export function keepExisting(root: string, listed: readonly string[]): FileListing {
  const folders = new Map<string, ReadonlyMap<string, Dirent>>();
  const paths: string[] = [];
  const links = new Map<string, LinkTarget>();
  const unreadableFolders: string[] = [];
  for (const path of listed) {
    const slash = path.lastIndexOf("/");
    const folder = slash < 0 ? "" : path.slice(0, slash);
    let entries = folders.get(folder);
    if (!entries) {
      const found = readFolder(join(root, folder));
      if (!found) unreadableFolders.push(folder);
      entries = new Map(found?.map((entry) => [entry.name, entry]));
      folders.set(folder, entries);
    }
    const entry = entries.get(path.slice(slash + 1));
    if (entry?.isFile()) paths.push(path);
    else if (entry?.isSymbolicLink()) {
      paths.push(path);
      links.set(path, linkTarget(root, path));
    }
  }
  return { paths, links, unreadableFolders };
}

/** Where a link of the repository leads, relative to the root; `null` for outside or nowhere. */
export function linkTarget(root: string, path: string): LinkTarget {
  try {
    const target = relative(root, realpathSync(join(root, path)));
    return target === ".." || target.startsWith(`..${sep}`) ? null : target.split(sep).join("/");
  } catch {
    return null;
  }
}

/** `undefined` if it cannot be read. A folder that is not there is empty: its files were deleted. */
function readFolder(directory: string): Dirent[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? [] : undefined;
  }
}

/** The link `nix build` leaves behind. */
function isBuildResult(name: string): boolean {
  return name === "result" || name.startsWith("result-");
}
