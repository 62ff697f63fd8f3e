import type { Finding } from "../findings/finding.ts";
import type { SuppressedName, Suppression } from "../rules/rule.ts";
import { nearestName } from "../source/nearest-name.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { SuppressionComment } from "./suppression-comments.ts";

/** The rule about suppressions themselves; it cannot judge those that allow it. */
const reviewingRule = "unused-suppression";

interface FileSuppressions {
  readonly source: SourceFile;
  readonly comments: readonly SuppressionComment[];
  /** The names that suppressed something, by their spans. */
  readonly used: Set<Span>;
}

/** The suppression comments of all files, and what each has suppressed so far. */
export class Suppressions {
  readonly #byFile = new Map<string, FileSuppressions>();

  /** Takes note of the comments of a file that has any. */
  add(source: SourceFile, comments: readonly SuppressionComment[]): void {
    this.#byFile.set(source.path, { source, comments, used: new Set() });
  }

  /** The files that have any. */
  get paths(): readonly string[] {
    return [...this.#byFile.keys()];
  }

  /** Whether a comment allows a finding; the names that do count as used from then on. */
  suppresses(finding: Finding): boolean {
    const entry = this.#byFile.get(finding.file);
    if (!entry) return false;
    const { line } = entry.source.positionAt(finding.span.start);
    let isSuppressed = false;
    for (const comment of entry.comments) {
      if (comment.nearestDirective !== null) continue;
      if (comment.scope !== "file" && comment.scope !== line) continue;
      for (const name of comment.names) {
        if (name.name !== finding.rule) continue;
        entry.used.add(name.span);
        isSuppressed = true;
      }
    }
    return isSuppressed;
  }

  /**
   * What came of each comment of a file, once all findings have passed through `suppresses`.
   * `wasJudged` tells whether a rule ran to its end in the file.
   */
  review(path: string, ruleIds: ReadonlySet<string>, wasJudged: (ruleId: string) => boolean): Suppression[] {
    const entry = this.#byFile.get(path);
    if (!entry) return [];
    const outcomeOf = (name: string, span: Span): SuppressedName["outcome"] => {
      if (!ruleIds.has(name)) return "unknown";
      if (entry.used.has(span)) return "used";
      return name === reviewingRule || !wasJudged(name) ? "not-judged" : "unused";
    };
    return entry.comments.map(({ scope: _, names, ...comment }) => ({
      ...comment,
      names: names.map(({ name, span }) => {
        const outcome = outcomeOf(name, span);
        return { name, span, outcome, nearest: outcome === "unknown" ? (nearestName(name, ruleIds) ?? null) : null };
      }),
    }));
  }
}
