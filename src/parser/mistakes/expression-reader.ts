/**
 * Reads a file that the grammar refused once more, the way Nix reads it, to say in words what is wrong.
 *
 * Goals: 1. the first mistake is the one Nix stops at; 2. one mistake, one problem: after one, reading goes on at the
 * next entry, and what only follows from it is not told; 3. it ends, on any text, without overflowing the stack.
 * It never decides whether a file is right: the grammar has done that.
 */
import type { Span } from "../../source/span.ts";
import { readAttributePath } from "./attribute-reader.ts";
import { isElseIf, readIf, readPrefixed } from "./conditional-reader.ts";
import { readEntries } from "./entry-reader.ts";
import { readForeignComment, readForeignOperator } from "./foreign-syntax.ts";
import { looksLikeFormals, readFunction } from "./function-reader.ts";
import { readList } from "./list-reader.ts";
import type { LastArgument, Reader } from "./reader.ts";
import { closeInterpolation, readString } from "./string-reader.ts";
import { pathTextEnd } from "./token.ts";
import { TokenStream } from "./token-stream.ts";

const depthLimit = 1000;

const binaryOperators = ["==", "!=", "<", "<=", ">", ">=", "&&", "||", "->", "+", "-", "*", "/", "++", "//"];
const pipes = ["|>", "<|"];

export class ExpressionReader implements Reader {
  readonly stream: TokenStream;
  lastArgument: LastArgument | undefined;
  depth = 0;
  conditionHeight = -1;

  constructor(text: string) {
    this.stream = new TokenStream(text);
  }

  expression(): void {
    this.#descend();
    this.#anyExpression();
    this.depth--;
  }

