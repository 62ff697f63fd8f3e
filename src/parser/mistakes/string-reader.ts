import { readMistakenString } from "./mistaken-quotes.ts";
import type { TokenStream } from "./token-stream.ts";

/** Reads a string from its opening quotes to behind its closing ones; interpolations go to `readExpression`. */
export function readString(stream: TokenStream, readExpression: () => void): void {
  const { text } = stream;
  const quotes = stream.token.text;
  const { start } = stream.token;
  let offset = start + quotes.length;
  for (;;) {
    offset = quotes === '"' ? quotedTextEnd(text, offset) : indentedTextEnd(text, offset);
    if (!text.startsWith("${", offset) && readMistakenString(stream, start, quotes, offset)) return;
    if (offset >= text.length) unterminated(stream, start, quotes);
    if (!text.startsWith("${", offset)) break;
    stream.moveTo(offset);
    stream.open();
    readExpression();
    offset = closeInterpolation(stream);
  }
  stream.previousEnd = offset + quotes.length;
  stream.moveTo(stream.previousEnd);
}

/** Takes the `}` without looking at what follows, which is text; returns where that begins. */
export function closeInterpolation(stream: TokenStream): number {
  const { end } = stream.token;
  if (!stream.at("}")) stream.close();
  stream.openers.pop();
  stream.previousEnd = end;
  return end;
}

function unterminated(stream: TokenStream, start: number, quotes: string): never {
  const around = stream.openers.at(-1);
  const related = [];
  if (around?.text === "${") related.push({ message: "in this interpolation", span: around.span });
  return stream.failIfFirst(
    { message: "unterminated string", span: { start, end: start + quotes.length }, related },
    true,
  );
}

/** Offset of the closing quote, of an interpolation, or of the end of the file. */
function quotedTextEnd(text: string, from: number): number {
  let offset = from;
  while (offset < text.length) {
    const character = text[offset];
    if (character === '"' || text.startsWith("${", offset)) return offset;
    const takesNext = character === "\\" || (character === "$" && !/["\\]/.test(text[offset + 1] ?? ""));
    offset += takesNext ? 2 : 1;
  }
  return text.length;
}

function indentedTextEnd(text: string, from: number): number {
  let offset = from;
  while (offset < text.length) {
    const character = text[offset];
    if (text.startsWith("${", offset)) return offset;
    if (character === "$") offset += text[offset + 1] === "'" ? 1 : 2;
    else if (character !== "'") offset++;
    else if (text[offset + 1] !== "'") offset += text[offset + 1] === "$" ? 1 : 2;
    else if (/['$]/.test(text[offset + 2] ?? "")) offset += 3;
    else if (text[offset + 2] === "\\") offset += 4;
    else return offset;
  }
  return text.length;
}
