/** A text as a string of its UTF-8 bytes, one a character: Nix matches bytes. */
export function toBytes(text: string): string {
  if (!hasHighCharacters(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** The text of such bytes; null where they are no UTF-8, because a character was cut. */
export function fromBytes(bytes: string): string | null {
  if (!hasHighCharacters(bytes)) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}

/** The last long text that was looked through: code that takes a text apart asks again for each character. */
let lastPlain = "";

function hasHighCharacters(text: string): boolean {
  if (text === lastPlain) return false;
  const hasHigh = /[^\0-\x7f]/.test(text);
  if (!hasHigh && text.length > 64) lastPlain = text;
  return hasHigh;
}
