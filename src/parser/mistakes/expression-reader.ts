/**
 * Reads a file that the grammar refused once more, the way Nix reads it, to say in words what is wrong.
 *
 * Goals: 1. the first mistake is the one Nix stops at; 2. one mistake, one problem: after one, reading goes on at the
 * next entry, and what only follows from it is not told; 3. it ends, on any text, without overflowing the stack.
 * It never decides whether a file is right: the grammar has done that.
 */
import { readEntries } from "./entry-reader.ts";
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
    if (stream.at("let") && stream.peek().text !== "{") this.#let();
    else if (stream.at("with", "assert")) this.#prefixed();
    else if (stream.at("if")) this.#if();
    else if (looksLikeFormals(stream)) readFunction(this);
    else this.#operation();
  }

  #let(): void {
    const { stream } = this;
    const opener = stream.open();
    readEntries(this, opener);
    stream.openers.pop();
    stream.advance();
    this.expression();
  }

  #prefixed(): void {
    const { stream } = this;
    const keyword = stream.advance();
    this.expression();
    if (stream.at(";")) stream.advance();
    else {
      const place = keyword.text === "with" ? "the set of 'with'" : "the condition of 'assert'";
      this.missingSemicolon(`after ${place}`, this.lastArgument);
    }
    this.expression();
  }

  missingSemicolon(where: string, argument: LastArgument | undefined): void {
    const { stream } = this;
    const offset = argument?.previousEnd ?? stream.previousEnd;
    stream.report({
      message: `missing ';' ${where}`,
      span: stream.lastCharacter(offset),
      fix: { title: "Insert ';'", edits: [{ start: offset, end: offset, text: ";" }] },
    });
    if (argument === undefined) return;
    stream.previousEnd = offset;
    stream.moveTo(argument.start);
  }

  unclosedAtEnd(): never {
    const { stream } = this;
    const opener = stream.openers.at(-1);
    if (opener !== undefined && opener.text !== "let") stream.missingCloser(opener, "");
    const related = opener && [{ message: "the 'let' without 'in'", span: opener.span }];
    const message = opener ? "missing 'in' of 'let'" : "unexpected end of the file";
    return stream.failIfFirst({ message, span: stream.lastCharacter(), ...(related && { related }) });
  }

  #if(): void {
    const { stream } = this;
    const keyword = stream.advance();
    const related = [{ message: "the 'if'", span: { start: keyword.start, end: keyword.end } }];
    this.expression();
    if (!stream.at("then")) {
      stream.fail({ message: `missing 'then' before ${stream.found}`, span: stream.lastCharacter(), related });
    }
    stream.advance();
    this.expression();
    if (stream.at("else")) {
      stream.advance();
      this.expression();
    } else {
      const message = "missing 'else': an 'if' always has one";
      stream.report({ message, span: stream.lastCharacter(), related });
    }
  }

  #operation(): void {
    const { stream } = this;
    let pipe: string | undefined;
    this.#operand();
    for (;;) {
      if (stream.at("?")) {
        stream.advance();
        this.attributePath();
        this.lastArgument = undefined;
      } else if (stream.at(...pipes)) {
        const operator = stream.advance();
        if (pipe !== undefined && pipe !== operator.text) {
          stream.fail({ message: `'${pipe}' and '${operator.text}' need parentheses between them`, span: operator });
        }
        pipe = operator.text;
        this.#operand();
      } else if (stream.at(...binaryOperators)) {
        stream.advance();
        this.#operand();
      } else return;
    }
  }

  #operand(): void {
    const { stream } = this;
    while (stream.at("!", "-")) stream.advance();
    const keyword = stream.at("if", "with", "assert") || (stream.at("let") && stream.peek().text !== "{");
    if (keyword) stream.fail({ message: `${stream.found} needs parentheses here`, span: stream.token });
    if (!this.startsSimple()) this.expectedExpression();
    this.select();
    let last: LastArgument | undefined;
    while (this.startsSimple()) {
      last = { start: stream.token.start, previousEnd: stream.previousEnd };
      this.select();
    }
    this.lastArgument = last;
  }

  expectedExpression(): never {
    const { stream } = this;
    if (stream.at("or")) {
      const message = "'or' is no expression: it gives a default after an attribute path";
      stream.fail({ message, span: stream.token });
    }
    const before = stream.text.slice(0, stream.previousEnd).match(/(?:[\w'.]+|[^\w\s]{1,2})$/)?.[0];
    const after = before === undefined ? "" : ` after '${before}'`;
    if (stream.atEnd) {
      const related = stream.openers.slice(-1).map(({ text, span }) => ({ message: `in this '${text}'`, span }));
      const message = `unexpected end of the file: expected an expression${after}`;
      stream.failIfFirst({ message, span: stream.lastCharacter(), related });
    }
    return stream.fail({ message: `expected an expression${after}, found ${stream.found}`, span: stream.token });
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
      this.attributePath();
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
    this.stream.open();
    this.expression();
    this.stream.close();
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

  attributePath(): void {
    this.attribute();
    while (this.stream.at(".")) {
      this.stream.advance();
      this.attribute();
    }
  }

  attribute(): void {
    const { stream } = this;
    if (stream.token.kind === "name" || stream.at("or")) stream.advance();
    else if (stream.at('"')) readString(stream, () => this.expression());
    else if (stream.at("${")) {
      stream.open();
      this.expression();
      stream.close();
    } else if (this.#isKeywordAsName()) this.#keywordAsName();
    else if (stream.at("''")) {
      stream.fail({ message: "an attribute's name stands in double quotes", span: stream.token });
    } else this.#noAttribute();
  }

  #noAttribute(): never {
    const { stream } = this;
    const span = stream.atEnd ? stream.lastCharacter() : stream.token;
    const problem = { message: `expected an attribute's name, found ${stream.found}`, span };
    return stream.at("in") || stream.atEnd ? stream.failIfFirst(problem) : stream.fail(problem);
  }

  /** A keyword before `=` or `.`, or after a dot, was meant as a name. */
  #isKeywordAsName(): boolean {
    const { stream } = this;
    if (stream.token.kind !== "keyword" || stream.at("in", "inherit")) return false;
    return stream.text[stream.previousEnd - 1] === "." || ["=", "."].includes(stream.peek().text);
  }

  #keywordAsName(): void {
    const { start, end, text } = this.stream.token;
    this.stream.report({
      message: `'${text}' is a keyword, not an attribute's name`,
      span: { start, end },
      fix: { title: `Quote '${text}'`, edits: [{ start, end, text: `"${text}"` }] },
    });
    this.stream.advance();
  }
}
