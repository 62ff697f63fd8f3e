import { relative, resolve } from "node:path";
import type { Shell } from "./shell.ts";

/** Files are called as the reader would type them: from the working directory. */
export function displayPathFrom(root: string, shell: Shell): (file: string) => string {
  const toRoot = relative(shell.workingDirectory, root);
  if (toRoot === "") return (file) => file;
  // A file is told once for each of its findings.
  const known = new Map<string, string>();
  return (file) => {
    const path = known.get(file) ?? relative(shell.workingDirectory, resolve(root, file));
    known.set(file, path);
    return path;
  };
}
