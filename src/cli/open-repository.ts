import { dirname } from "node:path";
import type { Change } from "../engine/analysis.ts";
import { findEntryPoints } from "../project/hosts/entry-points.ts";
import { listNames } from "../source/name-list.ts";
import { type FileContent, RepositoryFiles } from "../source/repository-files.ts";
import { type FileListing, keepExisting, linkTarget } from "./file-listing.ts";
import { findBaseOfFile, findBaseOfFolder, type RepositoryBase } from "./find-base.ts";
import { isWithin, type Located, toRepositoryPath } from "./locate.ts";
import { fileReader } from "./read-file-content.ts";
import { whyGitIsSilent } from "./run-git.ts";
import { UsageError } from "./usage-error.ts";

export interface OpenedRepository {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly files: RepositoryFiles;
  /** Relative to the root; `null` where there is no flake, or the named files do not concern it. */
  readonly flakeDirectory: string | null;
  /** Relative to the root: where to look for other entry points; `null` where there is a flake, or nothing to start at. */
  readonly entryDirectory: string | null;
  /** Relative to the root; `null` for all files. */
  readonly targets: readonly string[] | null;
  readonly scope: "project" | "files";
  /** The whole repository of the flake that the named files lie in, where they do not concern the flake itself. */
  readonly around: (() => { readonly files: RepositoryFiles; readonly flakeDirectory: string }) | undefined;
  /** Absolute folder from which flakelint.toml is looked for, upwards. */
  readonly start: string;
  /** What was left out, for people: a line each. */
  readonly notices: readonly string[];
  /** What was named, relative to the root. */
  readonly wanted: readonly string[];
  /** Which findings are told, where a change alone is judged. */
  readonly change?: Change;
  /** Whether the files are those of the index: then flakelint.toml and the baseline are, too. */
  readonly isIndex?: boolean;
}

/** A text that stands in for a file on disk: standard input. */
export interface Overlay {
  readonly absolute: string;
  readonly content: FileContent;
}

export interface OpenSettings {
  readonly overlay?: Overlay;
  /** Opens the project around files, too; what is named limits the targets, and may be no Nix file. */
  readonly asProject?: boolean;
}

/** Opens the repository that holds all the paths. Throws a `UsageError` if there is nothing to analyse. */
export function openRepository(
  paths: readonly Located[],
  { overlay, asProject = false }: OpenSettings = {},
): OpenedRepository {
  const first = paths[0] as Located;
  const filesOnly = !asProject && paths.every((path) => path.kind === "file");
  const base = filesOnly ? findBaseOfFile(dirname(first.absolute)) : findBaseOfFolder(folderOf(first));
  for (const path of paths) refuseOutsider(path, base, first);

  const wanted = paths.map((path) => toRepositoryPath(base.root, path.absolute));
  const flake = base.flakeFolder === undefined ? null : toRepositoryPath(base.root, base.flakeFolder);
  const notices: string[] = [];
  if (filesOnly) notices.push(...paths.filter((path) => !isAnalysed(path.absolute)).map(describeIgnored));
  const named = wanted.filter(isAnalysed);
  const targets = filesOnly ? (overlay ? named : withoutLinks(base.root, named)) : undefined;
  if (targets?.length === 0) throw nothingToCheck(paths);

  const concernsFlake = targets === undefined || targets.some((path) => isFlakeFile(path, flake));
  if (base.silentTop !== undefined) notices.push(...describeSilence(base.silentTop));
  const listing = concernsFlake ? base.list() : keepExisting(base.root, targets);
  for (const folder of listing.unreadableFolders) {
    notices.push(`cannot read folder '${folder || "."}': permission denied; its files are left out`);
  }
  const files = readable(base.root, listing, targets ?? [], overlay);
  const limited = targets ?? limitTargets(files, wanted);
  if (targets === undefined && !asProject) refuseEmpty(files, limited, paths);
  const entryDirectory = flake === null && !filesOnly ? entryFolder(files, wanted) : null;
  if (flake === null && !filesOnly) notices.push(...pointToFlakes(files, limited, entryDirectory));
  const scope = filesOnly ? "files" : "project";
  const flakeDirectory = concernsFlake ? flake : null;
  const start = folderOf(first);
  const wholeFlake = (flakeFolder: string) => () => ({
    files: readable(base.root, base.list(), targets ?? [], overlay),
    flakeDirectory: flakeFolder,
  });
  const around = concernsFlake || flake === null ? undefined : wholeFlake(flake);
  const flakes = { flakeDirectory, entryDirectory, around };
  return { root: base.root, files, ...flakes, targets: limited, scope, start, notices, wanted };
}

