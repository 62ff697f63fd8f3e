import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PublicSource } from "./compared-library.ts";

/** The library cannot be fetched: without the network, or because the commit is gone. */
export class UnreachableLibrary extends Error {}

/**
 * Fetches one commit of a public repository into a folder of its own below `parent`; gives that folder.
 * Throws `UnreachableLibrary`.
 */
export function checkOut(source: PublicSource, name: string, parent: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  const git = (...words: readonly string[]) => execFileSync("git", ["-C", folder, ...words], { stdio: "pipe" });
  git("init", "--quiet");
  try {
    git("fetch", "--quiet", "--depth", "1", source.repository, source.commit);
  } catch {
    throw new UnreachableLibrary(
      `'${name}' cannot be fetched from ${source.repository}: say where it is with --${name} DIR`,
    );
  }
  git("checkout", "--quiet", "FETCH_HEAD");
  return folder;
}
