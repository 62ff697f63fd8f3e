import type { Finding, Fix } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { overlappingSpans, type Span } from "../../source/span.ts";
import type { TextEdit } from "../../source/text-edit.ts";
import { literalSpans } from "./literal-spans.ts";

/** What stands where a secret would: always as long, so that it tells nothing of the secret's length. */
export const redaction = "•••";

/** A text as short as this stands in many an edit by chance. */
const shortestCarried = 4;

/** Findings of this topic are about secrets. */
export const secretTopic = "secrets";

/**
 * Which stretches of the analysed files must not be printed. Goals:
 * 1. a finding about a secret shows no literal and no comment at all: any of them may be the secret;
 * 2. another finding that shows a line a secret stands on does not show it either.
 */
export class SecretMask {
  readonly #report: Report;
  /** The spans that findings about secrets point at, by file. */
  readonly #secretPlaces = new Map<string, Span[]>();
  readonly #literals = new Map<SourceFile, readonly Span[]>();

  constructor(report: Report) {
    this.#report = report;
    for (const finding of report.findings) {
      if (finding.topic !== secretTopic) continue;
      for (const { file, span } of [finding, ...finding.related, ...(finding.flow ?? [])]) {
        const places = this.#secretPlaces.get(file) ?? [];
        places.push(span);
        this.#secretPlaces.set(file, places);
      }
    }
  }

  /** What to redact when `shown` of the finding's file is printed: sorted, apart from each other, cut to `shown`. */
  spansIn(finding: Finding, shown: Span): readonly Span[] {
    const source = this.#report.sourceOf(finding.file);
    if (!source) return [];
    const known = overlappingSpans(this.#report.secretsIn(finding.file), shown);
    return united([...known, ...this.#doubtfulIn(finding, source, shown)]).map((span) => cut(span, shown));
  }

  /** The fixes that can be printed: an edit may carry a secret from one place to another. */
  printableFixes(finding: Finding): readonly Fix[] {
    return finding.fixes.filter((fix) => !fix.edits.some((edit) => this.#carriesSecret(edit)));
  }

  #carriesSecret({ file, text }: TextEdit): boolean {
    const source = this.#report.sourceOf(file);
    if (text === "" || !source) return false;
    return this.#report.secretsIn(file).some((span) => {
      const secret = source.slice(span);
      return secret.length >= shortestCarried && text.includes(secret);
    });
  }

  /** Any literal near a finding about secrets may be one. */
  #doubtfulIn(finding: Finding, source: SourceFile, shown: Span): Span[] {
    const places = this.#secretPlaces.get(finding.file) ?? [];
    if (places.length === 0) return [];
    const isHidden = (literal: Span) => places.some((place) => overlaps(literal, wholeLines(source, place)));
    return overlappingSpans(this.#literalsOf(source), shown).filter(
      (literal) => finding.topic === secretTopic || isHidden(literal),
    );
  }

  #literalsOf(source: SourceFile): readonly Span[] {
    let literals = this.#literals.get(source);
    if (!literals) {
      // Of other files than Nix's nothing is known, so all of them may be secret.
      literals = source.path.endsWith(".nix") ? literalSpans(source.text) : [{ start: 0, end: source.text.length }];
      this.#literals.set(source, literals);
    }
    return literals;
  }
}

/** The text of `shown` with each of the spans (as `spansIn` gives them) replaced. */
export function redacted(source: SourceFile, shown: Span, spans: readonly Span[]): string {
  let text = "";
  let position = shown.start;
  for (const span of spans) {
    text += source.text.slice(position, span.start) + redaction;
    position = span.end;
  }
  return text + source.text.slice(position, shown.end);
}

/** The same stretches, sorted, with those that share text made one. */
function united(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function cut(span: Span, limits: Span): Span {
  return { start: Math.max(span.start, limits.start), end: Math.min(span.end, limits.end) };
}

function wholeLines(source: SourceFile, span: Span): Span {
  const first = source.lineSpan(source.positionAt(span.start).line);
  const last = source.lineSpan(source.positionAt(span.end).line);
  return { start: first.start, end: Math.max(last.end, first.end) };
}
