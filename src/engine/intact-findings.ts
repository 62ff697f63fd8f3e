import type { Finding, Fix } from "../findings/finding.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import { type Span, spanContains } from "../source/span.ts";
import type { LoggedOffence } from "./offence-log.ts";

/** Gives a file that was read and has syntax problems; `undefined` for all others. */
type BrokenFile = (path: string) => NixFile | undefined;

/**
 * The offences that do not stand in a part of a file that nobody could read, or on a syntax problem, which is told
 * already. Whoever reports them, from one file or from the whole project, unless the rule copes with damage itself.
 */
export function intactOffences(offences: readonly LoggedOffence[], brokenFile: BrokenFile): LoggedOffence[] {
  return offences.filter(({ rule, file: path, offence }) => {
    const file = rule.copesWithDamage ? undefined : brokenFile(path);
    return (
      !file || (file.isIntact(offence.at) && !file.tree.problems.some(({ span }) => spanContains(span, offence.at)))
    );
  });
}

/**
 * Takes from findings the fixes that touch a syntax problem: no rule but those on syntax mends, moves or removes one by
 * the way.
 */
export function withIntactFixes(findings: readonly Finding[], brokenFile: BrokenFile): Finding[] {
  return findings.map((finding) => {
    if (finding.topic === "syntax") return finding;
    const fixes = finding.fixes.filter((fix) => isIntact(fix, brokenFile));
    return fixes.length === finding.fixes.length ? finding : { ...finding, fixes };
  });
}

function isIntact({ edits }: Fix, brokenFile: BrokenFile): boolean {
  return edits.every((edit) => {
    const file = brokenFile(edit.file);
    return !file || (file.isIntact(edit) && !file.tree.problems.some(({ span }) => touches(span, edit)));
  });
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