/** Without git, ignored and untracked files cannot be told from the others. */
function describeSilence(top: string): string[] {
  const because = whyGitIsSilent(top);
  return because === undefined ? [] : [`every file on disk is taken for a part of the repository: ${because}`];
}

function folderOf(path: Located): string {
  return path.kind === "folder" ? path.absolute : dirname(path.absolute);
}

function refuseOutsider(path: Located, base: RepositoryBase, first: Located): void {
  if (isWithin(path.absolute, base.root)) return;
  throw new UsageError(
    `'${path.argument}' and '${first.argument}' are not in one repository`,
    "run flakelint once for each repository",
  );
}

function isAnalysed(path: string): boolean {
  return path.endsWith(".nix") || path.endsWith("flake.lock");
}

/** Whether a file is flake.nix or flake.lock of the flake: then the rules about it run, and may look at any other file. */
function isFlakeFile(path: string, flake: string | null): boolean {
  const prefix = flake ? `${flake}/` : "";
  return flake !== null && (path === `${prefix}flake.nix` || path === `${prefix}flake.lock`);
}

function describeIgnored(path: Located): string {
  return `'${path.argument}' is left out: neither a .nix file nor a flake.lock`;
}

function nothingToCheck(paths: readonly Located[]): UsageError {
  const names = paths.map((path) => `'${path.argument}'`).join(", ");
  return new UsageError(`nothing to check: ${names} is neither a .nix file nor a flake.lock`);
}

/** What links lead to, once: a finding has one place, which a patch can be applied to. */
function withoutLinks(root: string, named: readonly string[]): readonly string[] {
  const { links } = keepExisting(root, named);
  const real = (path: string) => {
    const target = links.get(path);
    return typeof target === "string" && isAnalysed(target) ? target : path;
  };
  return [...new Set(named.map(real))];
}

/** Named files are part of the repository whatever git ignores, and so is the overlay. */
function readable(root: string, listing: FileListing, named: readonly string[], overlay?: Overlay): RepositoryFiles {
  const overlaid = overlay && toRepositoryPath(root, overlay.absolute);
  const links = new Map(listing.links);
  const known = new Set(listing.paths);
  const added = named.filter((path) => !known.has(path) && path !== overlaid);
  for (const path of keepExisting(root, added).links.keys()) links.set(path, linkTarget(root, path));
  const read = fileReader(root);
  return new RepositoryFiles({
    paths: [...listing.paths, ...named],
    links,
    untracked: listing.untracked ?? [],
    ...(listing.ignoredBy ? { ignoredBy: listing.ignoredBy } : {}),
    read: (path) => (overlay && path === overlaid ? overlay.content : read(path)),
  });
}

/** `null` if the paths cover the whole repository. */
export function limitTargets(files: RepositoryFiles, wanted: readonly string[]): readonly string[] | null {
  if (wanted.includes("")) return null;
  const isWanted = (path: string) => wanted.some((folder) => path === folder || path.startsWith(`${folder}/`));
  return files.paths.filter((path) => isWanted(path) && typeof files.links.get(path) !== "string");
}

/** The one folder that was named, if a tool would start in it. */
function entryFolder(files: RepositoryFiles, wanted: readonly string[]): string | null {
  const [folder] = wanted;
  if (folder === undefined || wanted.length > 1) return null;
  return findEntryPoints(files, folder).length > 0 ? folder : null;
}

/** Without a flake the rules about inputs have nothing to look at, often those about hosts and modules too: say so. */
function pointToFlakes(
  files: RepositoryFiles,
  targets: readonly string[] | null,
  entryDirectory: string | null,
): readonly string[] {
  if (entryDirectory !== null) {
    const names = findEntryPoints(files, entryDirectory).map(({ file }) => file);
    return [`no flake.nix here or above: configurations are looked for in ${listNames(names)}`];
  }
  const flakes = (targets ?? files.paths).filter((path) => path.endsWith("/flake.nix"));
  const found =
    flakes.length === 0 ? "" : `; found ${flakes.slice(0, 3).join(", ")}: name its folder to have it checked`;
  return [`no flake.nix here or above, so only the rules about single files ran${found}`];
}

function refuseEmpty(files: RepositoryFiles, targets: readonly string[] | null, paths: readonly Located[]): void {
  if ((targets ?? files.paths).some((path) => path.endsWith(".nix"))) return;
  const names = paths.map((path) => `'${path.argument}'`).join(", ");
  throw new UsageError(
    `no flake and no .nix files in ${names}`,
    "name the folder of a flake, a folder with .nix files, or files: flakelint check PATH",
  );
}
