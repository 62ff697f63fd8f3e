import { readAttributePath } from "./attribute-reader.ts";
import { readForeignComment, replacement } from "./foreign-syntax.ts";
import { readInherit } from "./inherit-reader.ts";
import { missingIn, ownInFollows } from "./let-reader.ts";
import type { Reader } from "./reader.ts";
import { skipToNextEntry } from "./skip-entry.ts";
import { Abandoned, type Edit, type Opener, type TokenStream } from "./token-stream.ts";

/** What is known of the set or let whose entries are read. */
interface EntryHolder {
  readonly opener: Opener;
  /** Edits that make the commas between its entries semicolons. */
  readonly commas: Edit[];
}

/** Reads the entries of a set up to its `}`, or those of a let up to its `in`. */
export function readEntries(reader: Reader, opener: Opener): void {
  const { stream } = reader;
  const closer = opener.text === "let" ? "in" : "}";
  const height = stream.openers.length;
  const { depth } = reader;
  const entryCount = stream.entries.length;
  const holder = { opener, commas: [] };
  let previousStart = opener.span.start;
  while (!stream.at(closer)) {
    if (stream.atEnd) reader.unclosedAtEnd();
    if (opener.text === "let" && endsWithoutIn(reader)) {
      missingIn(stream, opener, previousStart);
      return;
    }
    const { start } = stream.token;
    stream.entries.push({ start, height });
    const wasInDoubt = stream.isInDoubt;
    stream.isInDoubt = false;
    try {
      readEntry(reader, holder);
      stream.settleDoubt(stream.doubtStart === start ? previousStart : start);
      stream.entries.pop();
    } catch (error) {
      if (!(error instanceof Abandoned) || error.isFinal) throw error;
      // What cannot begin an entry may belong to the one before.
      const doubtStart = stream.token.start === start ? previousStart : start;
      if (!skipToNextEntry(reader, closer, height)) throw error;
      stream.entries.length = entryCount;
      stream.isInDoubt = true;
      stream.settleDoubt(doubtStart);
      stream.openers.length = height;
      reader.depth = depth;
    }
    stream.isInDoubt = wasInDoubt;
    previousStart = start;
  }
}

/** Whether the body of a let begins where an entry should: no `in` of its own follows. */
function endsWithoutIn(reader: Reader): boolean {
  const { stream } = reader;
  const isExpression = reader.startsKeywordExpression() || stream.at("{", "[", "(", "''", "rec");
  return isExpression && !ownInFollows(stream);
}

function readEntry(reader: Reader, holder: EntryHolder): void {
  const { stream } = reader;
  while (readForeignComment(stream));
  if (stream.at("inherit") && !["=", "."].includes(stream.peek().text)) readInherit(reader);
  else if (stream.at(";")) readStraySemicolon(stream, holder.opener);
  else {
    if (stream.at(")", "]", "}")) {
      if (stream.at("}") && holder.opener.text === "{") return;
      strayCloser(stream, holder.opener);
    }
    readBinding(reader, holder);
  }
}

function readStraySemicolon(stream: TokenStream, opener: Opener): void {
  const { start, end } = stream.token;
  if (stream.text[start - 1] !== ";" && stream.openers.length > 1) stream.missingCloser(opener, "}");
  const fix = { title: "Remove ';'", edits: [{ start, end, text: "" }] };
  stream.report({ message: "unexpected ';': nothing stands before it", span: stream.token, fix });
  stream.advance();
}

function strayCloser(stream: TokenStream, opener: Opener): never {
  const related = [{ message: `the '${opener.text}' that is still open`, span: opener.span }];
  if (opener.text === "let") {
    return stream.failIfFirst({ message: `missing 'in' of 'let' before ${stream.found}`, span: stream.token, related });
  }
  return stream.failIfFirst({ message: `unexpected ${stream.found}, expected '}'`, span: stream.token, related });
}

function readBinding(reader: Reader, holder: EntryHolder): void {
  const { stream } = reader;
  const { start } = stream.token;
  readAttributePath(reader);
  const name = stream.text.slice(start, stream.previousEnd);
  if (stream.at("=")) stream.advance();
  else missingEquals(reader, holder, start, name);
  reader.lastArgument = undefined;
  const { conditionHeight } = reader;
  reader.conditionHeight = -1;
  reader.expression();
  reader.conditionHeight = conditionHeight;
  if (stream.at(";")) stream.advance();
  else readBindingEnd(reader, holder, start, name);
}

