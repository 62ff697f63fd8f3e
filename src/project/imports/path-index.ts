/** Finds files of a repository by the beginning or the end of their paths, without looking at each. */
export class PathIndex {
  /** Sorted. */
  readonly #paths: readonly string[];
  readonly #byName: ReadonlyMap<string, readonly string[]>;

  /** `paths` must be sorted. */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
    this.#byName = namesOf(paths);
  }

  /** All files whose path starts with a text. */
  startingWith(prefix: string): readonly string[] {
    const start = this.#firstAtLeast(prefix);
    let end = start;
    while (end < this.#paths.length && (this.#paths[end] as string).startsWith(prefix)) end++;
    return this.#paths.slice(start, end);
  }

  /** The files and folders whose path ends with `/a/b`, with or without `.nix`; folders end with a slash. */
  endingWith(suffix: string): readonly string[] {
    const name = suffix.slice(suffix.lastIndexOf("/") + 1);
    const candidates = [name, `${name}.nix`].flatMap((candidate) => this.#byName.get(candidate) ?? []);
    return candidates.filter((path) => {
      const bare = `/${path.replace(/\/$/, "")}`;
      return bare.endsWith(suffix) || bare.endsWith(`${suffix}.nix`);
    });
  }

  #firstAtLeast(text: string): number {
    let low = 0;
    let high = this.#paths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#paths[middle] as string) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Files and folders (with a slash behind) by their own name. */
function namesOf(paths: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const folders = new Set<string>();
  const add = (name: string, path: string) => {
    const known = names.get(name);
    if (known) known.push(path);
    else names.set(name, [path]);
  };
  for (const path of paths) {
    add(path.slice(path.lastIndexOf("/") + 1), path);
    for (let slash = path.lastIndexOf("/"); slash >= 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
      add(folder.slice(folder.lastIndexOf("/") + 1), `${folder}/`);
      if (slash === 0) break;
    }
  }
  return names;
}
