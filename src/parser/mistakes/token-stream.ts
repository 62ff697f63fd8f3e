import type { Span } from "../../source/span.ts";
import type { SyntaxProblem } from "../syntax.ts";
import { characterName, looksBlank, strangeCharacter } from "./character-names.ts";
import type { Doubt } from "./doubt.ts";
import { readToken, type Token } from "./token.ts";

/** An edit of a fix that is still growing. */
export interface Edit extends Span {
  readonly text: string;
}

/** A bracket or keyword that waits for its counterpart. */
export interface Opener {
  /** As written: `(`, `[`, `{`, `${`, `let`, `if`. */
  readonly text: string;
  readonly span: Span;
}

/** Leaves the reading of an entry that holds a mistake; caught where reading can go on. */
export class Abandoned extends Error {
  /** Whether there is no going on: what follows would be read with strings and code exchanged. */
  readonly isFinal: boolean;

  constructor(isFinal = false) {
    super();
    this.isFinal = isFinal;
  }
}

/**
 * A problem is told once so many tokens were read without one. Nearer ones mostly follow from the one before: of two
 * swapped tokens the first is told.
 */
const tokensBetweenProblems = 3;

/** After so many, the file is something else than Nix. */
export const problemLimit = 20;

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}", let: "in 0" };

function isEntryHolder(opener: string | undefined): boolean {
  return opener === "{" || opener === "let";
}

/** Walks a file's tokens, keeps the brackets that are open, and collects what is wrong. */
export class TokenStream {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  readonly openers: Opener[] = [];
  /** Stretches that were passed over, or may be something else than what they were read as; in no order. */
  readonly doubts: Doubt[] = [];
  /** The entries that are being read, with the number of openers around each. */
  readonly entries: { readonly start: number; readonly height: number }[] = [];
  /** Whether a mistake was met since the last stretch was settled. */
  isInDoubt = false;
  /** Where the last mistake was met. */
  doubtStart = -1;
  guessesQuotes = true;
  token: Token;
  /** Where the last token before `token` ended. */
  previousEnd = 0;
  /** What was opened in a deeper indentation than that of the line that closes it. */
  suspect: Opener | undefined;
  #afterInvalid = false;
  #tokensSinceProblem = tokensBetweenProblems;

  /** Stands before the first token: `moveTo(0)` begins. */
  constructor(text: string) {
    this.text = text;
    this.token = { kind: "end", start: 0, end: 0, text: "" };
  }

  /** Goes on reading at an offset. */
  moveTo(offset: number): void {
    this.#afterInvalid = false;
    this.token = readToken(this.text, offset);
    while (this.token.kind === "invalid" || this.token.kind === "open-comment") {
      this.#reportInvalid(this.token);
      this.token = readToken(this.text, this.token.end);
      this.#afterInvalid = true;
    }
  }

  advance(): Token {
    const passed = this.token;
    this.#tokensSinceProblem++;
    this.previousEnd = passed.end;
    this.moveTo(passed.end);
    return passed;
  }

  /** The token after the current one. */
  peek(): Token {
    return readToken(this.text, this.token.end);
  }

  at(...texts: readonly string[]): boolean {
    const { kind, text } = this.token;
    return (kind === "sign" || kind === "keyword") && texts.includes(text);
  }

  get atEnd(): boolean {
    return this.token.kind === "end";
  }

  /** How the current token is called in a message. */
  get found(): string {
    if (this.atEnd) return "the end of the file";
    if (this.token.text === '"' || this.token.text === "''") return "a string";
    return `'${this.token.text}'`;
  }

  open(length = this.token.text.length): Opener {
    const { start } = this.token;
    const opener = { text: this.text.slice(start, start + length), span: { start, end: start + length } };
    this.openers.push(opener);
    this.advance();
    return opener;
  }

  /** Takes the counterpart of the innermost opener; what stands there instead is a mistake. */
  close(): void {
    const opener = this.openers.at(-1) as Opener;
    const closer = closers[opener.text] as string;
    if (!this.at(closer)) this.missingCloser(opener, closer);
    if (this.suspect === undefined && this.#indentationAt(opener) > this.#closerIndentation()) this.suspect = opener;
    this.openers.pop();
    this.advance();
  }

  missingCloser(opener: Opener, closer: string): never {
    const blamed = this.atEnd ? (this.suspect ?? opener) : opener;
    const related = [{ message: `the '${blamed.text}' that is not closed`, span: blamed.span }];
    if (this.atEnd) this.failIfFirst({ message: `unclosed '${blamed.text}'`, span: this.lastCharacter(), related });
    const message = this.at(")", "]", "}", "in", ";")
      ? `missing '${closer}' before ${this.found}`
      : `unexpected ${this.found}, expected '${closer}'`;
    const fix = this.#closerOnLine(opener, closer);
    const problem = { message, span: this.token, related, ...(fix && { fix }) };
    return closer === "}" ? this.failIfFirst(problem) : this.fail(problem);
  }

  /** A closer goes before a semicolon, if its opener stands on the same line. */
  #closerOnLine({ span }: Opener, closer: string): SyntaxProblem["fix"] {
    const place = this.previousEnd;
    if (!this.at(";") || this.hasLineBreak(span.start, place)) return undefined;
    const text = closer === "]" ? " ]" : closer;
    return { title: `Insert '${closer}'`, edits: [{ start: place, end: place, text }] };
  }

