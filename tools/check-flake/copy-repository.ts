import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Copies what git tracks, or would, as it is in the working tree: Nix sees no more of it. Gives the folder. */
export function copyRepository(from: string, to: string): string {
  const listed = execFileSync("git", ["-C", from, "ls-files", "-coz", "--exclude-standard"], { encoding: "utf8" });
  for (const path of listed.split("\0").filter(Boolean)) {
    const source = join(from, path);
    if (!existsSync(source) || !statSync(source).isFile()) continue;
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(source, join(to, path));
  }
  return to;
}
