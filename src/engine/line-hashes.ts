import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { hashOfLine } from "./fingerprint.ts";

/** What stands for a secret in the text that is hashed. */
const hidden = "•••";

/**
 * The hashes of the lines that findings stand on, each computed once, however long the line. Secrets count as dots: who
 * has the hash of a line and knows the rest of it could else try words until one fits.
 */
export class LineHashes {
  readonly #sourceOf: (file: string) => SourceFile | undefined;
  readonly #secretsIn: (file: string) => readonly Span[];
  readonly #hashes = new Map<string, string>();

  constructor(sourceOf: (file: string) => SourceFile | undefined, secretsIn: (file: string) => readonly Span[]) {
    this.#sourceOf = sourceOf;
    this.#secretsIn = secretsIn;
  }

  /** The hash of the line that holds an offset of a file. */
  at(file: string, offset: number): string {
    const source = this.#sourceOf(file);
    if (!source) return hashOfLine("");
    const { line } = source.positionAt(offset);
    const place = `${line} ${file}`;
    const known = this.#hashes.get(place);
    if (known !== undefined) return known;
    const hash = hashOfLine(withoutSecrets(source, line, this.#secretsIn(file)));
    this.#hashes.set(place, hash);
    return hash;
  }
}

function withoutSecrets(source: SourceFile, line: number, secrets: readonly Span[]): string {
  const { start, end } = source.lineSpan(line);
  let text = "";
  let position = start;
  for (const secret of secrets) {
    if (secret.end <= start || secret.start >= end) continue;
    text += source.text.slice(position, Math.max(position, secret.start)) + hidden;
    position = Math.min(end, secret.end);
  }
  return text + source.text.slice(position, end);
}
