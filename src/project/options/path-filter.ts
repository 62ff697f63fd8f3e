/** Leads to these paths, and not below them: what lies in the value of an option may be anything, and take long. */
export function leadsTo(paths: Iterable<readonly string[]>): (path: readonly string[]) => boolean {
  const root: Steps = new Map();
  for (const path of paths) {
    let steps = root;
    for (const step of path) {
      let below = steps.get(step);
      if (!below) {
        below = new Map();
        steps.set(step, below);
      }
      steps = below;
    }
  }
  return (path) => isAmong(root, path);
}

/** The steps that may come next. */
interface Steps extends Map<string, Steps> {}

function isAmong(root: Steps, path: readonly string[]): boolean {
  let steps: Steps | undefined = root;
  for (const step of path) {
    steps = steps.get(step);
    if (!steps) return false;
  }
  return true;
}

/** A key of a path whose names may hold dots; no text of Nix holds a NUL. */
export function pathKey(path: readonly string[]): string {
  return path.join("\0");
}
