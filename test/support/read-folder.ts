import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file of a folder of this repository, as text by path relative to it. */
export function readFolder(folder: string): Record<string, string> {
  const root = new URL(`../../${folder}/`, import.meta.url).pathname;
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(root.length), readFileSync(file, "utf8")]));
}
