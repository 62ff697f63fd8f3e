import type { Finding } from "../findings/finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { LineHashes } from "./line-hashes.ts";

/** A finding that its people know of, and do not want to be told again. */
export interface KnownFinding {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

export interface Baseline {
  /** Relative to the root; for people. */
  readonly file: string;
  readonly known: readonly KnownFinding[];
}

/** What came of a baseline in an analysis. */
export interface BaselineOutcome {
  readonly file: string;
  /** The known findings that are still there. */
  readonly heldBack: readonly Finding[];
  /** Entries whose rule looked at their file, or whose file is gone, and that match nothing any more. */
  readonly stale: readonly KnownFinding[];
  /** Entries whose rule is off in their file, or whose file is excluded, or whose rule does not exist. */
  readonly off: readonly KnownFinding[];
  /** Entries that this analysis says nothing of: their file or rule was not among what ran to its end. */
  readonly unjudged: readonly KnownFinding[];
}

/** In a file that cannot be read nobody knows what else is wrong: these are told until they are mended. */
export const neverKnown: ReadonlySet<string> = new Set(["syntax-error", "unreadable-file"]);

/** Whether a baseline may hold a finding of a rule. */
export function canBeKnown({ rule }: Pick<Finding, "rule">): boolean {
  return !neverKnown.has(rule);
}

/** The entry of a baseline that a finding becomes. */
export function knownAs({ rule, file, fingerprint }: Finding): KnownFinding {
  return { rule, file, fingerprint };
}

export interface HeldBack {
  readonly kept: readonly Finding[];
  readonly heldBack: readonly Finding[];
  readonly unmatched: readonly KnownFinding[];
}

/**
 * Takes the known findings out. What is not known under its own file is looked for under the files that are gone: where a
 * file was renamed, its unchanged lines are still known.
 */
export function holdBack(
  findings: readonly Finding[],
  known: readonly KnownFinding[],
  hashes: LineHashes,
  isGone: (file: string) => boolean,
): HeldBack {
  const open = new Map(known.map((entry) => [entry.fingerprint, entry]));
  const heldBack = new Set<Finding>();
  const holdOne = (finding: Finding, fingerprint: string): boolean => {
    if (!canBeKnown(finding) || open.get(fingerprint)?.rule !== finding.rule) return false;
    open.delete(fingerprint);
    heldBack.add(finding);
    return true;
  };
  for (const finding of findings) holdOne(finding, finding.fingerprint);

  const gone = countByFile([...open.values()].filter(({ file }) => isGone(file)));
  for (const finding of gone.size > 0 ? findings : []) {
    if (heldBack.has(finding)) continue;
    formerFingerprints(finding, gone, hashes).some((fingerprint) => holdOne(finding, fingerprint));
  }
  return {
    kept: findings.filter((finding) => !heldBack.has(finding)),
    heldBack: findings.filter((finding) => heldBack.has(finding)),
    unmatched: [...open.values()],
  };
}

/** What a finding would have been called in each of the files that are gone, as the first, second, … on an equal line. */
function formerFingerprints(finding: Finding, gone: ReadonlyMap<string, number>, hashes: LineHashes): string[] {
  const hash = hashes.of(finding);
  return [...gone].flatMap(([file, count]) =>
    Array.from({ length: count }, (_, ordinal) => fingerprintOf(finding.rule, file, hash, ordinal)),
  );
}

function countByFile(entries: readonly KnownFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file } of entries) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}
