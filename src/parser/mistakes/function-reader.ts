import { replacement } from "./foreign-syntax.ts";
import type { Reader } from "./reader.ts";
import { readToken, type Token } from "./token.ts";
import type { TokenStream } from "./token-stream.ts";

/** Whether a function begins here: `x:`, `x@{`, or braces that hold formals. */
export function looksLikeFormals(stream: TokenStream): boolean {
  const { text, token } = stream;
  const second = stream.peek();
  if (token.kind === "name") return second.kind === "sign" && (second.text === ":" || second.text === "@");
  if (token.text !== "{") return false;
  if (second.text === "..." || second.text === ",") return true;
  const third = readToken(text, second.end);
  if (second.text === "}") return third.text === ":" || third.text === "@";
  if (second.kind !== "name" && second.kind !== "keyword") return false;
  if (["?", ",", "}"].includes(third.text)) return true;
  if (third.text === "=") return formalsEndInColon(stream);
  return (third.kind === "name" || third.text === ";" || third.text === "...") && bracesEndInColon(text, third);
}

/** Tokens: nobody takes more arguments, and looking further at each brace of a broken file takes long. */
const longestFormals = 1_000;

/** Whether the braces at the current token hold what can be formals and a colon follows them. */
export function formalsEndInColon({ text, token }: TokenStream): boolean {
  let height = 0;
  let next = token;
  for (let count = 0; next.kind !== "end"; next = readToken(text, next.end)) {
    if (++count > longestFormals) return false;
    if (next.text === ";" || next.text === "''") return false;
    if (next.text === '"') next = { ...next, end: stringEnd(text, next.end) };
    if (["{", "[", "("].includes(next.text)) height++;
    else if (["}", "]", ")"].includes(next.text) && --height === 0) break;
  }
  return [":", "@"].includes(readToken(text, next.end).text);
}

/** Where a string on one line ends, roughly: behind the next quote. */
function stringEnd(text: string, start: number): number {
  const quote = text.indexOf('"', start);
  return quote < 0 ? text.length : quote + 1;
}

/** Whether the braces hold names only and a colon follows them: formals without their commas, or with semicolons. */
function bracesEndInColon(text: string, from: Token): boolean {
  let token = from;
  while (token.kind === "name" || [",", ";", "..."].includes(token.text)) token = readToken(text, token.end);
  return token.text === "}" && readToken(text, token.end).text === ":";
}

/** Reads a function from its parameters to the end of its body. */
export function readFunction(reader: Reader): void {
  const { start } = reader.stream.token;
  try {
    readParameters(reader);
  } finally {
    reader.stream.settleDoubt(start);
  }
  reader.expression();
}

function readParameters(reader: Reader): void {
  const { stream } = reader;
  if (stream.at("{")) {
    readFormals(reader);
    if (stream.at("@")) readNameAfterAt(stream);
  } else {
    stream.advance();
    if (stream.at("@")) readFormalsAfterAt(reader);
  }
  if (stream.at(":")) stream.advance();
  else if (stream.atEnd && stream.openers.length > 0) reader.unclosedAtEnd();
  else missingColon(stream);
}

function missingColon(stream: TokenStream): void {
  const offset = stream.previousEnd;
  stream.report({
    message: "missing ':' after the function's parameters",
    span: stream.lastCharacter(),
    fix: { title: "Insert ':'", edits: [{ start: offset, end: offset, text: ":" }] },
  });
}

function readNameAfterAt(stream: TokenStream): void {
  stream.advance();
  if (stream.token.kind === "uri") {
    const message = `'${stream.token.text}' is read as a URI: put a blank after its ':'`;
    stream.fail({ message, span: stream.token });
  }
  if (stream.token.kind !== "name") {
    stream.fail({ message: `expected a name after '@', found ${stream.found}`, span: stream.token });
  }
  stream.advance();
}

function readFormalsAfterAt(reader: Reader): void {
  const { stream } = reader;
  stream.advance();
  if (!stream.at("{")) stream.fail({ message: `expected '{' after '@', found ${stream.found}`, span: stream.token });
  readFormals(reader);
}

