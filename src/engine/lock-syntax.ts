import { readLockFile } from "../project/flake/read-lock-file.ts";
import type { Offence } from "../rules/rule.ts";

/** What keeps a flake.lock from being read as JSON: the first mistake; `undefined` where there is none. */
export function lockSyntaxOffence(path: string, text: string): Offence | undefined {
  const { problem } = readLockFile(path, text);
  if (!problem?.isSyntax) return undefined;
  const conflict = /^<{7}(?: .*)?$/m.exec(text);
  if (conflict) {
    const at = { start: conflict.index, end: conflict.index + conflict[0].length };
    const help = "take one side, then run 'nix flake lock'";
    return { at, message: "flake.lock holds an unresolved merge conflict", help };
  }
  const help = "restore it from git, or delete it and run 'nix flake lock'";
  return { at: problem.span, message: problem.message, help };
}
