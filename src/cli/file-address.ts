import { hostname } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Shell } from "./shell.ts";

/**
 * Where a line of a file leads to, for terminals with links. `null` in editors, which make a better link of
 * `path:line:column` themselves: one that opens the line. kitty takes the line behind a `#`, others would miss the file.
 */
export function fileAddress(
  environment: Shell["environment"],
  root: string,
): ((file: string, line: number) => string) | null {
  if (["vscode", "zed"].includes(environment.TERM_PROGRAM ?? "")) return null;
  const isKitty = environment.KITTY_WINDOW_ID !== undefined && environment.TERM === "xterm-kitty";
  return (file, line) => {
    const url = pathToFileURL(resolve(root, file));
    // Over ssh the terminal must not look for it on its own machine.
    url.host = hostname();
    return `${url.href}${isKitty ? `#${line}` : ""}`;
  };
}
