import { statSync, writeFileSync } from "node:fs";
import { writeThroughLinks } from "./write-file.ts";

/**
 * Writes what a flag wants in a file: a regular file whole or not at all, through symbolic links; pipes, devices and opened
 * streams (`/dev/stderr`) as they take it. Throws what the system throws.
 * @param target absolute
 */
export function writeOutput(target: string, text: string): void {
  const descriptor = openedDescriptor(target);
  const status = statSync(target, { throwIfNoEntry: false });
  if (descriptor !== undefined) writeFileSync(descriptor, text);
  else if (status && !status.isFile()) writeFileSync(target, text);
  else writeThroughLinks(target, text);
}

/** What is open already is not opened again: others write to it, each behind the other. */
function openedDescriptor(target: string): number | undefined {
  if (target === "/dev/stdout") return 1;
  if (target === "/dev/stderr") return 2;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(target)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Whether a file that was asked for is standard output. */
export function isStandardOutput(file: string): boolean {
  return file === "-" || /^\/(?:dev\/(?:stdout|fd\/1)|proc\/self\/fd\/1)$/.test(file);
}
