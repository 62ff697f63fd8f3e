import type { UnreadableReason } from "../../source/repository-files.ts";

/** Why a file was not read, as the end of a sentence about it. */
export const skipReasons: Readonly<Record<UnreadableReason, string>> = {
  missing: "does not exist",
  directory: "is a directory",
  denied: "may not be read",
  "not-utf8": "is not UTF-8",
  binary: "is binary, not text",
  "too-large": "is too large",
  encrypted: "is encrypted",
  outside: "leads out of the repository",
};
