import { relative, resolve } from "node:path";
import type { Shell } from "./shell.ts";

/** Files are called as the reader would type them: from the working directory. */
export function displayPathFrom(root: string, shell: Shell): (file: string) => string {
  const toRoot = relative(shell.workingDirectory, root);
  if (toRoot === "") return (file) => file;
  return (file) => relative(shell.workingDirectory, resolve(root, file));
}
