import { existsSync, lstatSync, mkdirSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder for what can be made again at any time, absolute; it need not be there. `null` where the user has no home, or
 * wants nothing to be kept: `FLAKELINT_NO_CACHE` is set to anything.
 */
export function cacheDirectory(environment: Environment): string | null {
  if (environment.FLAKELINT_NO_CACHE) return null;
  const folder = cachesOfUser(environment);
  return folder === undefined ? null : join(folder, "flakelint");
}

/** What is not absolute is nothing, as the XDG specification says, and no home is made where there is none. */
function cachesOfUser({ XDG_CACHE_HOME, LOCALAPPDATA, HOME }: Environment): string | undefined {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === "win32") return LOCALAPPDATA && isAbsolute(LOCALAPPDATA) ? LOCALAPPDATA : undefined;
  if (!HOME || !isAbsolute(HOME) || !existsSync(HOME)) return undefined;
  return process.platform === "darwin" ? join(HOME, "Library/Caches") : join(HOME, ".cache");
}

/**
 * Whether the folder is there, belongs to the user, and nobody else can write to it, nor has made a link of it to another
 * folder of the user's: what lies in it is trusted, and some of it is run.
 */
export function isOwnFolder(folder: string): boolean {
  try {
    const status = statSync(folder);
    const isClosed = process.platform === "win32" || (status.mode & 0o022) === 0;
    return status.isDirectory() && isClosed && isOurs(status) && isOurs(lstatSync(folder));
  } catch {
    return false;
  }
}

/**
 * Makes a folder in the caches, for the user alone, if it is not there. False if it cannot be used. Nothing is made in the
 * home of somebody else, which is that of the caller under sudo: it would keep them from their own cache.
 */
export function makeOwnFolder(folder: string): boolean {
  try {
    if (isOwnFolder(folder)) return true;
    const missing = missingFolders(folder);
    if (!isOurs(statSync(dirname(missing[0] ?? folder)))) return false;
    // One by one: Node's way to make them all does not end below /proc.
    for (const path of missing) makeFolder(path);
    return isOwnFolder(folder);
  } catch {
    return false;
  }
}

/** The folder and those around it that are not there, outermost first. */
function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another run was faster.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function isOurs({ uid }: { readonly uid: number }): boolean {
  return process.getuid === undefined || process.getuid() === uid;
}
