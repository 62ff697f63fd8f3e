import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PublicSource } from "./compared-library.ts";

/** Fetches one commit of a public repository into a folder of its own below `parent`; gives that folder. */
export function checkOut(source: PublicSource, name: string, parent: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  const git = (...words: readonly string[]) => execFileSync("git", ["-C", folder, ...words], { stdio: "pipe" });
  git("init", "--quiet");
  git("fetch", "--quiet", "--depth", "1", source.repository, source.commit);
  git("checkout", "--quiet", "FETCH_HEAD");
  return folder;
}
