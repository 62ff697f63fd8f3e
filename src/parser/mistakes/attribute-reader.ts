import type { Reader } from "./reader.ts";
import { readString } from "./string-reader.ts";
import type { TokenStream } from "./token-stream.ts";

/** Reads `a.b."c".${d}`. */
export function readAttributePath(reader: Reader): void {
  readAttribute(reader);
  while (reader.stream.at(".")) {
    reader.stream.advance();
    readAttribute(reader);
  }
}

/** Reads one step of an attribute path, or an inherited name. */
export function readAttribute(reader: Reader): void {
  const { stream } = reader;
  if (stream.token.kind === "name" || stream.at("or")) stream.advance();
  else if (stream.at('"')) readString(stream, () => reader.expression());
  else if (stream.at("${")) {
    stream.open();
    reader.expression();
    stream.close();
  } else if (isKeywordAsName(stream)) readKeywordAsName(stream);
  else if (stream.at("''")) {
    stream.fail({ message: "an attribute's name stands in double quotes", span: stream.token });
  } else noAttribute(stream);
}

function noAttribute(stream: TokenStream): never {
  const span = stream.atEnd ? stream.lastCharacter() : stream.token;
  const problem = { message: `expected an attribute's name, found ${stream.found}`, span };
  return stream.at("in") || stream.atEnd ? stream.failIfFirst(problem) : stream.fail(problem);
}

/** A keyword before `=` or `.`, or after a dot, was meant as a name. */
function isKeywordAsName(stream: TokenStream): boolean {
  if (stream.token.kind !== "keyword") return false;
  if (stream.text[stream.previousEnd - 1] === ".") return true;
  const isSet = stream.openers.at(-1)?.text === "{";
  return (isSet || !stream.at("in")) && ["=", "."].includes(stream.peek().text);
}

/** Reads a keyword that stands where only a name can stand, and offers to quote it. */
export function readKeywordAsName(stream: TokenStream): void {
  const { start, end, text } = stream.token;
  stream.report({
    message: `'${text}' is a keyword, not an attribute's name`,
    span: { start, end },
    fix: { title: `Quote '${text}'`, edits: [{ start, end, text: `"${text}"` }] },
  });
  stream.advance();
}
