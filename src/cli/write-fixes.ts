import type { FixOutcome } from "../engine/apply-fixes.ts";
import { renderPatch } from "./render-patch.ts";
import type { Shell } from "./shell.ts";
import { replaceFile } from "./write-file.ts";

/** Writes the changed files; tells what was done and what was left alone. False if any was left alone. */
export function writeFixes(outcome: FixOutcome, root: string, shell: Shell): boolean {
  let written = 0;
  for (const [path, { before, after }] of outcome.changes) {
    const result = replaceFile({ root, path, before, after });
    if (result.kind === "written") written++;
    else shell.say("error", `'${path}' was left as it is: ${result.because}`);
  }
  const complete = written === outcome.changes.size;
  if (complete && written > 0) {
    const fixes = outcome.applied === 1 ? "1 fix" : `${outcome.applied} fixes`;
    shell.say("note", `applied ${fixes} in ${written === 1 ? "1 file" : `${written} files`}`);
  }
  return complete;
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
