/** Leads to these paths, and not below them: what lies in the value of an option may be anything, and take long. */
export function leadsTo(paths: Iterable<readonly string[]>): (path: readonly string[]) => boolean {
  const meant = new Set<string>();
  for (const path of paths) {
    for (const [index] of path.entries()) meant.add(pathKey(path.slice(0, index + 1)));
  }
  return (path) => meant.has(pathKey(path));
}

/** A key of a path whose names may hold dots. */
export function pathKey(path: readonly (string | null)[]): string {
  return JSON.stringify(path);
}
