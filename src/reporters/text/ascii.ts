/** The characters of our own frames, marks and words, by what stands for them where only ASCII is known. */
const substitutes: Readonly<Record<string, string>> = {
  "│": "|",
  "├": "|",
  "╰": "`",
  "└": "`",
  "─": "-",
  "…": "~",
  "•": "*",
  "→": ">",
  "–": "-",
  "×": "x",
  "≥": ">",
};

const pattern = new RegExp(`[${Object.keys(substitutes).join("")}]`, "g");

/** A rendered text without our own characters outside of ASCII, in the same columns. Other texts in it stay as they are. */
export function inAscii(text: string): string {
  return text.replace(pattern, (character) => substitutes[character] as string);
}
