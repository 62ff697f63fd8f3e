import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { RepositoryFiles } from "../source/repository-files.ts";
import type { CheckSettings } from "./check-settings.ts";
import { findBaseOfFolder } from "./find-base.ts";
import { findGitTop } from "./list-git-files.ts";
import { findFlakeFolder, type Located, locate } from "./locate.ts";
import { type OpenedRepository, openRepository } from "./open-repository.ts";
import { decodeContent } from "./read-file-content.ts";
import type { SettingsPlace } from "./settings-file.ts";
import { readStandardInput } from "./standard-input.ts";
import { UsageError } from "./usage-error.ts";
import { refuseWindowsPath } from "./windows-path.ts";

/** Opens what a check is about: PATHs, standard input under a name, or the flake around the working directory. */
export function openTarget(
  settings: Pick<CheckSettings, "paths" | "stdinFilename">,
  workingDirectory: string,
): OpenedRepository {
  if (settings.stdinFilename !== undefined) return openStandardInput(settings.stdinFilename, workingDirectory);
  if (settings.paths.length === 0) return openAround(workingDirectory);
  return openRepository(settings.paths.map((path) => locate(path, workingDirectory)));
}

/** The whole flake around a folder, or the folder where there is none. */
export function openAround(workingDirectory: string): OpenedRepository {
  return openRepository([around(workingDirectory)]);
}

/** Where settings that hold around a folder are read from, whatever else lies there. */
export function settingsAround(workingDirectory: string): SettingsPlace {
  const start = around(workingDirectory).absolute;
  return { root: findBaseOfFolder(start).root, start, files: RepositoryFiles.fromMap({}) };
}

/** The project that PATHs lie in, or the one around the working directory; the PATHs limit what findings are told of. */
export function openProjectAround(paths: readonly string[], workingDirectory: string): OpenedRepository {
  const located = paths.length === 0 ? [around(workingDirectory)] : paths.map((path) => locate(path, workingDirectory));
  return openRepository(located, { asProject: true });
}

function around(workingDirectory: string): Located {
  const here = locate(".", workingDirectory);
  const flakeFolder = findFlakeFolder(here.absolute, findGitTop(here.absolute));
  return flakeFolder === undefined ? here : { ...here, absolute: flakeFolder };
}

function openStandardInput(filename: string, workingDirectory: string): OpenedRepository {
  if (!existsSync(resolve(workingDirectory, filename))) refuseWindowsPath("--stdin-filename", filename);
  const folder = locate(dirname(filename), workingDirectory);
  if (folder.kind !== "folder") throw new UsageError(`'${dirname(filename)}' is not a folder`);
  const absolute = join(folder.absolute, basename(resolve(workingDirectory, filename)));
  const located: Located = { argument: filename, kind: "file", absolute };
  const content = decodeContent(readStandardInput(), filename);
  // An editor puts what --fix prints in place of what it sent: without a text there is nothing to print.
  if (content.kind === "unreadable") throw new UsageError(`standard input ${content.detail}`);
  return openRepository([located], { overlay: { absolute, content } });
}
