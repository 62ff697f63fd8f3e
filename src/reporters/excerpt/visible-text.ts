import { jsonWithoutCommands } from "./runner-commands.ts";

/**
 * Characters that move the cursor, change the terminal, turn the reading direction or hide:
 * C0, DEL and C1 controls, bidirectional marks and overrides, invisible separators, tags, lone surrogates.
 */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/** Whether a text is printable ASCII, as most are: then there is nothing to spell out, and each character takes one column. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Text as a terminal may get it: every character that is not plain to see is spelled out, as `␛` or `<U+202E>`. */
export function visibleText(text: string): string {
  return isPlain(text) ? text : text.replace(unprintable, spelledOut);
}

const deletePicture = "\u2421";

function spelledOut(character: string): string {
  const code = character.codePointAt(0) as number;
  // U+2400 and on are the pictures of the C0 controls, in their order.
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return deletePicture;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** The same for JSON, where an escape loses nothing, and without what a runner would take for a command. Takes JSON text, gives JSON text of the same value. */
export function visibleJson(json: string): string {
  const visible = json.replace(unprintable, (character) => (character === "\n" ? character : escapedUnits(character)));
  return jsonWithoutCommands(visible);
}

function escapedUnits(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
