/** Why a file's text cannot be had. */
export type UnreadableReason =
  | "missing"
  | "directory"
  | "denied"
  | "not-utf8"
  | "binary"
  | "too-large"
  | "encrypted"
  | "outside";

export type FileContent =
  | { readonly kind: "text"; readonly text: string }
  /** `detail` is what is said of the file: "is not UTF-8: byte 0xE9 at offset 17". */
  | { readonly kind: "unreadable"; readonly reason: UnreadableReason; readonly detail: string };

export type EntryKind = "regular" | "directory" | "symlink";

/** Where a symbolic link leads: a path relative to the root, or `null` for out of the repository. */
export type LinkTarget = string | null;

/** What makes git ignore a file. */
export interface IgnoreRule {
  /** Relative to the root; `null` for the user's own settings. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number;
}

export interface RepositoryFilesInput {
  /** Every file of the repository, relative to its root, with forward slashes. */
  readonly paths: Iterable<string>;
  /** Reads one of them; never throws. */
  readonly read: (path: string) => FileContent;
  /** Symbolic links among the paths. */
  readonly links?: ReadonlyMap<string, LinkTarget>;
  /** Those that git does not track, so that Nix does not see them in a flake; default: none, or no git. */
  readonly untracked?: Iterable<string>;
  /** What makes git ignore a file that is there, but not among the paths; default: nothing. */
  readonly ignoredBy?: (path: string) => IgnoreRule | null;
}

/**
 * The files of one repository, as its analysis may see them: nothing outside exists.
 * Texts are read when first asked for, once.
 */
export class RepositoryFiles {
  /** All file paths, sorted. */
  readonly paths: readonly string[];
  readonly links: ReadonlyMap<string, LinkTarget>;
  /** Files that git does not track, so that Nix does not see them in a flake. */
  readonly untracked: ReadonlySet<string>;
  readonly #files: ReadonlySet<string>;
  readonly #read: (path: string) => FileContent;
  readonly #ignoredBy: (path: string) => IgnoreRule | null;
  readonly #contents = new Map<string, FileContent>();
  readonly #ignored = new Map<string, IgnoreRule | null>();
  #directories: Map<string, Map<string, EntryKind>> | undefined;

  constructor(input: RepositoryFilesInput) {
    this.#files = new Set(input.paths);
    this.paths = [...this.#files].sort();
    this.links = input.links ?? new Map();
    this.untracked = new Set(input.untracked);
    this.#read = input.read;
    this.#ignoredBy = input.ignoredBy ?? (() => null);
  }

  /** A repository held in memory: for tests, standard input, and editors. */
  static fromMap(files: Readonly<Record<string, string>>, untracked: Iterable<string> = []): RepositoryFiles {
    return new RepositoryFiles({
      paths: Object.keys(files),
      untracked,
      read: (path) => {
        const text = files[path];
        return text === undefined
          ? { kind: "unreadable", reason: "missing", detail: "does not exist" }
          : { kind: "text", text };
      },
    });
  }

  /** What makes git ignore a file that is there; `null` where it does not, or there is none. */
  ignoredBy(path: string): IgnoreRule | null {
    if (this.exists(path)) return null;
    let rule = this.#ignored.get(path);
    if (rule === undefined) {
      rule = this.#ignoredBy(path);
      this.#ignored.set(path, rule);
    }
    return rule;
  }

  /** The files that somebody has read so far, in the order of the first time. */
  get pathsRead(): Iterable<string> {
    return this.#contents.keys();
  }

  /** What `ignoredBy` has said so far of files that are not among the paths. */
  get ignoredAsked(): ReadonlyMap<string, IgnoreRule | null> {
    return this.#ignored;
  }

  isFile(path: string): boolean {
    return this.#files.has(path);
  }

  isDirectory(path: string): boolean {
    return this.#directoryMap().has(path);
  }

  exists(path: string): boolean {
    return this.isFile(path) || this.isDirectory(path);
  }

  /** The entries of a directory ("" is the root) by name, sorted; `undefined` if it is none. */
  entries(directory: string): ReadonlyMap<string, EntryKind> | undefined {
    return this.#directoryMap().get(directory);
  }

  read(path: string): FileContent {
    let content = this.#contents.get(path);
    if (content === undefined) {
      content = this.isFile(path)
        ? this.#read(path)
        : this.isDirectory(path)
          ? { kind: "unreadable", reason: "directory", detail: "is a directory" }
          : { kind: "unreadable", reason: "missing", detail: "does not exist" };
      this.#contents.set(path, content);
    }
    return content;
  }

  /** The text of a file, or `undefined` where it cannot be read. */
  text(path: string): string | undefined {
    const content = this.read(path);
    return content.kind === "text" ? content.text : undefined;
  }

  #directoryMap(): Map<string, Map<string, EntryKind>> {
    if (this.#directories) return this.#directories;
    const directories = new Map<string, Map<string, EntryKind>>([["", new Map()]]);
    for (const path of this.paths) {
      let child = path;
      let kind: EntryKind = this.links.has(path) ? "symlink" : "regular";
      for (;;) {
        const slash = child.lastIndexOf("/");
        const parent = slash < 0 ? "" : child.slice(0, slash);
        const known = directories.get(parent);
        const entries = known ?? new Map<string, EntryKind>();
        entries.set(child.slice(slash + 1), kind);
        if (known && parent !== "") break;
        directories.set(parent, entries);
        if (parent === "") break;
        child = parent;
        kind = "directory";
      }
    }
    this.#directories = directories;
    return directories;
  }
}
