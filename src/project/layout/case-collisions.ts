import type { RepositoryFiles } from "../../source/repository-files.ts";

/** Two entries of one folder that are the same where capital letters do not count. */
export interface CaseCollision {
  readonly path: string;
  /** The one that comes before it. */
  readonly twin: string;
  /** The path itself, or the first file in the folder that it is. */
  readonly file: string;
}

/** Every path that has a twin, in order. */
export function caseCollisions({ paths }: RepositoryFiles): readonly CaseCollision[] {
  const known = new Map<string, string>();
  const collisions: CaseCollision[] = [];
  for (const file of paths) {
    for (let end = file.indexOf("/"); ; end = file.indexOf("/", end + 1)) {
      const path = end < 0 ? file : file.slice(0, end);
      // Only the last step is folded: what lies in two folders that collide is told with the folders.
      const start = path.lastIndexOf("/") + 1;
      const key = path.slice(0, start) + path.slice(start).normalize("NFC").toLowerCase();
      const twin = known.get(key);
      if (twin === undefined) known.set(key, path);
      else if (twin !== path && !collisions.some((one) => one.path === path)) collisions.push({ path, twin, file });
      if (end < 0) break;
    }
  }
  return collisions;
}
