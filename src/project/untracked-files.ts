import { constantText } from "../parser/attribute-name.ts";
import { nodesOf } from "../parser/nodes-by-kind.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import type { Place } from "../source/span.ts";
import { literalTarget } from "./imports/import-edge.ts";
import { nixTexts } from "./nix-texts.ts";
import type { Project } from "./project.ts";

/** A file or folder that Nix will not find, because git does not track it. */
export interface UntrackedUse {
  /** Relative to the root. */
  readonly path: string;
  /** Where it is named; the file itself where only evaluation comes to it. */
  readonly place: Place;
  readonly isFolder: boolean;
}

/** What the flake reads though git does not track it; empty without git, and where there is no flake. */
export function untrackedUses(project: Project): UntrackedUse[] {
  const { files, flake } = project;
  if (!flake || files.untracked.size === 0) return [];
  const folders = untrackedFolders(files);
  const uses: UntrackedUse[] = [];
  const isUntracked = (path: string) => files.untracked.has(path) || folders.has(path);
  for (const path of nixTexts(files).paths) {
    if (files.untracked.has(path) || !project.reachability.isRead(path)) continue;
    if (!project.literalPaths(path).some(isUntracked)) continue;
    const file = project.nixFile(path);
    if (file) uses.push(...namedIn(file, files, folders));
  }
  const named = (path: string) => uses.some((use) => path === use.path || path.startsWith(`${use.path}/`));
  for (const path of files.untracked) {
    const isFound = path.endsWith(".nix") && project.reachability.isRead(path) && !named(path);
    if (isFound && !isReadByUntracked(path, project)) uses.push(foundByEvaluation(path));
  }
  return uses;
}

function foundByEvaluation(path: string): UntrackedUse {
  return { path, place: { file: path, span: { start: 0, end: 0 } }, isFolder: false };
}

/** A file that only another untracked one imports is told with that. */
function isReadByUntracked(path: string, project: Project): boolean {
  return project.imports.some(
    ({ from, target }) => target.kind === "file" && target.path === path && project.files.untracked.has(from),
  );
}

function* namedIn(file: NixFile, files: RepositoryFiles, folders: ReadonlySet<string>): Generator<UntrackedUse> {
  for (const node of nodesOf(file.tree, "Path")) {
    const text = constantText(node);
    const path = text === null ? null : literalTarget(file.path, node, text);
    if (path === null || (!files.untracked.has(path) && !folders.has(path))) continue;
    const place = { file: file.path, span: { start: node.start, end: node.end } };
    yield { path, place, isFolder: folders.has(path) };
  }
}

/** Folders in which git tracks nothing at all. */
function untrackedFolders(files: RepositoryFiles): ReadonlySet<string> {
  const tracked = new Set<string>();
  const untracked = new Set<string>();
  for (const path of files.paths) {
    const folders = files.untracked.has(path) ? untracked : tracked;
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      folders.add(path.slice(0, slash));
    }
  }
  return new Set([...untracked].filter((folder) => !tracked.has(folder)));
}
