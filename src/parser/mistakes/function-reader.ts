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
  return (third.kind === "name" || third.text === ";") && bracesEndInColon(text, third);
}

/** Whether the braces hold names only and a colon follows them: formals without their commas, or with semicolons. */
function bracesEndInColon(text: string, from: Token): boolean {
  let token = from;
  while (token.kind === "name" || [",", ";", "..."].includes(token.text)) token = readToken(text, token.end);
  return token.text === "}" && readToken(text, token.end).text === ":";
}

/** Reads a function from its parameters to the end of its body. */
export function readFunction(reader: Reader): void {
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
  else stream.report({ message: "missing ':' after the function's parameters", span: stream.lastCharacter() });
  reader.expression();
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
  stream.open();
  if (stream.at(",")) {
    stream.report({ message: "unexpected ',' before the first argument", span: stream.token });
    stream.advance();
  }
  while (!stream.at("}")) {
    if (stream.at("...")) readEllipsis(stream);
    else readFormal(reader);
  }
  stream.close();
}

function readEllipsis(stream: TokenStream): void {
  const ellipsis = stream.advance();
  if (stream.at("}")) return;
  if (!stream.at(",")) stream.close();
  stream.report({ message: "'...' must stand last, without a comma after it", span: ellipsis });
  stream.advance();
}

function readFormal(reader: Reader): void {
  const { stream } = reader;
  const name = stream.token;
  if (name.kind === "keyword") {
    stream.report({ message: `'${name.text}' is a keyword, it cannot name an argument`, span: name });
  } else if (name.kind !== "name") {
    if (stream.atEnd) stream.close();
    stream.fail({ message: `expected an argument's name, found ${stream.found}`, span: name });
  }
  stream.advance();
  if (stream.at("?")) {
    stream.advance();
    reader.expression();
  }
  if (!stream.at("}")) readComma(stream, name.text);
}

function readComma(stream: TokenStream, name: string): void {
  const { start, end } = stream.token;
  if (stream.at(",")) {
    stream.advance();
  } else if (stream.at(";")) {
    const fix = { title: "Replace it by ','", edits: [{ start, end, text: "," }] };
    stream.report({ message: "unexpected ';': arguments are separated by ','", span: stream.token, fix });
    stream.advance();
  } else if (stream.token.kind === "name" || stream.at("...")) {
    const offset = stream.previousEnd;
    const fix = { title: "Insert ','", edits: [{ start: offset, end: offset, text: "," }] };
    stream.report({ message: `missing ',' after '${name}'`, span: stream.lastCharacter(), fix });
  } else if (stream.at("=")) {
    stream.fail({ message: `unexpected '=': a default is written '${name} ? value'`, span: stream.token });
  } else stream.close();
}
