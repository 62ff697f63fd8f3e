import type { Reader } from "./reader.ts";
import { skipToNextEntry } from "./skip-entry.ts";
import { readString } from "./string-reader.ts";
import { Abandoned, type Opener, type TokenStream } from "./token-stream.ts";

/** Reads the entries of a set up to its `}`, or those of a let up to its `in`. */
export function readEntries(reader: Reader, opener: Opener): void {
  const { stream } = reader;
  const closer = opener.text === "let" ? "in" : "}";
  const height = stream.openers.length;
  const depth = reader.depth;
  while (!stream.at(closer)) {
    if (stream.atEnd) reader.unclosedAtEnd();
    try {
      readEntry(reader, opener);
    } catch (error) {
      if (!(error instanceof Abandoned) || error.isFinal) throw error;
      if (!skipToNextEntry(reader, closer, height)) throw error;
      stream.openers.length = height;
      reader.depth = depth;
    }
  }
}

function readEntry(reader: Reader, opener: Opener): void {
  const { stream } = reader;
  if (stream.at("inherit")) {
    readInherit(reader);
    return;
  }
  if (stream.at(";")) {
    const { start, end } = stream.token;
    if (stream.text[start - 1] !== ";" && stream.openers.length > 1) stream.missingCloser(opener, "}");
    const fix = { title: "Remove ';'", edits: [{ start, end, text: "" }] };
    stream.report({ message: "unexpected ';': nothing stands before it", span: stream.token, fix });
    stream.advance();
    return;
  }
  if (stream.at(")", "]", "}")) strayCloser(stream, opener);
  readBinding(reader, opener);
}

function strayCloser(stream: TokenStream, opener: Opener): never {
  const related = [{ message: `the '${opener.text}' that is still open`, span: opener.span }];
  if (opener.text === "let") {
    return stream.failIfFirst({ message: `missing 'in' of 'let' before ${stream.found}`, span: stream.token, related });
  }
  return stream.failIfFirst({ message: `unexpected ${stream.found}, expected '}'`, span: stream.token, related });
}

function readBinding(reader: Reader, opener: Opener): void {
  const { stream } = reader;
  const { start } = stream.token;
  reader.attributePath();
  const name = stream.text.slice(start, stream.previousEnd);
  if (!stream.at("=")) missingEquals(reader, opener, name);
  stream.advance();
  reader.lastArgument = undefined;
  reader.expression();
  if (stream.at(";")) {
    stream.advance();
    return;
  }
  readBindingEnd(reader, opener, start, name);
}

function missingEquals(reader: Reader, opener: Opener, name: string): never {
  const { stream } = reader;
  if (stream.atEnd && opener.text !== "let") reader.unclosedAtEnd();
  if (opener.text === "let" && !hasIn(stream)) {
    const related = [{ message: "the 'let' without 'in'", span: opener.span }];
    const span = { start: stream.previousEnd - name.length, end: stream.previousEnd };
    stream.fail({ message: `missing 'in' of 'let' before '${name}'`, span, related });
  }
  const span = stream.atEnd ? stream.lastCharacter() : stream.token;
  return stream.fail({ message: `expected '=' after '${name}', found ${stream.found}`, span });
}

/** Whether an `in` follows anywhere: a rough look, for the choice between two messages. */
function hasIn(stream: TokenStream): boolean {
  return /\bin\b/.test(stream.text.slice(stream.token.start));
}

/** Says what is wrong at the end of a binding whose semicolon is not there. */
function readBindingEnd(reader: Reader, opener: Opener, start: number, name: string): void {
  const { stream, lastArgument } = reader;
  if (stream.atEnd) reader.unclosedAtEnd();
  // The let that ends without its `in` is told when the next entry is read.
  if (opener.text === "let" && stream.at("}")) return;
  if (stream.at(",")) {
    replaceComma(stream);
    return;
  }
  if (stream.at("=") && lastArgument !== undefined && /[\w"$]/.test(stream.text.charAt(lastArgument.start))) {
    const written = bindingName(stream, start, lastArgument.previousEnd, name);
    reader.missingSemicolon(`after ${written}`, lastArgument);
    return;
  }
  if (!beginsNextEntry(stream, opener)) {
    const reason = stream.at(":", "@") ? ": a function needs parentheses here" : ` after the value of '${name}'`;
    const problem = { message: `unexpected ${stream.found}${reason}`, span: stream.token };
    if (stream.at(")", "]", "in")) stream.failIfFirst(problem);
    stream.fail(problem);
  }
  reader.missingSemicolon(`after ${bindingName(stream, start, stream.previousEnd, name)}`, undefined);
}

/** Whether the current token may stand behind a complete entry. */
function beginsNextEntry(stream: TokenStream, opener: Opener): boolean {
  if (stream.at("in")) return opener.text === "let";
  if (stream.at("}", "inherit")) return true;
  if (stream.token.kind !== "name" && !stream.at('"', "${")) return false;
  return stream.hasLineBreak(stream.previousEnd, stream.token.start) || ["=", "."].includes(stream.peek().text);
}

function replaceComma(stream: TokenStream): void {
  const span = { start: stream.token.start, end: stream.token.end };
  const fix = { title: "Replace it by ';'", edits: [{ ...span, text: ";" }] };
  stream.report({ message: "unexpected ',': a binding ends with ';'", span, fix });
  stream.advance();
}

/** The binding itself if it is short, or words that name it. */
function bindingName(stream: TokenStream, start: number, end: number, name: string): string {
  const written = stream.text.slice(start, end);
  return written.length <= 40 && !/[\r\n]/.test(written) ? `'${written}'` : `the value of '${name}'`;
}

function readInherit(reader: Reader): void {
  const { stream } = reader;
  stream.advance();
  if (stream.at("(")) {
    stream.open();
    reader.expression();
    stream.close();
  }
  let previousName: { start: number; previousEnd: number } | undefined;
  while (stream.token.kind === "name" || stream.at("or", '"', "${") || isKeywordName(stream)) {
    previousName = { start: stream.token.start, previousEnd: stream.previousEnd };
    if (stream.at('"')) readString(stream, () => reader.expression());
    else reader.attribute();
  }
  if (stream.at(";")) {
    stream.advance();
    return;
  }
  if (stream.at(".")) stream.fail({ message: "'inherit' takes names, not attribute paths", span: stream.token });
  if (stream.at(",")) {
    stream.fail({ message: "unexpected ',': inherited names are separated by blanks", span: stream.token });
  }
  if (!stream.at("=", "inherit", "in", "}") && !stream.atEnd) {
    stream.fail({ message: `expected a name or ';' in 'inherit', found ${stream.found}`, span: stream.token });
  }
  if (stream.atEnd) reader.unclosedAtEnd();
  reader.missingSemicolon("after 'inherit'", stream.at("=") ? previousName : undefined);
}

function isKeywordName(stream: TokenStream): boolean {
  return stream.token.kind === "keyword" && !stream.at("in", "inherit");
}
