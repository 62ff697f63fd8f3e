import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { FileContent } from "../source/repository-files.ts";
import { isWithin, toRepositoryPath } from "./locate.ts";
import type { OpenedRepository } from "./open-repository.ts";
import { decodeContent } from "./read-file-content.ts";
import { UsageError } from "./usage-error.ts";
import { hintForWindowsPath } from "./windows-path.ts";

/** What says where files of settings are read from: from disk, or as they are staged. */
export type SettingsPlace = Pick<OpenedRepository, "root" | "start" | "files" | "isIndex">;

/** Whether a file of settings is there; where the index is judged, in the index or on disk. */
export function settingsFileExists(place: SettingsPlace, file: string): boolean {
  return isStaged(place, file) || existsSync(file);
}

/**
 * The text of a file of settings. Where the index is judged it is the staged one: a commit is to be found as good or bad as
 * whoever checks it out will find it. Throws a `UsageError` that calls it `shown`.
 */
export function readSettingsFile(place: SettingsPlace, file: string, what: string, shown: string): string {
  const content = isStaged(place, file)
    ? place.files.read(toRepositoryPath(place.root, file))
    : readFromDisk(file, what, shown);
  if (content.kind === "text") return content.text;
  throw new UsageError(`cannot read ${what} '${shown}': it ${content.detail}`);
}

function isStaged({ root, files, isIndex = false }: SettingsPlace, file: string): boolean {
  return isIndex && isWithin(file, root) && files.isFile(toRepositoryPath(root, file));
}

function readFromDisk(file: string, what: string, shown: string): FileContent {
  try {
    return decodeContent(readFileSync(file), basename(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: "no such file",
      EACCES: "permission denied",
      EISDIR: "it is a folder",
    };
    const hint = code === "ENOENT" ? hintForWindowsPath(shown) : undefined;
    throw new UsageError(`cannot read ${what} '${shown}': ${reasons[code ?? ""] ?? code}`, hint);
  }
}
