import type { FixOutcome } from "../engine/apply-fixes.ts";
import { displayPathFrom } from "./display-path.ts";
import type { OpenedRepository } from "./open-repository.ts";
import { renderPatch } from "./render-patch.ts";
import type { Shell } from "./shell.ts";
import { replaceFile, type WriteOutcome } from "./write-file.ts";

/**
 * Writes the changed files; tells what was done and what was left alone. False if any was left alone. What is staged is
 * mended in the work tree where that holds the same, and to stage it is left to the user.
 */
export function writeFixes(outcome: FixOutcome, { root, isIndex = false }: OpenedRepository, shell: Shell): boolean {
  const shown = displayPathFrom(root, shell);
  const written: string[] = [];
  for (const [path, { before, after }] of outcome.changes) {
    const result = replaceFile({ root, path, before, after });
    if (result.kind === "written") written.push(path);
    else shell.say("error", `'${shown(path)}' was left as it is: ${because(result, isIndex)}`);
  }
  const complete = written.length === outcome.changes.size;
  if (complete && written.length > 0) {
    const fixes = outcome.applied === 1 ? "1 fix" : `${outcome.applied} fixes`;
    shell.say("note", `applied ${fixes} in ${written.length === 1 ? "1 file" : `${written.length} files`}`);
  }
  if (isIndex && written.length > 0) {
    shell.say("note", "the fixes are in the work tree and not staged: look at them with git diff, and add them");
  }
  return complete;
}

function because({ because: reason, isChanged }: WriteOutcome & { kind: "left" }, isIndex: boolean): string {
  return isIndex && isChanged ? "it differs from what is staged (git diff shows how)" : reason;
}

/** All changes as one patch, relative to the root, without the secrets that stand in its lines. */
export function renderPatches({ changes, secrets }: FixOutcome): { patch: string; isWhole: boolean } {
  const whole = [...changes].map(([path, change]) => renderPatch({ path, ...change })).join("");
  const patch = secrets.reduce(withoutSecret, whole);
  return { patch, isWhole: patch === whole };
}

const shortestWord = 6;

/** A short secret is a word that may stand anywhere: it is hidden between quotes only. */
function withoutSecret(patch: string, secret: string): string {
  return secret.length < shortestWord ? patch.replaceAll(`"${secret}"`, '"•••"') : patch.replaceAll(secret, "•••");
}
