import type { Place, Span } from "../source/span.ts";
import type { TextEdit } from "../source/text-edit.ts";

export type Severity = "error" | "warning" | "note";

/** From most to least severe. */
export const severities: readonly Severity[] = ["error", "warning", "note"];

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** A second place that explains the finding; the message is a fragment ("first set here"). */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** `safe` leaves the meaning as it was; `suggested` may change it and wants a person's look. */
export type FixSafety = "safe" | "suggested";

export interface Fix {
  /** Imperative, without a full stop: "Remove input 'utils'". */
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
}

/** One offence at one place. */
export interface Finding {
  readonly rule: string;
  readonly topic: string;
  readonly severity: Severity;
  /** What is wrong, with the user's own name in quotes, without a full stop. */
  readonly message: string;
  /** Relative to the report's root, with forward slashes. */
  readonly file: string;
  readonly span: Span;
  /** What to do about it, in a line. */
  readonly help?: string;
  readonly related: readonly RelatedPlace[];
  /** How something got here, in order; absent where there is no way to tell of. */
  readonly flow?: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** Stays the same when lines move: from rule, file, and the text of the line. */
  readonly fingerprint: string;
}
