import type { Random } from "./random.ts";

const blanks = [
  " ",
  " ",
  " ",
  "\n",
  "  ",
  "\t",
  "\r\n",
  "\r",
  "\n\n",
  " # é 🎉 ''\n",
  " #\r",
  ' /* " */ ',
  " /**/",
  " /***/\n",
  " /* * / ${ */",
];

/** Joins words into a text with odd blanks and comments between them; none where the words stay apart without. */
export function spaced(words: readonly string[], random: Random): string {
  let text = "";
  let before = "";
  for (const word of words) {
    if (before !== "" && !(random.chance(0.5) && mayTouch(before, word))) text += random.pick(blanks);
    text += word;
    before = word;
  }
  return text;
}

/** Blanks are never needed beside these brackets; a comma can be the last character of a URI. */
function mayTouch(before: string, word: string): boolean {
  return /^[()[\]{};,]$/.test(before) ? !/^[/~<.]/.test(word) : /^[()[\]};]$/.test(word);
}
