import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { hashOfLine } from "./fingerprint.ts";

/** What stands for a secret in the text that is hashed. */
const hidden = "•••";

type Located = Pick<Finding, "rule" | "file" | "span">;

/**
 * The hashes of the lines that findings stand on, each computed once, however long the line. Secrets count as dots: who
 * has the hash of a line and knows the rest of it could else try words until one fits.
 */
export class LineHashes {
  readonly #sourceOf: (file: string) => SourceFile | undefined;
  readonly #secretsFor: (finding: Located) => readonly Span[];
  readonly #hashes = new Map<string, string>();

  constructor(sourceOf: (file: string) => SourceFile | undefined, secretsFor: (finding: Located) => readonly Span[]) {
    this.#sourceOf = sourceOf;
    this.#secretsFor = secretsFor;
  }

  /** The hash of the line that a finding begins on. */
  of(finding: Located): string {
    const source = this.#sourceOf(finding.file);
    if (!source) return hashOfLine("");
    const { line } = source.positionAt(finding.span.start);
    const { start, end } = source.lineSpan(line);
    const secrets = this.#secretsFor(finding).filter((secret) => secret.end > start && secret.start < end);
    const key = [line, finding.file, ...secrets.map((secret) => `${secret.start}-${secret.end}`)].join(" ");
    let hash = this.#hashes.get(key);
    if (hash === undefined) {
      hash = hashOfLine(withoutSecrets(source.text, { start, end }, secrets));
      this.#hashes.set(key, hash);
    }
    return hash;
  }
}

function withoutSecrets(text: string, { start, end }: Span, secrets: readonly Span[]): string {
  let result = "";
  let position = start;
  for (const secret of secrets) {
    result += text.slice(position, Math.max(position, secret.start)) + hidden;
    position = Math.min(end, secret.end);
  }
  return result + text.slice(position, end);
}
