/** Where the files of one role live: the folders that are pinned, or the one that a clear majority is in. */
import type { Place } from "../../source/span.ts";
import { type LayoutRole, layoutRoles } from "../layout-settings.ts";
import type { Project } from "../project.ts";

/** A file with a role. */
export interface RoleMember {
  readonly path: string;
  /** Where it is imported, called or declared. */
  readonly place: Place;
  /** Whose it is: the user of a home, the attribute of a package. */
  readonly name: string;
}

export interface RoleFolders {
  readonly folders: readonly string[];
  readonly isPinned: boolean;
  /** The members that lie in none of them. */
  readonly outside: readonly RoleMember[];
}

const fewest = 3;
const majority = 0.75;

/** The folders of a role; `null` where nothing pins them and its members follow no pattern. */
export function roleFolders(project: Project, role: LayoutRole, members: readonly RoleMember[]): RoleFolders | null {
  const { settings } = project.layout;
  const pinned = settings[role];
  if (!pinned) return inferredFolders(project, members);
  if (pinned.length === 0) return null;
  const folders = [
    ...pinned,
    ...layoutRoles.filter((other) => other !== role).flatMap((other) => settings[other] ?? []),
  ];
  const outside = members.filter(({ path }) => !folders.some((folder) => isBelow(path, folder)));
  return { folders: pinned, isPinned: true, outside };
}

/**
 * The folder that a clear majority lies in. Outside of it are only members at the root of the flake: another folder may
 * have a meaning of its own.
 */
export function inferredFolders(project: Project, members: readonly RoleMember[]): RoleFolders | null {
  const top = majorityFolder(project, members);
  if (top === null) return null;
  const inside = members.flatMap(({ path }) => (topFolder(project, path) === top ? path : []));
  const outside = members.filter(({ path }) => topFolder(project, path) === null);
  return { folders: [commonFolder(inside)], isPinned: false, outside };
}

/** Folders as their owner says them: `'modules/' or 'profiles/'`. */
export function foldersInWords(project: Project, folders: readonly string[]): string {
  return folders.map((folder) => `'${project.pathInFlake(folder)}/'`).join(" or ");
}

/** Whether a path lies in a folder. */
export function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** The outermost folder of the flake that a file lies in; `null` for a file at its root, or outside of it. */
export function topFolder(project: Project, path: string): string | null {
  const inFlake = project.pathInFlake(path);
  const slash = inFlake.indexOf("/");
  return slash < 0 ? null : path.slice(0, path.length - inFlake.length + slash);
}

function majorityFolder(project: Project, members: readonly RoleMember[]): string | null {
  const counts = new Map<string, number>();
  for (const { path } of members) {
    const folder = topFolder(project, path);
    if (folder !== null) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best && best[1] >= fewest && best[1] >= members.length * majority ? best[0] : null;
}

/** The innermost folder that all paths share. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split("/").slice(0, -1));
  const differs = first.findIndex((step, index) => others.some((other) => other[index] !== step));
  return first.slice(0, differs < 0 ? undefined : differs).join("/");
}
