import picomatch from "picomatch";
import type { Config } from "./config.ts";

type Matcher = (path: string) => boolean;

const matchers = new Map<string, Matcher>();

/** Whether no finding may be reported in a file. */
export function isExcluded(config: Config, file: string): boolean {
  return config.exclude.length > 0 && matchesAny(config, config.exclude, file);
}

/**
 * Whether a path (relative to the root) matches one of the globs of a configuration, which are relative to its
 * folder. `*` stays within a folder, `**` does not, dot files count, and a glob that names a folder means all in it.
 */
export function matchesAny(config: Config, globs: readonly string[], file: string): boolean {
  const folder = configFolder(config);
  if (!file.startsWith(folder)) return false;
  const path = file.slice(folder.length);
  return globs.some((glob) => matcherOf(glob)(path));
}

/** Folder of flakelint.toml with a slash at its end; "" for the root, and for a file from outside. */
function configFolder(config: Config): string {
  const path = config.path ?? "";
  if (path.startsWith("..") || path.startsWith("/")) return "";
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function matcherOf(glob: string): Matcher {
  let matcher = matchers.get(glob);
  if (!matcher) {
    const plain = glob.replace(/^\.\//, "").replace(/\/$/, "");
    matcher = picomatch([plain, `${plain}/**`], { dot: true });
    matchers.set(glob, matcher);
  }
  return matcher;
}
