import type { FileContent } from "../source/repository-files.ts";
import { decodeContent, maximumBytes } from "./read-file-content.ts";
import { type GitQuestion, needGit, zeroSeparated } from "./run-git.ts";
import { UsageError } from "./usage-error.ts";

/** A file of the index or of a commit. */
export interface GitEntry {
  readonly path: string;
  readonly object: string;
  readonly isLink: boolean;
}

/** The files of the index. Throws a `UsageError` in the middle of a merge: then there are two or three of each. */
export function listIndex(top: string, question: GitQuestion): GitEntry[] {
  return zeroSeparated(needGit(top, ["ls-files", "-z", "--stage"], "--staged", question)).flatMap((line) => {
    const [, mode = "", object = "", stage = "", path = ""] = /^(\d+) (\w+) (\d)\t(.*)$/s.exec(line) ?? [];
    if (stage !== "0") throw new UsageError(`--staged: '${path}' is not merged yet`, "resolve the conflict and add it");
    return entry(mode, object, path);
  });
}

/** The files of a commit. */
export function listCommit(top: string, commit: string): GitEntry[] {
  return zeroSeparated(needGit(top, ["ls-tree", "-r", "-z", "--full-tree", commit], `'${commit}'`)).flatMap((line) => {
    const [, mode = "", object = "", path = ""] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? [];
    return entry(mode, object, path);
  });
}

/** A submodule has no file here. */
function entry(mode: string, object: string, path: string): GitEntry[] {
  return mode === "160000" ? [] : [{ path, object, isLink: mode === "120000" }];
}

/** Other files than Nix files are rarely read, and images are large. */
const smallBytes = 256 * 1024;

/**
 * The contents of files that git has stored, by the rules of files on disk. They are brought in by the lot: a process for
 * each of them would take longer than all the rest.
 */
export class GitObjects {
  readonly #top: string;
  readonly #entries: readonly GitEntry[];
  readonly #contents = new Map<string, Buffer>();
  #sizes: ReadonlyMap<string, number> | undefined;
  #hasNixFiles = false;
  #hasSmallFiles = false;

  constructor(top: string, entries: readonly GitEntry[]) {
    this.#top = top;
    this.#entries = entries;
  }

  read({ object, path }: GitEntry): FileContent {
    const bytes = this.#bytesOf(object);
    if (bytes) return decodeContent(bytes, path);
    const size = this.#sizeOf(object);
    if (size !== undefined) return decodeContent(size, path);
    return { kind: "unreadable", reason: "denied", detail: "cannot be read: git does not have its content here" };
  }

  /** The text of a symbolic link. */
  linkText({ object }: GitEntry): string {
    return this.#bytesOf(object)?.toString() ?? "";
  }

  #bytesOf(object: string): Buffer | undefined {
    if (!this.#contents.has(object) && !this.#hasNixFiles) {
      this.#hasNixFiles = true;
      this.#bring(({ path, isLink }) => isLink || /\.(?:nix|lock|toml)$/.test(path), maximumBytes);
    }
    if (!this.#contents.has(object) && !this.#hasSmallFiles) {
      this.#hasSmallFiles = true;
      this.#bring(() => true, smallBytes);
    }
    if (!this.#contents.has(object)) this.#bring((one) => one.object === object, maximumBytes);
    return this.#contents.get(object);
  }

  #sizeOf(object: string): number | undefined {
    this.#sizes ??= this.#readSizes();
    return this.#sizes.get(object);
  }

  #bring(isWanted: (entry: GitEntry) => boolean, limit: number): void {
    const objects = new Set<string>();
    for (const one of this.#entries) {
      const size = isWanted(one) && !this.#contents.has(one.object) ? this.#sizeOf(one.object) : undefined;
      if (size !== undefined && size <= limit) objects.add(one.object);
    }
    if (objects.size === 0) return;
    const output = this.#ask("--batch", objects);
    for (let position = 0; position < output.length; ) {
      const end = output.indexOf(10, position);
      const [object = "", , length] = output.toString("latin1", position, end).split(" ");
      const start = end + 1;
      const size = Number(length);
      this.#contents.set(object, output.subarray(start, start + size));
      position = start + size + 1;
    }
  }

  #readSizes(): Map<string, number> {
    const sizes = new Map<string, number>();
    const lines = this.#ask("--batch-check", new Set(this.#entries.map(({ object }) => object)));
    for (const line of lines.toString("latin1").split("\n")) {
      const [object = "", kind, size] = line.split(" ");
      if (kind === "blob") sizes.set(object, Number(size));
    }
    return sizes;
  }

  #ask(mode: "--batch" | "--batch-check", objects: ReadonlySet<string>): Buffer {
    if (objects.size === 0) return Buffer.alloc(0);
    return needGit(this.#top, ["cat-file", mode], "reading files from git", { input: `${[...objects].join("\n")}\n` });
  }
}
