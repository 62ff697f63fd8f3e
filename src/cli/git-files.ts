import { type FileContent, type IgnoreRule, type LinkTarget, RepositoryFiles } from "../source/repository-files.ts";
import { type GitEntry, GitObjects } from "./git-objects.ts";
import { readFileContent } from "./read-file-content.ts";

export interface GitFilesInput {
  /** Absolute path of the work tree. */
  readonly top: string;
  readonly entries: readonly GitEntry[];
  /** Files on disk that are there besides, though git does not track them. */
  readonly untracked: readonly string[];
  readonly ignoredBy: (path: string) => IgnoreRule | null;
  /** What a change has not touched is read from here. */
  readonly later?: { readonly files: RepositoryFiles; readonly touched: ReadonlySet<string> };
}

/** The files of the index or of a commit as a repository; nothing of them is read from disk. */
export function filesFromGit({ top, entries, untracked, ignoredBy, later }: GitFilesInput): RepositoryFiles {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const isStored = (path: string) => later === undefined || later.touched.has(path) || !later.files.isFile(path);
  const objects = new GitObjects(
    top,
    entries.filter(({ path, isLink }) => isLink || isStored(path)),
  );
  const others = untracked.filter((path) => !byPath.has(path));
  const links = resolveLinks(entries, objects);
  const read = (path: string): FileContent => {
    const target = links.get(path);
    const entry = byPath.get(typeof target === "string" ? target : path);
    if (target === null)
      return unreadable("outside", "is a symbolic link that leads out of the repository, or nowhere");
    if (entry) return isStored(entry.path) || !later ? objects.read(entry) : later.files.read(entry.path);
    return target === undefined ? readFileContent(top, path) : unreadable("directory", "is a folder");
  };
  return new RepositoryFiles({ paths: [...byPath.keys(), ...others], links, untracked: others, ignoredBy, read });
}

function unreadable(reason: "outside" | "directory", detail: string): FileContent {
  return { kind: "unreadable", reason, detail };
}

/** The system follows no more links than these on the way to a file. */
const mostLinks = 40;

function resolveLinks(entries: readonly GitEntry[], objects: GitObjects): Map<string, LinkTarget> {
  const texts = new Map(
    entries.filter(({ isLink }) => isLink).map((entry) => [entry.path, objects.linkText(entry)] as const),
  );
  if (texts.size === 0) return new Map();
  const existing = new Set(entries.flatMap(({ path }) => [path, ...foldersOf(path)]));
  return new Map([...texts.keys()].map((path) => [path, follow(path, texts, existing)]));
}

function follow(path: string, links: ReadonlyMap<string, string>, existing: ReadonlySet<string>): LinkTarget {
  const place: string[] = [];
  const rest = path.split("/");
  let followed = 0;
  for (let step = rest.shift(); step !== undefined; step = rest.shift()) {
    if (step === "" || step === ".") continue;
    if (step === "..") {
      if (place.pop() === undefined) return null;
      continue;
    }
    const link = links.get([...place, step].join("/"));
    if (link === undefined) place.push(step);
    else if (link.startsWith("/") || ++followed > mostLinks) return null;
    else rest.unshift(...link.split("/"));
  }
  const target = place.join("/");
  return target === "" || existing.has(target) ? target : null;
}

function foldersOf(path: string): string[] {
  const steps = path.split("/");
  return steps.slice(0, -1).map((_, index) => steps.slice(0, index + 1).join("/"));
}
