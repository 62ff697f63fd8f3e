import type { Reader } from "./reader.ts";
import { readString } from "./string-reader.ts";
import { readToken } from "./token.ts";
import { Abandoned, type TokenStream } from "./token-stream.ts";

const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}", let: "in" };

/**
 * After a mistake inside an entry, moves to the next entry of the same set or let, or to its end.
 * Returns false where neither is in sight: then the mistake costs the set as well.
 */
export function skipToNextEntry(reader: Reader, closer: string, height: number): boolean {
  const isFound = findNextEntry(reader, closer, height);
  reader.stream.restart();
  return isFound;
}

function findNextEntry(reader: Reader, closer: string, height: number): boolean {
  const { stream } = reader;
  const open = stream.openers.slice(height).map((opener) => closerOf[opener.text] as string);
  stream.openers.length = height;
  while (!stream.atEnd) {
    if (stream.at(";")) {
      const innermost = open.at(-1);
      if (innermost === ";") open.pop();
      const endsEntry =
        innermost === undefined || ((innermost === ")" || innermost === "]") && !reaches(stream, innermost));
      stream.advance();
      if (endsEntry && !stream.at("=")) return true;
    } else if (stream.at(")", "]", "}", "in")) {
      if (open.length === 0) return stream.at(closer);
      const { text } = stream.token;
      if (!open.includes(text)) {
        if (text === closer) return true;
      } else open.length = open.lastIndexOf(text);
      stream.advance();
    } else skipToken(reader, open);
  }
  return false;
}

/** Whether the closer comes before anything that stands only outside of its brackets. */
export function reaches(stream: TokenStream, closer: string): boolean {
  let token = stream.token;
  while (token.kind !== "end" && !["=", "{", "}", "[", "]", "(", ")"].includes(token.text)) {
    token = readToken(stream.text, token.end);
  }
  return token.text === closer;
}

function skipToken(reader: Reader, open: string[]): void {
  const { stream } = reader;
  if (stream.at("with", "assert")) open.push(";");
  const closer = stream.token.kind === "sign" || stream.at("let") ? closerOf[stream.token.text] : undefined;
  const isOldLet = stream.at("let") && stream.peek().text === "{";
  if (closer !== undefined && !isOldLet) open.push(closer);
  if (!stream.at('"', "''")) {
    stream.advance();
    return;
  }
  skipString(reader);
}

/** A string in skipped text is passed over whole; mistakes in it are not told. */
function skipString(reader: Reader): void {
  const { stream } = reader;
  const told = stream.problems.length;
  const { end } = stream.token;
  const height = stream.openers.length;
  try {
    readString(stream, () => reader.expression());
  } catch (error) {
    if (!(error instanceof Abandoned) || error.isFinal) throw error;
    stream.moveTo(Math.max(stream.token.start, end));
  }
  stream.openers.length = height;
  stream.problems.length = told;
}
