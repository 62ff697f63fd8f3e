import type { Finding, RelatedPlace } from "../findings/finding.ts";
import { namedSecretsIn } from "../knowledge/secret-options.ts";
import { tokensIn } from "../knowledge/token-forms.ts";
import type { Span } from "../source/span.ts";
import type { LoggedOffence } from "./offence-log.ts";
import type { ParsedFiles } from "./parsed-files.ts";

/** What stands for a secret in a sentence. */
const redaction = "•••";

/** Shorter texts are words: to hide "root" wherever it stands would only spoil sentences. */
const shortestHidden = 6;

/** A word that the file says elsewhere, too (the name of a service as its password): hiding it in a sentence would point at it. */
const plainWord = /^[a-z-]+$/i;

/**
 * Where secrets stand, whichever rules ran and whatever comments allow: what rules say must be hidden, what has the form of
 * a token, and what is written under the name of a secret. Files are looked through when a report first shows them.
 */
export class KnownSecrets {
  readonly #parsed: Pick<ParsedFiles, "source">;
  readonly #reported: Map<string, readonly Span[]>;
  /** What an offence says must be hidden of its own file, by rule and place. */
  readonly #own = new Map<string, Span[]>();
  readonly #written = new Map<string, readonly Span[]>();
  readonly #spans = new Map<string, readonly Span[]>();
  readonly #values = new Map<string, readonly string[]>();

  /** @param reported what an earlier analysis of the same files had reported */
  constructor(
    parsed: Pick<ParsedFiles, "source">,
    offences: readonly LoggedOffence[],
    reported: Iterable<readonly [path: string, spans: readonly Span[]]> = [],
  ) {
    this.#parsed = parsed;
    this.#reported = new Map(reported);
    for (const { rule, file, offence } of offences) {
      for (const place of offence.redact ?? []) {
        const path = place.file ?? file;
        this.#reported.set(path, [...(this.#reported.get(path) ?? []), place.at]);
        if (path === file) this.#addOwn(ownKey(rule.id, file, offence.at), place.at);
      }
    }
  }

  /** Where rules say that secrets stand, by file. */
  get reported(): ReadonlyMap<string, readonly Span[]> {
    return this.#reported;
  }

  /** Sorted, and apart from each other; without the quotes. */
  spansIn(file: string): readonly Span[] {
    let spans = this.#spans.get(file);
    if (!spans) {
      spans = apart(
        [...(this.#reported.get(file) ?? []), ...this.#foundIn(file)].map((span) => this.#bare(file, span)),
      );
      this.#spans.set(file, spans);
    }
    return spans;
  }

  /**
   * What of a file is to be hidden for a finding, whichever other rules ran: what is written like a secret, and what its own
   * rule says is one.
   */
  spansFor({ rule, file, span }: Pick<Finding, "rule" | "file" | "span">): readonly Span[] {
    let written = this.#written.get(file);
    if (!written) {
      written = apart(this.#foundIn(file).map((found) => this.#bare(file, found)));
      this.#written.set(file, written);
    }
    const own = this.#own.get(ownKey(rule, file, span));
    return own ? apart([...written, ...own.map((one) => this.#bare(file, one))]) : written;
  }

  #addOwn(key: string, span: Span): void {
    this.#own.set(key, [...(this.#own.get(key) ?? []), span]);
  }

  /** A sentence about files, without the secrets that stand in them. */
  masked(text: string, files: Iterable<string>): string {
    let result = text;
    for (const file of new Set([...files, ...this.#reported.keys()])) {
      for (const value of this.#valuesIn(file)) result = result.replaceAll(value, redaction);
    }
    return result;
  }

  #valuesIn(file: string): readonly string[] {
    let values = this.#values.get(file);
    if (!values) {
      values = this.#readValues(file);
      this.#values.set(file, values);
    }
    return values;
  }

  #readValues(file: string): string[] {
    const source = this.#parsed.source(file);
    if (!source) return [];
    const lines = this.spansIn(file).flatMap((span) => source.slice(span).split("\n"));
    const inTheClear = this.#withoutSpans(file, source.text);
    const values = lines
      .map((line) => line.trim())
      .filter((line) => line.length >= shortestHidden && !(plainWord.test(line) && inTheClear.includes(line)));
    return values.toSorted((a, b) => b.length - a.length);
  }

  #withoutSpans(file: string, text: string): string {
    let rest = "";
    let end = 0;
    for (const span of this.spansIn(file)) {
      rest += text.slice(end, span.start);
      end = span.end;
    }
    return rest + text.slice(end);
  }

  #foundIn(path: string): readonly Span[] {
    return secretsWritten(path, this.#parsed.source(path)?.text ?? "");
  }

  #bare(file: string, { start, end }: Span): Span {
    const text = this.#parsed.source(file)?.text.slice(start, end) ?? "";
    const quote = ["''", '"'].find(
      (mark) => text.length >= 2 * mark.length && text.startsWith(mark) && text.endsWith(mark),
    );
    return { start: start + (quote?.length ?? 0), end: end - (quote?.length ?? 0) };
  }
}

/** What has the form of a token, and what is written under the name of a secret. */
export function secretsWritten(path: string, text: string): readonly Span[] {
  return path.endsWith(".nix") ? [...tokensIn(text), ...namedSecretsIn(text)] : tokensIn(text);
}

/** Whether a fix would write a secret, as one does that moves it. */
export function writesSecret({ file, fixes }: Finding, secrets: KnownSecrets): boolean {
  const edits = fixes.flatMap((fix) => fix.edits);
  return edits.some((edit) => !isQuiet(edit.text) && secrets.masked(edit.text, [file, edit.file]) !== edit.text);
}

function ownKey(rule: string, file: string, { start, end }: Span): string {
  return `${rule} ${start} ${end} ${file}`;
}

/** A finding whose sentences quote no secret of the files that it is about. */
export function withoutSecrets(finding: Finding, secrets: KnownSecrets): Finding {
  const { related, flow = [], fixes } = finding;
  const files = [finding.file, ...[...related, ...flow].map((place) => place.file)];
  const masked = (text: string): string => (isQuiet(text) ? text : secrets.masked(text, files));
  const place = (one: RelatedPlace): RelatedPlace => ({ ...one, message: masked(one.message) });
  return {
    ...finding,
    message: masked(finding.message),
    ...(finding.help === undefined ? {} : { help: masked(finding.help) }),
    related: related.map(place),
    ...(finding.flow ? { flow: flow.map(place) } : {}),
    fixes: fixes.map((fix) => ({ ...fix, title: masked(fix.title) })),
  };
}

/** Without a word that could be a secret there is nothing to hide. */
function isQuiet(text: string): boolean {
  return !/[^\s'"`(),:;]{6}/.test(text);
}

function apart(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) merged.push(span);
  }
  return merged;
}
