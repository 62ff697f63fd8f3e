import { sep } from "node:path";
import { UsageError } from "./usage-error.ts";

/** What to do about a path that is written as on Windows where it is not; `undefined` for all others. */
export function hintForWindowsPath(written: string): string | undefined {
  if (sep === "\\" || !/\\|^[A-Za-z]:[\\/]/.test(written)) return undefined;
  if (/^[A-Za-z]:|^\\\\/.test(written)) return "paths of Windows mean nothing here: write it as this system does";
  return `folders are separated by '/' here: '${written.replaceAll("\\", "/")}'`;
}

/** Throws a `UsageError` for a file to be written that is named as on Windows, where it is not: it would get an odd name. */
export function refuseWindowsPath(flag: string, written: string): void {
  const hint = hintForWindowsPath(written);
  if (hint !== undefined) throw new UsageError(`${flag}: '${written}' is a path of Windows`, hint);
}
