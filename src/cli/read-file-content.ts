import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { FileContent, UnreadableReason } from "../source/repository-files.ts";

/** Nothing written by hand is this long; generated data is, and to analyse it as code would take seconds and gigabytes. */
export const maximumBytes = 8 * 1024 * 1024;

const gitCryptHeader = Buffer.from("\0GITCRYPT\0", "latin1");

/** A byte order mark stays in the text, for the parser to report. */
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a file of the repository as strict UTF-8. Symbolic links are followed inside the repository only. Never throws.
 * @param root absolute path without symbolic links
 * @param path relative to the root
 */
export function readFileContent(root: string, path: string): FileContent {
  const absolute = join(root, path);
  try {
    const real = realpathSync(absolute);
    if (!real.startsWith(root === sep ? root : root + sep)) {
      return unreadable("outside", "is a symbolic link that leads out of the repository");
    }
    const bytes = readBytes(real);
    return bytes === undefined ? unreadable("denied", "is not a regular file") : decode(bytes, path);
  } catch (error) {
    return explainFailure(error as NodeJS.ErrnoException);
  }
}

/** Reads files of one repository as `readFileContent` does; each folder is looked at once, not for each file in it. */
export function fileReader(root: string): (path: string) => FileContent {
  // Where links cannot be refused on opening, each path has to be resolved.
  if (constants.O_NOFOLLOW === undefined) return (path) => readFileContent(root, path);
  const plainFolders = new Map<string, boolean>([["", true]]);
  const isPlain = (folder: string): boolean => {
    let plain = plainFolders.get(folder);
    if (plain === undefined) {
      plain = isPlain(folderOf(folder)) && isFolder(join(root, folder));
      plainFolders.set(folder, plain);
    }
    return plain;
  };
  return (path) => (isPlain(folderOf(path)) ? readUnlinked(root, path) : undefined) ?? readFileContent(root, path);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Whether there is a folder, and no link to one. */
function isFolder(absolute: string): boolean {
  try {
    return lstatSync(absolute).isDirectory();
  } catch {
    return false;
  }
}

/** The content of what is a file itself, in folders without links above it; `undefined` where more must be known. */
function readUnlinked(root: string, path: string): FileContent | undefined {
  try {
    const bytes = readBytes(join(root, path), constants.O_NOFOLLOW);
    return bytes === undefined ? undefined : decode(bytes, path);
  } catch {
    return undefined;
  }
}

/**
 * Bytes as the text of a file, by the same rules as files on disk: for standard input, and what git has stored.
 * @param bytes or only their number, if there are too many
 */
export function decodeContent(bytes: Buffer | number, path: string): FileContent {
  return decode(bytes, path);
}

/** Small files are read into one buffer, each until its text is made. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** The bytes, or only their number if there are too many; `undefined` for pipes and devices, which could block for ever. */
function readBytes(absolute: string, flags = 0): Buffer | number | undefined {
  const descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
    if (!status.isFile()) return undefined;
    if (status.size > maximumBytes) return status.size;
    return (
      (status.size <= scratch.length ? readIntoScratch(descriptor, status.size) : undefined) ?? readFileSync(descriptor)
    );
  } finally {
    closeSync(descriptor);
  }
}

/** A whole file; `undefined`, and nothing read, if it does not come in one go, or tells no size. */
function readIntoScratch(descriptor: number, size: number): Buffer | undefined {
  return size > 0 && readSync(descriptor, scratch, 0, size, 0) === size ? scratch.subarray(0, size) : undefined;
}

function decode(bytes: Buffer | number, path: string): FileContent {
  const size = typeof bytes === "number" ? bytes : bytes.length;
  if (typeof bytes === "number" || size > maximumBytes) {
    const limit = maximumBytes / 1024 / 1024;
    return unreadable("too-large", `is too large: ${(size / 1024 / 1024).toFixed(1)} MiB, the limit is ${limit} MiB`);
  }
  if (bytes.subarray(0, gitCryptHeader.length).equals(gitCryptHeader)) {
    return unreadable("encrypted", "is encrypted with git-crypt");
  }
  if (path.endsWith(".nix")) {
    const zero = bytes.indexOf(0);
    if (zero >= 0) return unreadable("binary", `is not a text file: NUL byte at offset ${zero}`);
  }
  try {
    return { kind: "text", text: strictDecoder.decode(bytes) };
  } catch {
    const offset = firstInvalidByte(bytes);
    const line = countLines(bytes, offset);
    const value = (bytes[offset] ?? 0).toString(16).padStart(2, "0").toUpperCase();
    return unreadable("not-utf8", `is not UTF-8: byte 0x${value} at offset ${offset}, line ${line}`);
  }
}

function explainFailure(error: NodeJS.ErrnoException): FileContent {
  switch (error.code) {
    case "ENOENT":
      return unreadable("missing", "does not exist, or is a symbolic link that leads nowhere");
    case "ELOOP":
      return unreadable("missing", "is a symbolic link that leads to itself");
    case "EISDIR":
      return unreadable("directory", "is a folder");
    case "EACCES":
    case "EPERM":
      return unreadable("denied", "cannot be read: permission denied");
    default:
      return unreadable("denied", `cannot be read: ${error.code ?? error.message}`);
  }
}

/** Offset of the first byte that is not UTF-8: the longest prefix that decodes ends there. */
function firstInvalidByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValidPrefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return skipUnfinishedCharacter(bytes, good);
}

/** `stream` lets a prefix end in the middle of a character. */
function isValidPrefix(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** A prefix may end in the middle of a character: then the character, not its last byte, is what is wrong. */
function skipUnfinishedCharacter(bytes: Buffer, end: number): number {
  let start = end;
  while (start > 0 && end - start < 3 && ((bytes[start - 1] ?? 0) & 0xc0) === 0x80) start--;
  const isLead = start > 0 && (bytes[start - 1] ?? 0) >= 0xc0;
  if (!isLead) return end;
  try {
    strictDecoder.decode(bytes.subarray(start - 1, end));
    return end;
  } catch {
    return start - 1;
  }
}

function countLines(bytes: Buffer, end: number): number {
  let line = 1;
  for (let index = bytes.indexOf(10); index >= 0 && index < end; index = bytes.indexOf(10, index + 1)) line++;
  return line;
}

function unreadable(reason: UnreadableReason, detail: string): FileContent {
  return { kind: "unreadable", reason, detail };
}
