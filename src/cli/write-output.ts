import { appendFileSync, statSync } from "node:fs";
import { writeThroughLinks } from "./write-file.ts";

/** Names of what is open already: to replace it as a file would take it away from the others who write to it. */
const openedStream = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;

/**
 * Writes what a flag wants in a file: a regular file whole or not at all, through symbolic links; pipes, devices and opened
 * streams (`/dev/stderr`) as they take it. Throws what the system throws.
 * @param target absolute
 */
export function writeOutput(target: string, text: string): void {
  const status = statSync(target, { throwIfNoEntry: false });
  if (openedStream.test(target) || (status && !status.isFile())) appendFileSync(target, text);
  else writeThroughLinks(target, text);
}

/** Whether a file that was asked for is standard output. */
export function isStandardOutput(file: string): boolean {
  return file === "-" || /^\/(?:dev\/(?:stdout|fd\/1)|proc\/self\/fd\/1)$/.test(file);
}
