import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isWithin } from "./locate.ts";

/** What became of a file that was to be changed; the reason is a clause: "it is read-only". */
export type WriteOutcome =
  | { readonly kind: "written" }
  /** `isChanged`: the file is not as it was when the change was computed. */
  | { readonly kind: "left"; readonly because: string; readonly isChanged?: true };

export interface Replacement {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Relative to the root. */
  readonly path: string;
  /** The text the change was computed from. */
  readonly before: string;
  readonly after: string;
}

/**
 * Replaces the text of a file of the repository, whole or not at all, keeping its mode. Symbolic links are followed to
 * their target inside the repository. A file that changed meanwhile or is read-only is left alone. Never throws.
 */
export function replaceFile({ root, path, before, after }: Replacement): WriteOutcome {
  try {
    const target = realpathSync(join(root, path));
    if (!isWithin(target, root)) return left("it is a symbolic link that leads out of the repository");
    const status = statSync(target);
    if (!status.isFile()) return left("it is no regular file");
    if ((status.mode & 0o222) === 0) return left("it is read-only");
    const current = readFileSync(target, "utf8");
    if (current === after) return { kind: "written" };
    if (current !== before) return { ...left("it changed meanwhile"), isChanged: true };
    writeWhole(target, after, status);
    return { kind: "written" };
  } catch (error) {
    return left(explainWriteFailure(error));
  }
}

/** Writes a file that need not exist yet, whole or not at all. Throws what the system throws. */
export function writeWhole(target: string, text: string, status: Stats | undefined): void {
  // Neither longer than the name of the file may be, nor what another run has left, or writes now.
  const temporary = join(dirname(target), `.flakelint-${process.pid}-${Math.random().toString(36).slice(2, 8)}.tmp`);
  const descriptor = openSync(temporary, "wx", 0o666);
  try {
    try {
      writeAll(descriptor, Buffer.from(text, "utf8"));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (status) keepOwnerAndMode(temporary, status);
    renameSync(temporary, target);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // What stood in the way of writing is the better message.
  }
}

/** Writes a file that may exist, or be a symbolic link to one, whole or not at all. Throws what the system throws. */
export function writeThroughLinks(path: string, text: string): void {
  const target = lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
  const status = statSync(target, { throwIfNoEntry: false });
  if (status?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  // The superuser could put a file in place of a device.
  if (status && !status.isFile()) throw new Error("it is no regular file");
  writeWhole(target, text, status);
}

/** What stood in the way, as a clause. */
export function explainWriteFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EROFS":
      return "the file system is read-only";
    case "ENOENT":
      return "no such file or folder";
    case "ENOTDIR":
      return "its folder is a file";
    case "EISDIR":
      return "it is a folder";
    case "ENOSPC":
      return "no space left on the device";
    case "EDQUOT":
      return "the disk quota is used up";
    case "EFBIG":
      return "it would become too large";
    case "ENAMETOOLONG":
      return "its name is too long";
    case "ELOOP":
      return "its symbolic links go round in a circle";
    case "EBUSY":
      return "it is in use";
    case "EIO":
      return "the device reports an error";
    case "EBADF":
      return "it is not open for writing";
    default:
      return code ?? message;
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(descriptor, bytes, offset);
}

/** Only the superuser may give a file away; others keep it, for it was theirs. */
function keepOwnerAndMode(path: string, status: Stats): void {
  try {
    chownSync(path, status.uid, status.gid);
  } catch {
    // The mode below still says who may read it.
  }
  chmodSync(path, status.mode & 0o7777);
}

function left(because: string): WriteOutcome & { kind: "left" } {
  return { kind: "left", because };
}
