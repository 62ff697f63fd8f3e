/**
 * The forms of well-known tokens and keys, as gitleaks keeps them (github.com/gitleaks/gitleaks, MIT; state of 2026-07-22).
 *
 * secretlint's rules were tried: they take 100 ms to load and 0.45 ms a file against 4 ms and 0.04 ms here, add 78 kB against 11,
 * import `node:path`, answer by a promise where the hooks of rules are synchronous, and do not know age's keys.
 */
import type { Span } from "../source/span.ts";
import { tokenFormLines } from "./token-forms.data.ts";
import { WordScanner } from "./word-scanner.ts";

/** A text of a known secret's form. */
export interface KnownToken extends Span {
  /** "github-pat", "age-secret-key". */
  readonly form: string;
}

interface TokenForm {
  /** Where it stands in the list. */
  readonly place: number;
  readonly name: string;
  /** In small letters; without one of them the expression cannot match. */
  readonly keywords: readonly string[];
  readonly leastEntropy: number;
  /** Made when a text holds a keyword: most runs meet none, and to make them all takes as long as to check a file. */
  readonly expression: () => RegExp;
}

interface TokenForms {
  /** Finds the keywords of all forms. */
  readonly keywords: WordScanner;
  readonly forms: readonly TokenForm[];
  /** By keyword: the forms that it announces, worked out when it is first found. */
  readonly announced: Map<string, readonly TokenForm[]>;
}

let known: TokenForms | undefined;

/** Every token in a text, in order of place and apart from each other; made-up values are left out. */
export function tokensIn(text: string): readonly KnownToken[] {
  known ??= readForms();
  const keywords = known.keywords.wordsIn(text);
  if (keywords.size === 0) return [];
  const candidates = new Set<TokenForm>();
  for (const keyword of keywords) for (const form of announcedBy(keyword, known)) candidates.add(form);
  // Where two forms fit the same text, the one that stands first in the list gives the name.
  const inOrder = [...candidates].toSorted((a, b) => a.place - b.place);
  return apart(inOrder.flatMap((form) => tokensOfForm(form, text)));
}

function tokensOfForm({ name, leastEntropy, expression }: TokenForm, text: string): KnownToken[] {
  return [...text.matchAll(expression())].flatMap((match) => {
    const token = match[1] ?? match[0];
    if (entropyOf(token) < leastEntropy || isMadeUp(token)) return [];
    const start = match.index + match[0].indexOf(token);
    if (name === accessKeyId) return secretKeysNear(text, start);
    return [{ form: name, start, end: start + token.length }];
  });
}

/** An access key of AWS is public by itself, and says that its secret key, which has no mark, stands near. */
const accessKeyId = "aws-access-token";
const secretKey = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
const nearness = 300;

function secretKeysNear(text: string, id: number): KnownToken[] {
  const from = Math.max(0, id - nearness);
  return [...text.slice(from, id + nearness).matchAll(secretKey)].flatMap(({ 0: key, index }) => {
    // A hash in hexadecimal digits is as long.
    if (/^[0-9a-f]+$/.test(key) || entropyOf(key) < 4) return [];
    return [{ form: "aws-secret-key", start: from + index, end: from + index + key.length }];
  });
}

/** Of tokens that share text the longest is meant. */
function apart(tokens: readonly KnownToken[]): KnownToken[] {
  const kept: KnownToken[] = [];
  for (const token of tokens.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (token.start >= (kept.at(-1)?.end ?? 0)) kept.push(token);
  }
  return kept;
}

/** Examples of manuals, and rows: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`, `sk-…1234567890…`. */
function isMadeUp(token: string): boolean {
  return /example|placeholder|dummy|changeme|redacted|your[_-]|(.)\1{7}|12345678|abcdefgh|\.\.\./i.test(token);
}

/** Bits a character, after Shannon: what is written by hand has fewer than what a machine drew. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function readForms(): TokenForms {
  const forms = tokenFormLines.trim().split("\n").map(readForm);
  return {
    forms,
    keywords: new WordScanner([...new Set(forms.flatMap((form) => form.keywords))]),
    announced: new Map(),
  };
}

/** A word within a longer one is found as the longer alone, so the longer announces what both do. */
function announcedBy(word: string, { forms, announced }: TokenForms): readonly TokenForm[] {
  let found = announced.get(word);
  if (!found) {
    found = forms.filter((form) => form.keywords.some((keyword) => word.includes(keyword)));
    announced.set(word, found);
  }
  return found;
}

function readForm(line: string, place: number): TokenForm {
  const [name = "", keywords = "", entropy = "0", source = ""] = line.split("\t");
  let expression: RegExp | undefined;
  return {
    place,
    name,
    keywords: keywords.split(" "),
    leastEntropy: Number(entropy),
    expression: () => {
      expression ??= new RegExp(source, "g");
      return expression;
    },
  };
}
