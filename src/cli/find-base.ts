/**
 * Finds the repository around a path: how far it reaches and which files it has.
 *
 * 1. The root is the top of the git work tree if git tracks anything in the flake's folder (or, without a flake, in the
 *    folder itself). A folder that an outer work tree ignores, or has never heard of, is a repository of its own.
 * 2. Of a git repository, ignored files do not exist; without git, all files do. Where git refuses, as it does in many
 *    containers, the root is still its top, so that paths are those that code hosts know.
 * 3. For a file nothing is listed and git is rarely asked: a hook should not pay for what it does not use.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type FileListing, keepExisting, walkFolder } from "./file-listing.ts";
import { findGitTop, findIgnoreRule, type GitListing, listGitFiles, tracksFilesIn } from "./list-git-files.ts";
import { findFlakeFolder, isWithin, toRepositoryPath } from "./locate.ts";

/** A repository before its files are read. */
export interface RepositoryBase {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Absolute; `undefined` where there is no flake. */
  readonly flakeFolder: string | undefined;
  /** Lists the files; called when the analysis needs them all. */
  readonly list: () => FileListing;
  /** The top of a work tree that git says nothing about; all files on disk are taken for its own. */
  readonly silentTop?: string;
}

/** The repository around a file, without listing it. */
export function findBaseOfFile(start: string): RepositoryBase {
  const top = findGitTop(start);
  const flakeFolder = findFlakeFolder(start, top);
  const folder = flakeFolder ?? start;
  const isInGit =
    top !== undefined && (folder === top || (tracksFilesIn(top, toRepositoryPath(top, folder)) ?? !isHome(top)));
  if (!isInGit) return { root: folder, flakeFolder, list: () => walkFolder(folder) };
  return { root: top, flakeFolder, list: () => listRepository(top) };
}

function listRepository(top: string): FileListing {
  const listing = listGitFiles(top);
  return listing ? filesOf(top, listing) : walkFolder(top);
}

function filesOf(top: string, { tracked, untracked }: GitListing): FileListing {
  const ignoredBy = (path: string) => findIgnoreRule(top, path);
  return { ...keepExisting(top, [...tracked, ...untracked]), untracked, ignoredBy };
}

/** The repository around a folder. */
export function findBaseOfFolder(start: string): RepositoryBase {
  const top = findGitTop(start);
  const around = findFlakeFolder(start, top);
  const flakeFolder = around ?? flakeBelow(start);
  const folder = around ?? start;
  const listing = top === undefined ? undefined : listGitFiles(top);
  if (top === undefined) return { root: folder, flakeFolder, list: () => walkFolder(folder) };
  if (listing === undefined) {
    const root = isHome(top) ? folder : top;
    return { root, flakeFolder, list: () => walkFolder(root), silentTop: top };
  }
  const below = (absolute: string) => {
    const prefix = toRepositoryPath(top, absolute);
    return prefix === "" ? () => true : (path: string) => path.startsWith(`${prefix}/`);
  };
  const isTracked = folder === top || listing.tracked.some(below(folder));
  if (!isTracked) return { root: folder, flakeFolder, list: () => walkFolder(folder) };
  const listed = [...listing.tracked, ...listing.untracked];
  if (start !== folder && !listed.some(below(start))) {
    const ownFlake = existsSync(join(start, "flake.nix")) ? start : undefined;
    return { root: start, flakeFolder: ownFlake, list: () => walkFolder(start) };
  }
  return { root: top, flakeFolder, list: () => filesOf(top, listing) };
}

/** Some keep their home in git: nobody wants all of it searched because git is out of order. */
function isHome(top: string): boolean {
  return isWithin(homedir(), top);
}

/** Some keep the flake in a folder `flake/` of a repository that is more than it. */
function flakeBelow(folder: string): string | undefined {
  const below = join(folder, "flake");
  return existsSync(join(below, "flake.nix")) ? below : undefined;
}
