/** Cuts the text of a string token into fragments as Nix's lexer does: raw runs, and escapes one by one. */
import type { Node, StringPart } from "./syntax.ts";

const carriageReturn = 13;
const dollar = 36;
const quote = 39;
const backslash = 92;

function addFragment(parts: StringPart[], parent: Node, start: number, end: number, value: string, escaped: boolean) {
  parts.push({ kind: "Fragment", start, end, parent, value, escaped });
}

/** What a character stands for after a backslash. */
function unescaped(character: string): string {
  switch (character) {
    case "n":
      return "\n";
    case "r":
      return "\r";
    case "t":
      return "\t";
    default:
      return character;
  }
}

/** Length of the character at an offset: two code units for those beyond the first plane. */
function characterLength(text: string, offset: number): number {
  return (text.codePointAt(offset) as number) > 0xffff ? 2 : 1;
}

/** Adds the fragments of `text` from `start` to `end`, which stands between double quotes. */
export function addQuotedText(text: string, start: number, end: number, parent: Node, parts: StringPart[]): void {
  let runStart = start;
  let hasCarriageReturn = false;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === carriageReturn) hasCarriageReturn = true;
    if (code !== backslash || index + 1 >= end) continue;
    addQuotedRun(text, runStart, index, hasCarriageReturn, parent, parts);
    const escapeEnd = index + 1 + characterLength(text, index + 1);
    addFragment(parts, parent, index, escapeEnd, unescaped(text.slice(index + 1, escapeEnd)), true);
    index = escapeEnd - 1;
    runStart = escapeEnd;
  }
  addQuotedRun(text, runStart, end, hasCarriageReturn, parent, parts);
}

function addQuotedRun(
  text: string,
  start: number,
  end: number,
  hasCarriageReturn: boolean,
  parent: Node,
  parts: StringPart[],
): void {
  if (end === start) return;
  const run = text.slice(start, end);
  addFragment(parts, parent, start, end, hasCarriageReturn ? run.replace(/\r\n?/g, "\n") : run, false);
}

/** Adds the fragments of `text` from `start` to `end`, which stands between pairs of single quotes. */
export function addIndentedText(text: string, start: number, end: number, parent: Node, parts: StringPart[]): void {
  let runStart = start;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    // A dollar takes the next character with it, unless that is a quote.
    if (code === dollar && text.charCodeAt(index + 1) !== quote) index++;
    if (code !== quote) continue;
    if (text.charCodeAt(index + 1) !== quote) {
      if (text.charCodeAt(index + 1) !== dollar) index++;
      continue;
    }
    if (index > runStart) addFragment(parts, parent, runStart, index, text.slice(runStart, index), false);
    const escapeEnd = Math.min(end, index + 3 + indentedBackslashLength(text, index + 2));
    addFragment(parts, parent, index, escapeEnd, indentedEscapeValue(text.slice(index + 2, escapeEnd)), true);
    index = escapeEnd - 1;
    runStart = escapeEnd;
  }
  if (end > runStart) addFragment(parts, parent, runStart, end, text.slice(runStart, end), false);
}

function indentedBackslashLength(text: string, offset: number): number {
  return text.charCodeAt(offset) === backslash && offset + 1 < text.length ? characterLength(text, offset + 1) : 0;
}

/** What an escape stands for, given what follows its two quotes. */
function indentedEscapeValue(written: string): string {
  if (written === "'") return "''";
  return written[0] === "\\" ? unescaped(written.slice(1)) : written;
}
