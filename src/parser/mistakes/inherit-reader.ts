import { readAttribute, readKeywordAsName } from "./attribute-reader.ts";
import type { LastArgument, Reader } from "./reader.ts";
import type { Edit, TokenStream } from "./token-stream.ts";

/** Reads `inherit …;` or `inherit (…) …;`. */
export function readInherit(reader: Reader): void {
  const { stream } = reader;
  stream.advance();
  const hasSource = stream.at("(");
  if (hasSource) {
    stream.open();
    reader.expression();
    stream.close();
  }
  const commas: Edit[] = [];
  const names: LastArgument[] = [];
  while (readName(reader, names, commas));
  if (stream.at(";")) {
    stream.advance();
    return;
  }
  if (stream.at(".")) attributePath(stream, hasSource ? [] : names);
  if (!stream.at("=", "inherit", "in", "}") && !stream.atEnd) {
    stream.fail({ message: `expected a name or ';' in 'inherit', found ${stream.found}`, span: stream.token });
  }
  if (stream.atEnd) reader.unclosedAtEnd();
  reader.missingSemicolon("after 'inherit'", stream.at("=") ? names.at(-1) : undefined);
}

function readName(reader: Reader, names: LastArgument[], commas: Edit[]): boolean {
  const { stream } = reader;
  if (stream.at(",")) {
    readComma(stream, commas);
    return true;
  }
  const isKeyword = isKeywordName(stream);
  if (stream.token.kind !== "name" && !stream.at("or", '"', "${") && !isKeyword) return false;
  names.push({ start: stream.token.start, previousEnd: stream.previousEnd });
  if (isKeyword) readKeywordAsName(stream);
  else readAttribute(reader);
  return true;
}

function isKeywordName(stream: TokenStream): boolean {
  if (stream.token.kind !== "keyword" || stream.at("or", "inherit")) return false;
  return !stream.at("in") || (stream.openers.at(-1)?.text === "{" && stream.peek().text === ";");
}

/** Commas in one `inherit` are told once; the fix removes all of them. */
function readComma(stream: TokenStream, edits: Edit[]): void {
  const { start, end } = stream.token;
  edits.push({ start, end, text: /\s/.test(stream.text.charAt(end)) ? "" : " " });
  const message = "unexpected ',': inherited names are separated by blanks";
  if (edits.length === 1) stream.report({ message, span: { start, end }, fix: { title: "Remove ','", edits } });
  stream.advance();
}

/** `inherit a.b;` means `inherit (a) b;`, if it is the only one. */
function attributePath(stream: TokenStream, names: readonly LastArgument[]): never {
  const [name] = names;
  const dot = stream.token.start;
  const rest = name && /^((?:\.[a-zA-Z_][\w'-]*)*)\.([a-zA-Z_][\w'-]*)\s*;/.exec(stream.text.slice(dot));
  const message = "'inherit' takes names, not attribute paths";
  if (name === undefined || !rest || names.length > 1) return stream.fail({ message, span: stream.token });
  const path = `${stream.text.slice(name.start, dot)}${rest[1]}`;
  const edits = [{ start: name.start, end: name.start + path.length + 1, text: `(${path}) ` }];
  const fix = { title: `Inherit from '${path}'`, edits };
  return stream.fail({ message, span: stream.token, fix });
}