  #descend(): void {
    if (++this.depth <= depthLimit) return;
    this.stream.failIfFirst({ message: "nested too deeply to be read", span: this.stream.token }, true);
  }

  #anyExpression(): void {
    const { stream } = this;
    while (readForeignComment(stream));
    if (stream.at("let") && stream.peek().text !== "{") this.#let();
    else if (stream.at("with", "assert")) readPrefixed(this);
    else if (stream.at("if")) readIf(this);
    else if (looksLikeFormals(stream)) readFunction(this);
    else this.#operation();
  }

  #let(): void {
    const { stream } = this;
    const opener = stream.open();
    readEntries(this, opener);
    stream.openers.pop();
    if (stream.at("in")) stream.advance();
    this.expression();
  }

  missingSemicolon(where: string, argument: LastArgument | undefined): void {
    const { stream } = this;
    const offset = argument?.previousEnd ?? stream.previousEnd;
    if (argument !== undefined) {
      stream.previousEnd = offset;
      stream.moveTo(argument.start);
    }
    stream.report({
      message: `missing ';' ${where}`,
      span: stream.lastCharacter(offset),
      fix: { title: "Insert ';'", edits: [{ start: offset, end: offset, text: ";" }] },
    });
  }

  unclosedAtEnd(): never {
    const { stream } = this;
    const opener = stream.openers.at(-1);
    if (opener !== undefined && opener.text !== "let") stream.missingCloser(opener, "");
    const related = opener && [{ message: "the 'let' without 'in'", span: opener.span }];
    const message = opener ? "missing 'in' of 'let'" : "unexpected end of the file";
    return stream.failIfFirst({ message, span: stream.lastCharacter(), ...(related && { related }) });
  }

  #operation(): void {
    const { stream } = this;
    let pipe: string | undefined;
    this.#operand(false);
    for (;;) {
      if (stream.at("?")) {
        stream.advance();
        readAttributePath(this);
        this.lastArgument = undefined;
        if (stream.at(":")) this.#ternary();
        continue;
      }
      if (readForeignOperator(this)) {
        this.#operand(true);
        continue;
      }
      if (!stream.at(...binaryOperators, ...pipes)) return;
      const operator = stream.advance();
      if (pipes.includes(operator.text)) {
        if (pipe !== undefined && pipe !== operator.text) {
          stream.fail({ message: `'${pipe}' and '${operator.text}' need parentheses between them`, span: operator });
        }
        pipe = operator.text;
      }
      this.#operand(true);
    }
  }

  #ternary(): never {
    const message = "Nix has no '… ? … : …': write 'if … then … else …'";
    return this.stream.fail({ message, span: this.stream.token });
  }

  #operand(followsOperator: boolean): void {
    const { stream } = this;
    const isFirst = !followsOperator && !stream.at("!", "-");
    while (stream.at("!", "-")) stream.advance();
    if (this.startsKeywordExpression()) {
      this.#keywordInside();
      return;
    }
    if (!this.startsSimple()) this.expectedExpression();
    let name = isFirst ? undefined : stream.token;
    this.select();
    let last: LastArgument | undefined;
    while (this.#startsArgument()) {
      name = stream.token;
      last = { start: stream.token.start, previousEnd: stream.previousEnd };
      if (stream.at("!")) this.#negatedArgument();
      else if (this.startsKeywordExpression()) this.#keywordInside();
      else this.select();
    }
    this.lastArgument = last;
    if (stream.at(":") && name?.kind === "name" && name.end === stream.previousEnd) this.#functionInside(name.start);
  }

  #startsArgument(): boolean {
    const { stream } = this;
    if (this.startsSimple()) return !isElseIf(stream.token);
    const isForeign = (stream.at("!") && stream.text[stream.token.end] !== "=") || this.startsKeywordExpression();
    return isForeign && !stream.hasLineBreak(stream.previousEnd, stream.token.start);
  }

  startsKeywordExpression(): boolean {
    const { stream } = this;
    return stream.at("if", "with", "assert") || (stream.at("let") && stream.peek().text !== "{");
  }

  #keywordInside(): void {
    const { start, end } = this.stream.token;
    this.parenthesized(`${this.stream.found} needs parentheses here`, start, { start, end });
  }

  #functionInside(start: number): void {
    const { stream } = this;
    const span = { start, end: stream.token.end };
    stream.moveTo(start);
    this.parenthesized("a function needs parentheses here", start, span);
  }

  #negatedArgument(): void {
    const { stream } = this;
    const { start, end } = stream.advance();
    if (!this.startsSimple()) this.expectedExpression();
    this.select();
    stream.reportParenthesized(start, { message: "'!' needs parentheses in an argument", span: { start, end } });
  }

  parenthesized(message: string, start: number, span: Span): void {
    const { stream } = this;
    const told = stream.problems.length;
    this.expression();
    if (stream.problems.length === told) stream.reportParenthesized(start, { message, span });
  }

  expectedExpression(): never {
    const { stream } = this;
    if (stream.at("or")) {
      const message = "'or' is no expression: it gives a default after an attribute path";
      stream.fail({ message, span: stream.token });
    }
    if (stream.at("${")) this.#bareInterpolation();
    const before = stream.text.slice(0, stream.previousEnd).match(/(?:[\w'.]+|[^\w\s]{1,2})$/)?.[0];
    const after = before === undefined ? "" : ` after '${before}'`;
    if (stream.atEnd) {
      const related = stream.openers.slice(-1).map(({ text, span }) => ({ message: `in this '${text}'`, span }));
      const message = `unexpected end of the file: expected an expression${after}`;
      stream.failIfFirst({ message, span: stream.lastCharacter(), related });
    }
    return stream.fail({ message: `expected an expression${after}, found ${stream.found}`, span: stream.token });
  }

  #bareInterpolation(): never {
    const message = "'${' stands in strings, paths and attributes' names only";
    return this.stream.fail({ message, span: this.stream.token });
  }

  startsSimple(): boolean {
    const { stream } = this;
    if (["name", "number", "path", "search-path", "uri"].includes(stream.token.kind)) return true;
    return stream.at('"', "''", "(", "[", "{", "rec") || (stream.at("let") && stream.peek().text === "{");
  }

  select(): void {
    const { stream } = this;
    this.#descend();
    this.#simple();
    if (stream.at(".")) {
      stream.advance();
      readAttributePath(this);
      if (stream.at("or")) this.#default();
    } else if (stream.at("or")) stream.advance();
    this.depth--;
  }

  #default(): void {
    this.stream.advance();
    if (!this.startsSimple()) this.expectedExpression();
    this.select();
  }

  #simple(): void {
    const { stream } = this;
    if (stream.token.kind === "path") this.#path();
    else if (stream.at('"', "''")) readString(stream, () => this.expression());
    else if (stream.at("[")) readList(this);
    else if (stream.at("(")) this.#parenthesized();
    else if (stream.at("{", "rec", "let")) this.#set();
    else stream.advance();
  }

  #parenthesized(): void {
    const { stream } = this;
    stream.open();
    this.expression();
    if (stream.at(",")) {
      const help = "a function's arguments are separated by blanks: 'f x y'";
      stream.fail({ message: "unexpected ',' in parentheses", span: stream.token, help });
    }
    stream.close();
  }

  #set(): void {
    const { stream } = this;
    if (!stream.at("{")) {
      const keyword = stream.advance();
      if (!stream.at("{")) stream.fail({ message: `expected '{' after '${keyword.text}'`, span: stream.token });
    }
    readEntries(this, stream.open());
    stream.close();
  }

  #path(): void {
    const { stream } = this;
    let offset = stream.token.end;
    for (;;) {
      offset = pathTextEnd(stream.text, offset);
      if (!stream.text.startsWith("${", offset)) break;
      stream.moveTo(offset);
      stream.open();
      this.expression();
      offset = closeInterpolation(stream);
    }
    stream.previousEnd = offset;
    stream.moveTo(offset);
  }
}
