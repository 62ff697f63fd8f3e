import type { Span } from "../../source/span.ts";
import type { SyntaxProblem } from "../syntax.ts";

const names: Readonly<Record<number, string>> = {
  0: "NUL",
  11: "vertical tab",
  12: "form feed",
  160: "no-break space",
  8232: "line separator",
  8233: "paragraph separator",
  8203: "zero-width space",
  65279: "byte order mark",
};

/** "no-break space (U+00A0)", or "character 'é' (U+00E9)" for those that can be seen. */
export function characterName(codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = names[codePoint];
  if (name !== undefined) return `${name} (${number})`;
  const visible = codePoint > 0x20 && codePoint !== 0x7f;
  return visible ? `character '${String.fromCodePoint(codePoint)}' (${number})` : `control character ${number}`;
}

/** Whether people take the character for a blank, or do not see it at all. */
export function looksBlank(codePoint: number): boolean {
  return names[codePoint] !== undefined || codePoint < 0x20;
}

const quotes = "'`‘’‚“”„";
const dashes = "‐‑‒–—−";

/** What to say of a character that no Nix token begins with. */
export function strangeCharacter(text: string, span: Span): SyntaxProblem {
  const character = text.slice(span.start, span.end);
  const message = `unexpected ${characterName(character.codePointAt(0) as number)}`;
  if (quotes.includes(character)) {
    const fix = doubleQuotes(text, span.start);
    return { message: `${message}: strings stand in double quotes`, span, ...(fix && { fix }) };
  }
  if (dashes.includes(character)) {
    return { message, span, fix: { title: "Replace it by '-'", edits: [{ ...span, text: "-" }] } };
  }
  if (character !== "$" || !/[a-zA-Z_]/.test(text.charAt(span.end))) return { message, span };
  const fix = { title: "Remove '$'", edits: [{ ...span, text: "" }] };
  return { message: `${message}: a variable is written without it`, span, fix };
}

/** Puts double quotes for the others around a text on one line. */
function doubleQuotes(text: string, start: number): SyntaxProblem["fix"] {
  const inner = /^[^"\\$\r\n'`‘’‚“”„]*(?=['`‘’‚“”„])/.exec(text.slice(start + 1));
  if (!inner) return undefined;
  const end = start + 1 + inner[0].length;
  const edits = [
    { start, end: start + 1, text: '"' },
    { start: end, end: end + 1, text: '"' },
  ];
  return { title: "Put it in double quotes", edits };
}
