import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";

/**
 * Where evaluation sees the repository: the place in the store that Nix would copy a flake to, with a hash nobody has.
 * Paths and strings made from them (`"${self}/modules"`) are then ordinary absolute paths.
 */
export const sourceRoot = "/nix/store/00000000000000000000000000000000-source";

/** Removes `.`, `..` and doubled slashes from an absolute path, as Nix does with path values. */
export function normalizePath(path: string): string {
  if (isNormal(path)) return path;
  const kept: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === "..") kept.pop();
    else kept.push(step);
  }
  return `/${kept.join("/")}`;
}

/** Whether each step of an absolute path is a name; most are, and are asked for again and again. */
function isNormal(path: string): boolean {
  return path.startsWith("/") && !/\/(?:\.{0,2}(?:\/|$))/.test(path);
}

/** The path relative to the repository root ("" is the root itself), or `null` if it lies outside. */
export function repositoryPath(absolute: string): string | null {
  const path = normalizePath(absolute);
  if (path === sourceRoot) return "";
  return path.startsWith(`${sourceRoot}/`) ? path.slice(sourceRoot.length + 1) : null;
}

export function absolutePath(relative: string): string {
  return relative === "" ? sourceRoot : `${sourceRoot}/${relative}`;
}

export function directoryOf(relative: string): string {
  const slash = relative.lastIndexOf("/");
  return slash < 0 ? "" : relative.slice(0, slash);
}

/** The files that evaluation may read, and a record of those it did. */
export interface SourceTree {
  readonly files: RepositoryFiles;
  /** The parsed file; `undefined` where there is none or it cannot be read. */
  nixFile(path: string): NixFile | undefined;
  /** Parses text that is not a file of the repository. */
  parse(name: string, text: string): NixFile;
  /** Called for each file and folder that evaluation touches, however it does: import, read, list, ask. */
  touched(path: string, how: "import" | "read" | "list" | "ask"): void;
}

/** The file that `import` of a path reads: the file itself, or default.nix in a folder; with symbolic links followed. */
export function importedFile(files: RepositoryFiles, path: string): ImportedFile {
  let known = importedFiles.get(files);
  if (!known) {
    known = new Map();
    importedFiles.set(files, known);
  }
  let found = known.get(path);
  if (!found) {
    found = findImported(files, path);
    known.set(path, found);
  }
  return found;
}

/** Modules of many hosts are looked for as often. */
const importedFiles = new WeakMap<RepositoryFiles, Map<string, ImportedFile>>();

function findImported(files: RepositoryFiles, path: string): ImportedFile {
  const target = followLinks(files, path);
  if (target === null) return { kind: "outside" };
  if (files.isFile(target)) return { kind: "file", path: target };
  if (!files.isDirectory(target)) return { kind: "missing", path: target };
  const inFolder = target === "" ? "default.nix" : `${target}/default.nix`;
  const followed = followLinks(files, inFolder);
  if (followed === null) return { kind: "outside" };
  return files.isFile(followed) ? { kind: "file", path: followed } : { kind: "no-default", path: target };
}

/**
 * The folder that relative paths of an imported file start from: links in the steps above the file are not followed, a
 * link that is the file itself is.
 * @param path absolute, as it was asked for
 * @param file relative, what was found there
 */
export function importedDirectory(files: RepositoryFiles, path: string, file: string): string {
  const real = absolutePath(directoryOf(file));
  if (files.links.size === 0) return real;
  const relative = repositoryPath(path);
  const folder = relative === null ? null : followLinks(files, directoryOf(relative));
  if (relative === null || folder === null) return real;
  const name = relative.slice(relative.lastIndexOf("/") + 1);
  const entry = folder === "" ? name : `${folder}/${name}`;
  if (files.links.has(entry)) return real;
  return absolutePath(files.isDirectory(entry) ? relative : directoryOf(relative));
}

export type ImportedFile =
  | { readonly kind: "file"; readonly path: string }
  /** Nothing is there. */
  | { readonly kind: "missing"; readonly path: string }
  /** A folder without default.nix. */
  | { readonly kind: "no-default"; readonly path: string }
  /** A symbolic link leads out of the repository. */
  | { readonly kind: "outside" };

const mostLinks = 40;

/** Follows symbolic links in any step of a path; `null` where one leads out of the repository. */
export function followLinks(files: RepositoryFiles, path: string): string | null {
  if (files.links.size === 0) return path;
  let current = path;
  for (let count = 0; count < mostLinks; count++) {
    const link = firstLink(files, current);
    if (link === undefined) return current;
    if (link.target === null) return null;
    const rest = current.slice(link.length);
    current = link.target === "" ? rest.slice(1) : link.target + rest;
  }
  return current;
}

function firstLink(files: RepositoryFiles, path: string): { length: number; target: string | null } | undefined {
  for (let slash = path.indexOf("/"); ; slash = path.indexOf("/", slash + 1)) {
    const length = slash < 0 ? path.length : slash;
    const target = files.links.get(path.slice(0, length));
    if (target !== undefined) return { length, target };
    if (slash < 0) return undefined;
  }
}
