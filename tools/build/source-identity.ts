import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** A hash of all that the program is made of: what one build has found out of files, no other takes for its own. */
export function sourceIdentity(): string {
  const hash = createHash("sha256");
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).sort();
  for (const path of [
    ...sources.map((name) => `src/${name.replaceAll("\\", "/")}`),
    "package-lock.json",
    "package.json",
  ]) {
    const file = join(root, path);
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 20);
}
