import { fstatSync, type Stats, statSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

/** How long to wait for a full pipe before the next try. */
const pauseMs = 2;

/** A writer to standard output or error. */
export interface DescriptorWriter {
  write(text: string): void;
  /** What the system said when not all could be written; `undefined` where it could, or where the reader has gone away. */
  failure(): NodeJS.ErrnoException | undefined;
}

/**
 * It writes at once, so that nothing is lost when the program ends, and it does not load Node's streams, which takes
 * 3 ms. When the reader has gone away (`| head`), the rest is dropped quietly; when the disk is full, it is dropped too, and
 * whoever asks is told.
 */
export function descriptorWriter(descriptor: 1 | 2): DescriptorWriter {
  let isClosed = false;
  let failure: NodeJS.ErrnoException | undefined;
  const write = (text: string) => {
    const bytes = Buffer.from(text, "utf8");
    for (let offset = 0; offset < bytes.length && !isClosed; ) {
      try {
        offset += writeSync(descriptor, bytes, offset);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EAGAIN") pause();
        else isClosed = true;
        if (isClosed && code !== "EPIPE") failure = error as NodeJS.ErrnoException;
      }
    }
  };
  return { write, failure: () => failure };
}

/** Whether a descriptor is a terminal. */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    const status = fstatSync(descriptor);
    if (!status.isCharacterDevice() || isNowhere(status)) return false;
  } catch {
    return false;
  }
  const { isatty } = createRequire(import.meta.filename)("node:tty") as { isatty(descriptor: number): boolean };
  return isatty(descriptor);
}

/** To ask Node about what is no terminal anyway takes 2 ms. */
function isNowhere({ rdev }: Stats): boolean {
  return process.platform !== "win32" && rdev === statSync("/dev/null").rdev;
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
}
