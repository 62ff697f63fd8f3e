import type { Finding, Fix, RelatedPlace } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { rangeOf } from "../excerpt/range.ts";
import { SecretMask } from "../excerpt/secret-mask.ts";
import { CodeExcerpts, safelyShort } from "./code-excerpt.ts";
import { type DiffLine, fixDiff } from "./fix-diff.ts";
import { withCode } from "./markdown.ts";
import { html, type Markup, type MarkupPart } from "./markup.ts";

/** Related places of a finding that are shown with their code; of more of them only where they are. */
const mostPlacesWithCode = 4;
const mostPlaces = 12;
/** A longer diff waits to be opened. */
const longDiff = 8;

/** Prints findings as cards. Filters read the `data-` attributes, and those of the group of the file. */
export class CardPrinter {
  readonly #report: Report;
  readonly #mask: SecretMask;
  readonly #excerpts: CodeExcerpts;
  readonly #ids = new Map<string, number>();

  constructor(report: Report) {
    this.#report = report;
    this.#mask = new SecretMask(report);
    this.#excerpts = new CodeExcerpts(report, this.#mask);
  }

  card(finding: Finding): Markup {
    const { rule, severity } = finding;
    const fixes = this.#mask.printableFixes(finding);
    const id = this.#idOf(finding);
    const place = placeText(this.#report, finding);
    return html`<article class="finding ${severity}" id="${id}" aria-labelledby="${id}t" data-rule="${rule}"${fixes.length > 0 && html` data-fix="${safetyOf(fixes)}"`}>
<h4 id="${id}t"><span class="severity">${severity}</span> ${withCode(finding.message)}</h4>
<p class="meta"><span class="place">${place}</span> <a class="rule" href="#rule-${rule}">${rule}</a>${fixes.length > 0 && html` <span class="fixable">${safetyOf(fixes) === "safe" ? "fixable" : "fix suggested"}</span>`}</p>
${this.#excerpts.ofFinding(finding)}${this.#places(finding)}${this.#flow(finding)}${finding.help !== undefined && html`<p class="help"><b>help</b> ${withCode(finding.help)}</p>`}${fixes.map((fix) => this.#fix(finding, fix))}</article>
`;
  }

  /** The fingerprint, so that a link to the finding outlives moved lines. */
  #idOf({ fingerprint }: Finding): string {
    const count = (this.#ids.get(fingerprint) ?? 0) + 1;
    this.#ids.set(fingerprint, count);
    return count === 1 ? `f-${fingerprint}` : `f-${fingerprint}-${count}`;
  }

  #places(finding: Finding): MarkupPart {
    const { related } = finding;
    if (related.length === 0) return null;
    const shown = related.slice(0, mostPlaces).map((place, index) => this.#place(finding, place, index));
    const hidden = related.length - shown.length;
    return html`<ul class="places">${shown}${hidden > 0 && html`<li>and ${hidden} more</li>`}</ul>`;
  }

  #flow(finding: Finding): MarkupPart {
    const { flow = [] } = finding;
    return (
      flow.length > 0 && html`<ol class="places">${flow.map((step, index) => this.#place(finding, step, index))}</ol>`
    );
  }

  #place(finding: Finding, place: RelatedPlace, index: number): Markup {
    const code = index < mostPlacesWithCode ? this.#excerpts.ofPlace(finding, place) : null;
    return html`<li><span class="place">${placeText(this.#report, place)}</span> ${withCode(place.message)}${code}</li>`;
  }

  #fix(finding: Finding, fix: Fix): Markup {
    const lines = fixDiff(this.#report, this.#mask, finding, fix);
    const flag = fix.safety === "safe" ? "--fix" : "--unsafe-fixes";
    const title = html`<b>fix</b> ${withCode(fix.title)} <code>${flag}</code>`;
    if (lines.length === 0) return html`<p class="fix">${title}</p>`;
    const isOpen = lines.length <= longDiff;
    const isLong = lines.some(({ text }) => text.length > safelyShort);
    return html`<details class="fix"${isOpen && html` open`}><summary>${title}</summary><pre class="code diff"${isLong && html` tabindex="0"`}><code>${lines.map(diffLine)}</code></pre></details>`;
  }
}

/** `file:line:column`, as editors open it. */
function placeText(report: Report, place: Pick<Finding, "file" | "span">): string {
  const { line, column } = rangeOf(report, place).start;
  return `${place.file}:${line}:${column}`;
}

function safetyOf(fixes: readonly Fix[]): "safe" | "suggested" | "none" {
  if (fixes.some((fix) => fix.safety === "safe")) return "safe";
  return fixes.length > 0 ? "suggested" : "none";
}

function diffLine({ kind, text }: DiffLine): Markup {
  if (kind === "removed") return html`<del class="l">${text}\n</del>`;
  if (kind === "added") return html`<ins class="l">${text}\n</ins>`;
  return html`<span class="l more">${text}\n</span>`;
}
