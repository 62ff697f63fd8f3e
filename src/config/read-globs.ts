import type { TomlPath } from "./toml-positions.ts";
import type { TomlReader } from "./toml-reader.ts";
import { refuseForeignPath } from "./written-path.ts";

/** Globs that stay in the folder of flakelint.toml; throws a `ConfigError` at the first that does not. */
export function readGlobs(reader: TomlReader, value: unknown, path: TomlPath): string[] {
  const globs = reader.strings(value, path);
  globs.forEach((glob, index) => {
    checkInside(reader, glob, [...path, index]);
  });
  return globs;
}

/** Throws a `ConfigError` if a glob, or a path that is none, leads out of the folder of flakelint.toml or is written as on Windows. */
export function checkInside(reader: TomlReader, glob: string, path: TomlPath, isGlob = true): void {
  refuseForeignPath(reader, glob, path, isGlob);
  if (isInside(glob)) return;
  const hint = "paths are relative to the folder of flakelint.toml";
  throw reader.error(path, `'${glob}' leads out of the folder of flakelint.toml`, hint);
}

/** Whether a relative path stays below where it starts. */
export function isInside(path: string): boolean {
  return path !== "" && !path.startsWith("/") && !path.split("/").includes("..");
}
