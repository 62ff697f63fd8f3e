/** Which folder stands for a file, where a graph of all files would be too big to be read. */
export interface Folding {
  /** `null` where the file stands for itself. Paths relative to the flake. */
  folderFor(path: string): string | null;
}

export const unfolded: Folding = { folderFor: () => null };

/** Folds the folders that were named, whatever lies deeper in them too. */
export function foldFolders(folders: readonly string[]): Folding {
  const bare = folders.map((folder) => folder.replace(/^\.\/|\/+$/g, "")).sort((a, b) => a.length - b.length);
  return { folderFor: (path) => bare.find((folder) => path.startsWith(`${folder}/`)) ?? null };
}

/** Folds whatever lies deeper than the deepest level at which at most `most` nodes are left; one level always stays. */
export function foldDeepest(paths: readonly string[], most: number): Folding {
  const deepest = Math.max(0, ...paths.map((path) => path.split("/").length - 1));
  for (let depth = deepest; depth > 1; depth--) {
    const folding = foldBelow(depth);
    const nodes = new Set(paths.map((path) => folding.folderFor(path) ?? path));
    if (nodes.size <= most) return depth === deepest ? unfolded : folding;
  }
  return deepest > 0 ? foldBelow(1) : unfolded;
}

/** A file in more folders than `depth` is stood for by the first so many of them. */
function foldBelow(depth: number): Folding {
  return {
    folderFor: (path) => {
      const steps = path.split("/");
      return steps.length - 1 > depth || (depth === 1 && steps.length > 1) ? steps.slice(0, depth).join("/") : null;
    },
  };
}

/** The folder of a path; "" for the top. */
export function directoryName(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}