/** Reads what stands for the equals sign; reading goes on with the value if it is plain what was meant. */
function missingEquals(reader: Reader, { opener }: EntryHolder, start: number, name: string): void {
  const { stream } = reader;
  if (stream.atEnd && opener.text !== "let") reader.unclosedAtEnd();
  if (opener.text === "let" && !ownInFollows(stream)) missingInBefore(stream, opener, start, name);
  if (stream.at(":", "==")) {
    replaceByEquals(stream, name);
    return;
  }
  const message = `expected '=' after '${name}', found ${stream.found}`;
  if (stream.at(";") && /^[a-zA-Z_][\w'-]*$/.test(name)) {
    const fix = { title: `Inherit '${name}'`, edits: [{ start, end: start, text: "inherit " }] };
    stream.fail({
      message,
      span: stream.token,
      help: `a name of the scope around is taken by 'inherit ${name};'`,
      fix,
    });
  }
  const span = stream.atEnd ? stream.lastCharacter() : stream.token;
  const isValue = reader.startsSimple() && stream.token.kind !== "name";
  if (!isValue) stream.fail({ message, span });
  const place = stream.previousEnd;
  stream.report({ message, span, fix: { title: "Insert '='", edits: [{ start: place, end: place, text: " =" }] } });
}

function missingInBefore(stream: TokenStream, opener: Opener, start: number, name: string): never {
  const related = [{ message: "the 'let' without 'in'", span: opener.span }];
  const span = { start: stream.previousEnd - name.length, end: stream.previousEnd };
  const fix = { title: "Insert 'in'", edits: [{ start, end: start, text: "in " }] };
  return stream.fail({ message: `missing 'in' of 'let' before '${name}'`, span, related, fix });
}

/** `a: 1`, `a := 1`, `a == 1` */
function replaceByEquals(stream: TokenStream, name: string): void {
  const { start, text } = stream.token;
  const sign = text === ":" && stream.text[start + 1] === "=" ? ":=" : text;
  const meant = text === ":" && stream.text[start - 1] !== " " ? " =" : "=";
  const { span, fix } = replacement("", start, sign, meant);
  const message = `expected '=' after '${name}', found '${sign}'`;
  stream.reportReplaced(
    { message, span, ...(fix && { fix: { ...fix, title: "Replace it by '='" } }) },
    { ...span, filler: "=" },
  );
  stream.previousEnd = span.end;
  stream.moveTo(span.end);
}

/** Says what is wrong at the end of a binding whose semicolon is not there. */
function readBindingEnd(reader: Reader, { opener, commas }: EntryHolder, start: number, name: string): void {
  const { stream, lastArgument } = reader;
  if (stream.atEnd) reader.unclosedAtEnd();
  // The let that ends without its `in` is told when the next entry is read.
  if (opener.text === "let" && stream.at("}")) return;
  if (stream.at(",")) {
    replaceComma(stream, commas);
    return;
  }
  if (stream.at("}") && commas.length > 0) {
    commas.push({ start: stream.previousEnd, end: stream.previousEnd, text: ";" });
    return;
  }
  if (stream.at("=") && lastArgument !== undefined && /[\w"$]/.test(stream.text.charAt(lastArgument.start))) {
    const written = bindingName(stream, start, lastArgument.previousEnd, name);
    reader.missingSemicolon(`after ${written}`, lastArgument);
    return;
  }
  if (!beginsNextEntry(stream, opener)) {
    const reason = stream.at("@") ? ": a function needs parentheses here" : ` after the value of '${name}'`;
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

/** Commas in one set are told once; the fix replaces all of them. */
function replaceComma(stream: TokenStream, edits: Edit[]): void {
  const span = { start: stream.token.start, end: stream.token.end };
  edits.push({ ...span, text: ";" });
  const message = "unexpected ',': a binding ends with ';'";
  if (edits.length === 1)
    stream.reportReplaced({ message, span, fix: { title: "Replace it by ';'", edits } }, { ...span, filler: ";" });
  else stream.doubts.push({ ...span, filler: ";" });
  stream.advance();
}

/** The binding itself if it is short, or words that name it. */
function bindingName(stream: TokenStream, start: number, end: number, name: string): string {
  const written = stream.text.slice(start, end);
  return written.length <= 40 && !/[\r\n]/.test(written) ? `'${written}'` : `the value of '${name}'`;
}
