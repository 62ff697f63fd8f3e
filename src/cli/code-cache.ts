import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { cacheDirectory, isOwnFolder, makeOwnFolder } from "./cache-directory.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How many builds of the program have code kept, on how many versions of Node: installations stand side by side. */
const mostFolders = 6;

/** Where less is free, the disk is not filled further. */
const leastFreeBytes = 64_000_000;

/** After so long, whoever began to write is dead. */
const staleMs = 60_000;

/**
 * What V8 made of the program's files in earlier runs: compiling them anew takes longer than checking a file. What cannot be
 * used is compiled, and what cannot be written is not: nobody is told, for nothing is wrong with the run.
 */
export class CodeCache {
  readonly #caches: string | null;
  readonly #folder: string | null;
  readonly #isTrusted: boolean;
  readonly #scripts = new Map<string, Script>();
  #isComplete = true;

  /** @param build tells apart what differs in but one byte: V8 itself compares no more than lengths */
  constructor(environment: Environment, build: string) {
    const caches = cacheDirectory(environment);
    this.#caches = caches;
    this.#folder = caches === null ? null : join(caches, "code", `${build}-${nodeKey(environment)}`);
    this.#isTrusted = [caches, this.#folder].every((folder) => folder !== null && isOwnFolder(folder));
  }

  /** Compiles a file of the program: a text that is an expression. */
  compile(name: string, path: string): Script {
    // The build writes ASCII only, which is read fastest so.
    const source = readFileSync(path, "latin1");
    const cachedData = this.#read(name);
    const script = new Script(source, { filename: path, ...(cachedData ? { cachedData } : {}) });
    this.#scripts.set(name, script);
    if (cachedData === undefined || script.cachedDataRejected) this.#isComplete = false;
    return script;
  }

  /**
   * Keeps what V8 knows by now, if any file had to be compiled: of all files, since others of their functions have run,
   * too. To be called when all is done.
   */
  keep(): void {
    if (this.#isComplete || this.#caches === null || this.#folder === null) return;
    try {
      if (!makeOwnFolder(this.#caches) || !makeOwnFolder(this.#folder) || !hasRoom(this.#folder)) return;
      for (const [name, script] of this.#scripts) write(join(this.#folder, name), script);
      removeOld(dirname(this.#folder), basename(this.#folder));
    } catch {
      // The next run may be luckier.
    }
  }

  #read(name: string): Buffer | undefined {
    if (this.#folder === null || !this.#isTrusted) return undefined;
    try {
      return firstHalf(readFileSync(join(this.#folder, name)));
    } catch {
      return undefined;
    }
  }
}

/** What V8 was told on the way decides whether it takes what it made another time. */
function nodeKey({ NODE_OPTIONS = "" }: Environment): string {
  const told = [process.execPath, NODE_OPTIONS, ...process.execArgv].join("\0");
  let hash = 0;
  for (let index = 0; index < told.length; index++) hash = (Math.imul(hash, 31) + told.charCodeAt(index)) | 0;
  return `${process.version}-${process.platform}-${process.arch}-${(hash >>> 0).toString(16)}`;
}

/**
 * All is written twice, and both must agree: V8 of Node 20 believes whatever has the right length, and crashes on what was
 * damaged. To compare is five times as fast as any checksum that need not be loaded first.
 */
function firstHalf(bytes: Buffer): Buffer | undefined {
  const half = bytes.length / 2;
  const first = bytes.subarray(0, half);
  return first.equals(bytes.subarray(half)) ? first : undefined;
}

/** Writes whole or not at all, and once where several runs end together. */
function write(target: string, script: Script): void {
  const unfinished = `${target}.tmp`;
  const descriptor = openNew(unfinished);
  if (descriptor === undefined) return;
  try {
    const data = script.createCachedData();
    for (const half of [data, data]) if (writeSync(descriptor, half) < half.length) throw new Error("disk full");
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function openNew(path: string): number | undefined {
  try {
    return openSync(path, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (Date.now() - statSync(path).mtimeMs > staleMs) rmSync(path, { force: true });
    return undefined;
  }
}

function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= leastFreeBytes;
}

/** Removes the folders of other builds and Nodes but for the youngest. */
function removeOld(folder: string, own: string): void {
  const others = readdirSync(folder).filter((name) => name !== own);
  const written = new Map(others.map((name) => [name, statSync(join(folder, name)).mtimeMs]));
  const byAge = [...written].sort(([, a], [, b]) => b - a).map(([name]) => name);
  for (const name of byAge.slice(mostFolders - 1)) rmSync(join(folder, name), { recursive: true, force: true });
}
