import type { RepositoryFiles } from "../../source/repository-files.ts";

const known = new WeakMap<RepositoryFiles, readonly string[]>();

/** Whether a path lies in a git submodule, whose files are not part of the repository's own. */
export function isInSubmodule(files: RepositoryFiles, path: string): boolean {
  let folders = known.get(files);
  if (!folders) {
    folders = readFolders(files.isFile(".gitmodules") ? (files.text(".gitmodules") ?? "") : "");
    known.set(files, folders);
  }
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** The `path = …` lines of .gitmodules. */
function readFolders(text: string): string[] {
  return [...text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map((found) => (found[1] as string).replace(/\/+$/, ""));
}
