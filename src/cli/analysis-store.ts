import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AnalysisCache } from "../engine/analysis-cache.ts";
import { cacheDirectory, isOwnFolder, makeOwnFolder } from "./cache-directory.ts";

/** All entries together take no more room than this, in bytes: those written longest ago go first. */
const mostBytes = 100 * 1024 * 1024;

/** What begins each entry; the hash of the rest follows, and the end of the line. */
const heading = "flakelint-analysis";

/** What is left behind by a run that was killed while it wrote, after so long. */
const abandonedMs = 60 * 60 * 1000;

/**
 * The user's cache of what runs have found out about the files of a repository; `undefined` where nothing is to be kept.
 * An entry is written whole or not at all, so that runs may go on beside each other; one that is damaged is not there.
 * @param root absolute path of the repository
 * @param build tells apart builds that may say different things of the same files
 * @param limit how many bytes all entries may take together
 */
export function openAnalysisStore(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
  build: string | null,
  limit = mostBytes,
): AnalysisCache | undefined {
  const caches = cacheDirectory(environment);
  return caches === null || build === null
    ? undefined
    : new AnalysisStore(join(caches, "analysis"), root, build, limit);
}

class AnalysisStore implements AnalysisCache {
  readonly build: string;
  readonly digest = digest;
  readonly #folder: string;
  readonly #isTrusted: boolean;
  readonly #prefix: string;
  readonly #limit: number;

  constructor(folder: string, root: string, build: string, limit: number) {
    // What regular expressions and strings do changes with V8, if seldom.
    this.build = `${build} ${process.version}`;
    this.#folder = folder;
    this.#limit = limit;
    this.#isTrusted = isOwnFolder(folder);
    this.#prefix = digest([root]).slice(0, 16);
  }

  read(name: string): string | null {
    if (!this.#isTrusted) return null;
    try {
      const text = readFileSync(this.#file(name), "utf8");
      const lineEnd = text.indexOf("\n");
      const body = text.slice(lineEnd + 1);
      return text.slice(0, lineEnd) === this.#headingOf(body) ? body : null;
    } catch {
      return null;
    }
  }

  write(name: string, text: string): void {
    try {
      if (!makeOwnFolder(this.#folder)) return;
      write(this.#file(name), `${this.#headingOf(text)}\n${text}`);
      removeOldest(this.#folder, this.#limit);
    } catch {
      // A full disk costs the next run time, and nothing else.
    }
  }

  #headingOf(text: string): string {
    return `${heading} ${digest([text])}`;
  }

  #file(name: string): string {
    return join(this.#folder, `${this.#prefix}-${name}`);
  }
}

/** The length before each text keeps lists apart whose texts end elsewhere. */
function digest(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text, "utf8");
  return hash.digest("hex");
}

/** Without waiting for the disk: what is lost there has another hash. */
function write(target: string, text: string): void {
  const unfinished = `${target}.${process.pid}-${Math.random().toString(36).slice(2, 8)}.tmp`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flag: "wx" });
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Keeps the folder below its limit. What another run removes or replaces meanwhile is its affair. */
function removeOldest(folder: string, limit: number): void {
  const entries = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const status = statSync(path, { throwIfNoEntry: false });
    return status?.isFile() ? [{ path, bytes: status.size, age: Date.now() - status.mtimeMs }] : [];
  });
  let room = limit;
  for (const { path, bytes, age } of entries.toSorted((a, b) => a.age - b.age)) {
    room -= bytes;
    if (room < 0 || (path.endsWith(".tmp") && age > abandonedMs)) rmSync(path, { force: true });
  }
}
