import { formalsEndInColon } from "./function-reader.ts";
import type { Reader } from "./reader.ts";
import { reaches } from "./skip-entry.ts";
import type { Edit, TokenStream } from "./token-stream.ts";

const operators = ["==", "!=", "<", "<=", ">", ">=", "&&", "||", "->", "+", "-", "*", "/", "++", "//", "?", "|>", "<|"];

/** Reads a list from `[` to behind `]`. Of mistakes that repeat themselves in it, the first is told. */
export function readList(reader: Reader): void {
  const { stream } = reader;
  stream.open();
  const separators: Edit[] = [];
  let last: number | undefined;
  while (!stream.at("]")) {
    const { start } = stream.token;
    if (readForeignElement(reader, last)) last = undefined;
    else if (reader.startsSimple()) {
      reader.select();
      last = start;
    } else if (stream.at(",") || (stream.at(";") && reaches(stream, "]"))) readSeparator(stream, separators);
    else if (stream.at("or")) reader.expectedExpression();
    else stream.close();
  }
  stream.close();
}

/** Reads what can be an element only in parentheses; returns whether there was such a thing. */
function readForeignElement(reader: Reader, last: number | undefined): boolean {
  const { stream } = reader;
  const { start, end } = stream.token;
  if (reader.startsKeywordExpression()) {
    reader.parenthesized(`${stream.found} in a list needs parentheses around it`, start, { start, end });
    return true;
  }
  if (beginsFunction(stream)) {
    const span = stream.at("{") ? { start, end } : { start, end: stream.peek().end };
    reader.parenthesized("a function in a list needs parentheses around it", start, span);
    return true;
  }
  if (stream.at("!") || isSign(stream, last)) readOperation(reader, start);
  else if (stream.at(...operators)) readOperation(reader, last ?? start);
  else return false;
  return true;
}

function beginsFunction(stream: TokenStream): boolean {
  if (stream.token.kind !== "name") return stream.at("{") && formalsEndInColon(stream);
  const { kind, text } = stream.peek();
  return kind === "sign" && (text === ":" || text === "@");
}

/** `-1` after a blank is an element of its own; `a - 1` and `a-1` are not. */
function isSign(stream: TokenStream, last: number | undefined): boolean {
  const { start, end } = stream.token;
  return stream.at("-") && (last === undefined || (stream.previousEnd < start && stream.peek().start === end));
}

/** Reads from an operator to the end of the operation whose first operand began at `start`. */
function readOperation(reader: Reader, start: number): void {
  const { stream } = reader;
  const operator = stream.token;
  while (stream.at(...operators, "!")) {
    stream.advance();
    if (stream.at("!", "-")) continue;
    if (!reader.startsSimple()) reader.expectedExpression();
    reader.select();
  }
  const message = `operator '${operator.text}' in a list needs parentheses around its operands`;
  stream.reportParenthesized(start, { message, span: operator });
}

/** A separator is told once in a list; its fix removes them all. */
function readSeparator(stream: TokenStream, edits: Edit[]): void {
  const { start, end, text } = stream.token;
  edits.push({ start, end, text: /\s/.test(stream.text.charAt(end)) ? "" : " " });
  if (edits.length === 1) {
    const message = `unexpected '${text}' in a list: its elements are separated by blanks`;
    stream.report({ message, span: { start, end }, fix: { title: `Remove '${text}'`, edits } });
  } else stream.doubts.push({ start, end, filler: "" });
  stream.advance();
}