function readFormals(reader: Reader): void {
  const { stream } = reader;
  const isClosed = formalsEndInColon(stream);
  stream.open();
  if (stream.at(",")) removeComma(stream, "unexpected ',' before the first argument");
  while (!stream.at("}")) {
    if (stream.at("...")) readEllipsis(stream);
    else readFormal(reader);
    if (stream.at(":", "@")) {
      if (isClosed) stream.fail({ message: "unexpected ':': a default is written 'name ? value'", span: stream.token });
      missingBrace(stream);
      return;
    }
  }
  stream.close();
}

function missingBrace(stream: TokenStream): void {
  const offset = stream.previousEnd;
  stream.report({
    message: `missing '}' before ${stream.found}`,
    span: stream.lastCharacter(),
    related: stream.openers.slice(-1).map(({ span }) => ({ message: "the '{' that is not closed", span })),
    fix: { title: "Insert '}'", edits: [{ start: offset, end: offset, text: " }" }] },
  });
  stream.openers.pop();
}

function removeComma(stream: TokenStream, message: string): void {
  const { start, end } = stream.token;
  stream.report({ message, span: { start, end }, fix: { title: "Remove ','", edits: [{ start, end, text: "" }] } });
  stream.advance();
}

function readEllipsis(stream: TokenStream): void {
  const ellipsis = stream.advance();
  if (stream.at("}", ":", "@")) return;
  if (!stream.at(",")) stream.close();
  const comma = stream.token;
  const last = lastFormalEnd(stream);
  const next = stream.peek();
  // No formal behind the comma to put the dots behind.
  const edits =
    next.text === "}" || last < next.start
      ? [{ start: comma.start, end: comma.end, text: "" }]
      : [
          { start: ellipsis.start, end: next.start, text: "" },
          { start: last, end: last, text: ", ..." },
        ];
  const fix = { title: "Make '...' the last", edits };
  stream.report({ message: "'...' must stand last, without a comma after it", span: ellipsis, fix });
  stream.advance();
}

/** Where the last of the formals ends that follow the current token, without the comma behind it. */
function lastFormalEnd({ text, token }: TokenStream): number {
  let height = 0;
  let { end } = token;
  for (let next = readToken(text, token.end); next.kind !== "end"; next = readToken(text, next.end)) {
    if (["{", "[", "("].includes(next.text)) height++;
    else if (["}", "]", ")"].includes(next.text) && --height < 0) break;
    if (height > 0 || next.text !== ",") end = next.end;
  }
  return end;
}

function readFormal(reader: Reader): void {
  const { stream } = reader;
  const name = stream.token;
  if (name.kind === "keyword") {
    stream.report({ message: `'${name.text}' is a keyword, it cannot name an argument`, span: name });
  } else if (stream.at(",")) {
    removeComma(stream, "unexpected ',': one is enough");
    return;
  } else if (name.kind !== "name") {
    if (stream.atEnd) stream.close();
    stream.fail({ message: `expected an argument's name, found ${stream.found}`, span: name });
  }
  stream.advance();
  if (stream.at("?", "=")) {
    if (stream.at("=")) readEqualsAsDefault(stream, name.text);
    else stream.advance();
    reader.expression();
  }
  if (!stream.at("}", ":", "@")) readComma(stream, name.text);
}

function readComma(stream: TokenStream, name: string): void {
  const { start, end } = stream.token;
  if (stream.at(",")) {
    stream.advance();
  } else if (stream.at(";")) {
    const fix = { title: "Replace it by ','", edits: [{ start, end, text: "," }] };
    stream.reportReplaced(
      { message: "unexpected ';': arguments are separated by ','", span: stream.token, fix },
      { start, end, filler: "," },
    );
    stream.advance();
  } else if (stream.token.kind === "name" || stream.at("...")) {
    const offset = stream.previousEnd;
    const fix = { title: "Insert ','", edits: [{ start: offset, end: offset, text: "," }] };
    stream.report({ message: `missing ',' after '${name}'`, span: stream.lastCharacter(), fix });
  } else stream.close();
}

function readEqualsAsDefault(stream: TokenStream, name: string): void {
  const { start } = stream.token;
  const message = `unexpected '=': a default is written '${name} ? value'`;
  stream.reportReplaced(replacement(message, start, "=", "?"), { start, end: start + 1, filler: "?" });
  stream.advance();
}
