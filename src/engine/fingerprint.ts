/**
 * 64-bit FNV-1a over the UTF-16 code units of a text, low byte first, as 16 hexadecimal digits.
 * The hash is kept in two halves of 32 bits; its prime is 2^40 + 0x1b3.
 */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length * 2; index++) {
    const code = text.charCodeAt(index >> 1);
    low = (low ^ (index & 1 ? code >> 8 : code & 0xff)) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return hexadecimal(high) + hexadecimal(low);
}

/** The hash of a line's text, without the blanks around it. */
export function hashOfLine(lineText: string): string {
  return fnv1a64(lineText.trim());
}

/**
 * Names a finding independently of the lines above it: from its rule, its file, the hash of its line, and which of
 * equal ones it is (from 0, in report order).
 */
export function fingerprintOf(rule: string, file: string, lineHash: string, ordinal: number): string {
  return fnv1a64([rule, file, lineHash, ordinal].join("\0"));
}

function hexadecimal(half: number): string {
  return half.toString(16).padStart(8, "0");
}
