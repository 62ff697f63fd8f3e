import type { Finding } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { overlappingSpans, type Place, type Span } from "../../source/span.ts";
import { nixTokens, type Token, type TokenKind } from "../excerpt/nix-tokens.ts";
import { redaction, type SecretMask } from "../excerpt/secret-mask.ts";
import { html, type Markup } from "./markup.ts";

/** Lines of a marked place that are shown; of a longer one the rest is counted. */
const mostLines = 6;
/** UTF-16 code units of a line that are shown around what is marked in it. */
const widestLine = 220;
/** Of longer lines people on telephones may have to move the code, for which it takes part in the order of keys. */
export const safelyShort = 34;
/** So many of them stand before the mark of a line that is cut. */
const keptBefore = 60;

/** Short, because a page has thousands of them. */
const classes: Readonly<Record<TokenKind, string>> = {
  comment: "c",
  string: "s",
  keyword: "k",
  constant: "v",
  number: "v",
  path: "p",
  name: "n",
};

/** Shows code of a report: coloured, with marks, without secrets. */
export class CodeExcerpts {
  readonly #report: Report;
  readonly #mask: SecretMask;
  readonly #tokens = new Map<SourceFile, readonly Token[]>();

  constructor(report: Report, mask: SecretMask) {
    this.#report = report;
    this.#mask = mask;
  }

  /** The code of a finding with a line before and behind it; `null` where there is no text. */
  ofFinding(finding: Finding): Markup | null {
    return this.#excerpt(finding, finding, true);
  }

  /** The code of a place that explains the finding. */
  ofPlace(finding: Finding, place: Place): Markup | null {
    return this.#excerpt(finding, place, false);
  }

  #excerpt(finding: Finding, { file, span }: Place, hasContext: boolean): Markup | null {
    const source = this.#report.sourceOf(file);
    if (!source || source.text === "") return null;
    const { first, last, end } = shownLines(source, span);
    const rows: Markup[] = [];
    const rowOf = (line: number, mark: Span) => this.#row(finding, source, line, mark);
    const isTelling = (line: number) => hasContext && source.lineText(line).trim() !== "";
    if (first > 1 && isTelling(first - 1)) rows.push(rowOf(first - 1, nothing));
    for (let line = first; line <= last; line++) rows.push(rowOf(line, span));
    if (last < end) rows.push(html`<span class="l more">${countedLines(end - last)} more</span>`);
    else if (last < source.lineCount && isTelling(last + 1)) rows.push(rowOf(last + 1, nothing));
    const lines = Array.from({ length: last - first + 1 }, (_, index) => source.lineSpan(first + index));
    const isLong = lines.some(({ start, end: lineEnd }) => lineEnd - start > safelyShort);
    return html`<pre class="code ${finding.severity}"${isLong && html` tabindex="0"`}><code>${rows}</code></pre>`;
  }

  #row(finding: Finding, source: SourceFile, line: number, mark: Span): Markup {
    const whole = source.lineSpan(line);
    const shown = windowOf(whole, mark);
    const redactions = this.#mask.spansIn({ ...finding, file: source.path }, shown);
    const marked = markIn(source, shown, mark);
    const parts = [
      shown.start > whole.start ? "…" : null,
      ...this.#painted(source, { start: shown.start, end: marked.start }, redactions),
      mark === nothing ? null : this.#mark(source, marked, redactions),
      ...this.#painted(source, { start: marked.end, end: shown.end }, redactions),
      shown.end < whole.end ? "…" : null,
    ];
    return html`<span class="l" data-n="${line}">${parts}\n</span>`;
  }

  #mark(source: SourceFile, marked: Span, redactions: readonly Span[]): Markup {
    const inside = marked.start === marked.end ? [" "] : this.#painted(source, marked, redactions);
    return html`<mark>${inside}</mark>`;
  }

  /** A stretch of a line in colours; what is redacted has none. */
  #painted(source: SourceFile, shown: Span, redactions: readonly Span[]): (Markup | string)[] {
    const parts: (Markup | string)[] = [];
    let position = shown.start;
    for (const secret of redactions) {
      if (secret.end <= shown.start || secret.start >= shown.end) continue;
      parts.push(...this.#coloured(source, { start: position, end: Math.max(position, secret.start) }));
      parts.push(html`<span class="secret" title="a secret, not shown">${redaction}</span>`);
      position = Math.max(position, secret.end);
    }
    if (position < shown.end) parts.push(...this.#coloured(source, { start: position, end: shown.end }));
    return parts;
  }

  #coloured(source: SourceFile, shown: Span): (Markup | string)[] {
    const parts: (Markup | string)[] = [];
    let position = shown.start;
    for (const token of overlappingSpans(this.#tokensOf(source), shown)) {
      const [start, end] = [Math.max(token.start, position), Math.min(token.end, shown.end)];
      if (start > position) parts.push(codeText(source.text.slice(position, start)));
      if (end > start)
        parts.push(html`<span class="${classes[token.kind]}">${codeText(source.text.slice(start, end))}</span>`);
      position = Math.max(position, end);
    }
    if (position < shown.end) parts.push(codeText(source.text.slice(position, shown.end)));
    return parts;
  }

  #tokensOf(source: SourceFile): readonly Token[] {
    let tokens = this.#tokens.get(source);
    if (!tokens) {
      tokens = source.path.endsWith(".nix") ? nixTokens(source.text) : [];
      this.#tokens.set(source, tokens);
    }
    return tokens;
  }
}

const nothing: Span = { start: 0, end: 0 };

/** Code without its tabs, which would be spelled out. */
export function codeText(text: string): string {
  return text.replaceAll("\t", "    ");
}

function countedLines(count: number): string {
  return count === 1 ? "1 line" : `${count} lines`;
}

/** The lines of a span: the first, the last that is shown, and the last. */
function shownLines(source: SourceFile, span: Span): { first: number; last: number; end: number } {
  const first = source.positionAt(span.start).line;
  const final = source.positionAt(span.end);
  // A span that ends with a line end does not reach into the next line.
  const end = final.column === 1 && final.line > first ? final.line - 1 : final.line;
  return { first, last: end - first < mostLines ? end : first + mostLines - 2, end };
}

/** The part of a line that is shown: all, or what stands around the mark. */
function windowOf(line: Span, mark: Span): Span {
  if (line.end - line.start <= widestLine) return line;
  const start = Math.max(line.start, Math.min(mark.start - keptBefore, line.end - widestLine));
  return { start, end: Math.min(line.end, start + widestLine) };
}

/** The part of a mark in a line, without the blanks at the line's ends. */
function markIn(source: SourceFile, line: Span, mark: Span): Span {
  const text = source.slice(line);
  const indentation = text.length - text.trimStart().length;
  const start = Math.min(Math.max(mark.start, line.start + (mark.start < line.start ? indentation : 0)), line.end);
  const end = Math.max(start, Math.min(mark.end, line.start + text.trimEnd().length));
  return mark === nothing ? { start: line.end, end: line.end } : { start, end };
}
