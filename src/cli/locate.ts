import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, normalize, relative, resolve, sep } from "node:path";
import { nearestName } from "../source/nearest-name.ts";
import { commands } from "./command-options.ts";
import type { CommandDeclaration } from "./option-declarations.ts";
import { UsageError } from "./usage-error.ts";
import { hintForWindowsPath } from "./windows-path.ts";

/** A PATH of the command line, found on disk. */
export interface Located {
  /** As the user wrote it. */
  readonly argument: string;
  readonly kind: "file" | "folder";
  /** Absolute; the folder part without symbolic links, the name of a file as it is. */
  readonly absolute: string;
}

/** Finds a PATH on disk. Throws a `UsageError` if there is no such file or folder. */
export function locate(argument: string, workingDirectory: string): Located {
  const absolute = resolve(workingDirectory, argument);
  let isFolder: boolean;
  try {
    lstatSync(absolute);
    isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (isFolder) return { argument, kind: "folder", absolute: realpathSync(absolute) };
    return { argument, kind: "file", absolute: join(realpathSync(dirname(absolute)), basename(absolute)) };
  } catch (error) {
    throw describeFailure(argument, absolute, error as NodeJS.ErrnoException);
  }
}

function describeFailure(argument: string, absolute: string, error: NodeJS.ErrnoException): UsageError {
  if (error.code === "EACCES" || error.code === "EPERM") {
    return new UsageError(`cannot read '${argument}': permission denied`);
  }
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
    return new UsageError(`cannot read '${argument}': ${error.code ?? error.message}`);
  }
  const hint = hintForWindowsPath(argument) ?? nearestTo(argument, absolute);
  return new UsageError(`no such file or folder: '${argument}'`, hint);
}

/** A command, where the argument looks like one; else the nearest path there is. */
function nearestTo(argument: string, absolute: string): string | undefined {
  const isWord = /^[a-z]+$/.test(argument);
  const command = isWord ? nearestName(argument, visibleCommands) : undefined;
  const path = nearestPath(absolute);
  const base = absolute.slice(0, absolute.length - normalize(argument).replace(/[/\\]+$/, "").length);
  const written = path?.startsWith(base) ? path.slice(base.length) : path;
  const meant = [
    ...(command === undefined ? [] : [`the command '${command}'`]),
    ...(written === undefined ? [] : [`'${written}'`]),
  ];
  return meant.length > 0 ? `did you mean ${meant.join(", or ")}?` : undefined;
}

const visibleCommands = Object.entries(commands as Readonly<Record<string, CommandDeclaration>>)
  .filter(([, { hidden }]) => !hidden)
  .map(([name]) => name);

/** The path with each part that does not exist put right, if for each there is a name near it. */
function nearestPath(absolute: string): string | undefined {
  if (existsSync(absolute)) return absolute;
  const parent = dirname(absolute) === absolute ? undefined : nearestPath(dirname(absolute));
  if (parent === undefined) return undefined;
  const name = basename(absolute);
  const similar = existsSync(join(parent, name)) ? name : nearestName(name, namesIn(parent));
  return similar === undefined ? undefined : join(parent, similar);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The nearest folder upwards with a flake.nix, not above `limit`. */
export function findFlakeFolder(start: string, limit: string | undefined): string | undefined {
  for (let current = start; ; ) {
    if (existsSync(join(current, "flake.nix"))) return current;
    const parent = dirname(current);
    if (current === limit || parent === current) return undefined;
    current = parent;
  }
}

/** Whether a path is a folder or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path below the root as the analysis names it: relative, with forward slashes; "" is the root. */
export function toRepositoryPath(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join("/");
}
