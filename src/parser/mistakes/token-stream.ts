import type { Span } from "../../source/span.ts";
import type { SyntaxProblem } from "../syntax.ts";
import { characterName, looksBlank } from "./character-names.ts";
import { readToken, type Token } from "./token.ts";

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

/** After so many, the file is something else than Nix. */
const problemLimit = 20;

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}" };

/** Walks a file's tokens, keeps the brackets that are open, and collects what is wrong. */
export class TokenStream {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  readonly openers: Opener[] = [];
  token: Token;
  /** Where the last token before `token` ended. */
  previousEnd = 0;
  /** What was opened in a deeper indentation than that of the line that closes it. */
  suspect: Opener | undefined;
  /** The first string in double quotes with a line break in it: its closing quote may be missing. */
  longString: Span | undefined;
  #afterInvalid = false;

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
    const problem = { message, span: this.token, related };
    return closer === "}" ? this.failIfFirst(problem) : this.fail(problem);
  }

  report(problem: SyntaxProblem): void {
    const { start, end } = problem.span;
    if (!this.#afterInvalid) this.problems.push({ ...problem, span: { start, end } });
    if (this.problems.length >= problemLimit) throw new Abandoned(true);
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
    if (!looksBlank(codePoint)) {
      const advice = "'‘’“”".includes(text) ? ": strings stand in double quotes" : "";
      this.failIfFirst({ message: `unexpected ${characterName(codePoint)}${advice}`, span }, true);
    }
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
