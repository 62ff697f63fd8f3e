import { Abandoned, type TokenStream } from "./token-stream.ts";

/**
 * Where a quote is missing, the strings and the code after it change places. Tells by the look of a string over
 * several lines whether it is one of those: `end` is where its closing quotes stand, or the end of the file.
 * If so, reports the mistake, moves to where code goes on, and returns true.
 */
export function readMistakenString(stream: TokenStream, start: number, quotes: string, end: number): boolean {
  const { text } = stream;
  if (!stream.guessesQuotes || !stream.hasLineBreak(start, end)) return false;
  const lineEnd = firstLineEnd(text, start);
  const line = text.slice(start + quotes.length, lineEnd);
  if (/^\s*[;,)\]}]/.test(line)) {
    const opener = stream.openers.at(-1);
    if (opener?.text === "${" && !stream.hasLineBreak(opener.span.start, start)) missingBrace(stream, start, quotes);
    reportMissingOpener(stream, start, quotes);
    stream.moveTo(start + quotes.length);
    return true;
  }
  if (end < text.length && !endsBeforeText(text, end, quotes)) return false;
  if (end >= text.length && quotes === "''") return false;
  const rest = quotes === '"' ? /[;,)\]}\s]*$/.exec(line)?.[0].length : 0;
  reportMissingCloser(stream, start, quotes, quotes === '"' ? lineEnd - (rest ?? 0) : end);
  return true;
}

/** Whether the closing quotes look like opening ones. */
function endsBeforeText(text: string, end: number, quotes: string): boolean {
  const lineStart = text.lastIndexOf("\n", end - 1) + 1;
  if (/(?:[=([+]|\bthen|\belse)\s*$/.test(text.slice(lineStart, end))) return true;
  return quotes === '"' && /^[\w./$~-]/.test(text.slice(end + 1, end + 2));
}

/** The string around an interpolation seems to end before the interpolation does. */
function missingBrace(stream: TokenStream, start: number, quotes: string): never {
  const related = stream.openers.slice(-1).map(({ span }) => ({ message: "the '${' that is not closed", span }));
  const fix = { title: "Insert '}'", edits: [{ start, end: start, text: "}" }] };
  const span = { start, end: start + quotes.length };
  stream.reportFirst({ message: "missing '}' before the end of the string", span, related, fix });
  stream.openers.pop();
  stream.moveTo(span.end);
  throw new Abandoned();
}

function reportMissingOpener(stream: TokenStream, start: number, quotes: string): void {
  const span = { start, end: start + quotes.length };
  stream.reportFirst({ message: "string without its opening quotes", span });
  stream.previousEnd = span.end;
}

/** Reading goes on at `place`. */
function reportMissingCloser(stream: TokenStream, start: number, quotes: string, place: number): void {
  const fix = { title: `Insert '${quotes}'`, edits: [{ start: place, end: place, text: quotes }] };
  const span = { start, end: start + quotes.length };
  stream.reportFirst({ message: "unterminated string", span, ...(quotes === '"' && { fix }) });
  stream.doubts.push({ start, end: place, filler: "" });
  stream.previousEnd = place;
  stream.moveTo(place);
}

function firstLineEnd(text: string, start: number): number {
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.length : start + length;
}