  report(problem: SyntaxProblem): void {
    const { start, end } = problem.span;
    this.#doubt({ ...problem, span: { start, end } });
    const last = this.problems.at(-1);
    const isNew = !last || (this.#tokensSinceProblem >= tokensBetweenProblems && last.span.start < start);
    if (!this.#afterInvalid && isNew) this.problems.push({ ...problem, span: { start, end } });
    this.#tokensSinceProblem = 0;
    if (this.problems.length >= problemLimit) throw new Abandoned(true);
  }

  /** Reports a mistake that makes all from `start` to the end of the last token doubtful, and nothing else. */
  reportStretch(start: number, problem: SyntaxProblem): void {
    const isInDoubt = this.isInDoubt;
    this.report(problem);
    this.doubts.push({ start, end: this.previousEnd, filler: "" });
    this.isInDoubt = isInDoubt;
  }

  /** Reports a mistake that leaves all sound but `doubt`, whose filler is what should stand there. */
  reportReplaced(problem: SyntaxProblem, doubt: Doubt): void {
    const { isInDoubt } = this;
    const { length } = this.doubts;
    this.report(problem);
    this.doubts.length = length;
    this.doubts.push(doubt);
    this.isInDoubt = isInDoubt;
  }

  /** Reports that the stretch from `start` to the end of the last token needs parentheses. */
  reportParenthesized(start: number, problem: SyntaxProblem): void {
    const end = this.previousEnd;
    const edits = [
      { start, end: start, text: "(" },
      { start: end, end, text: ")" },
    ];
    this.reportStretch(start, { ...problem, fix: { title: "Put parentheses around it", edits } });
  }

  /** Reports what an earlier mistake may well have caused: told only if it is the first. */
  reportFirst(problem: SyntaxProblem): void {
    if (this.problems.length === 0) this.report(problem);
    else this.#doubt(problem);
  }

  #doubt({ span, related = [] }: SyntaxProblem): void {
    const starts = related.map((place) => place.span.start);
    const start = Math.min(span.start, ...starts);
    this.doubts.push({ start, end: span.end, filler: "" });
    this.isInDoubt = true;
    this.doubtStart = span.start;
  }

  /** Makes all from `start` to the current token doubtful, if a mistake was met there that nothing smaller holds. */
  settleDoubt(start: number): void {
    if (this.isInDoubt) this.doubts.push({ start, end: this.token.start, filler: "" });
    this.isInDoubt = false;
  }

  /** Makes the entry around `start` doubtful, and all that follows. */
  giveUpFrom(start: number): void {
    const entry = this.entries.findLast((candidate) => candidate.start <= start) ?? { start: 0, height: 0 };
    const open = this.openers.slice(0, entry.height).map((opener) => opener.text);
    const filler = open.map((text, index) => (isEntryHolder(open[index - 1]) ? `${closers[text]};` : closers[text]));
    this.doubts.push({ start: entry.start, end: this.text.length, filler: filler.reverse().join("") });
  }

  /** To be called where reading goes on after a stretch that was only skipped. */
  restart(): void {
    this.#tokensSinceProblem = 0;
  }

  fail(problem: SyntaxProblem): never {
    this.report(problem);
    throw new Abandoned();
  }

  /** Fails over something that an earlier mistake may well have caused: it is told only if it is the first. */
  failIfFirst(problem: SyntaxProblem, isFinal = false): never {
    if (this.problems.length === 0) this.report(problem);
    throw new Abandoned(isFinal);
  }

  /** A span to point at where something is missing: the last character before. */
  lastCharacter(end = this.previousEnd): Span {
    return { start: Math.max(0, end - 1), end };
  }

  hasLineBreak(start: number, end: number): boolean {
    return /[\r\n]/.test(this.text.slice(start, end));
  }

  #reportInvalid({ kind, text, start, end }: Token): void {
    const span = { start, end };
    if (kind === "open-comment") this.failIfFirst({ message: "unterminated comment", span }, true);
    const codePoint = text.codePointAt(0) as number;
    if (!looksBlank(codePoint)) this.failIfFirst(strangeCharacter(this.text, span), true);
    if (this.problems.some((problem) => problem.span.start === start)) return;
    const fix = { title: "Replace it by a space", edits: [{ ...span, text: " " }] };
    this.problems.push({ message: `${characterName(codePoint)} is not a blank in Nix`, span, fix });
  }

  #indentationAt(opener: Opener): number {
    return this.#lineIndentation(opener.span.start);
  }

  /** Indentation of the current token where it begins its line; otherwise it says nothing. */
  #closerIndentation(): number {
    const { start } = this.token;
    const lineStart = this.#lineStart(start);
    return this.text.slice(lineStart, start).trim() === "" ? start - lineStart : Number.POSITIVE_INFINITY;
  }

  #lineIndentation(offset: number): number {
    const lineStart = this.#lineStart(offset);
    const line = this.text.slice(lineStart, offset + 1);
    return line.length - line.trimStart().length;
  }

  #lineStart(offset: number): number {
    return Math.max(this.text.lastIndexOf("\n", offset - 1), this.text.lastIndexOf("\r", offset - 1)) + 1;
  }
}
