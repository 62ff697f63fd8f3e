import { type HashAlgorithm, hashAlgorithms, hashSizes } from "./hash.ts";

/** Nix's own base 32: no e, o, t, u. */
const nix32Alphabet = "0123456789abcdfghijklmnpqrsvwxyz";

export interface Hash {
  readonly algorithm: HashAlgorithm;
  readonly bytes: Uint8Array;
}

export function isHashAlgorithm(name: string): name is HashAlgorithm {
  return (hashAlgorithms as readonly string[]).includes(name);
}

export function toBase16(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Five bits a character, the last ones first. */
export function toNix32(bytes: Uint8Array): string {
  let text = "";
  for (let index = Math.ceil((bytes.length * 8) / 5) - 1; index >= 0; index--) {
    const bit = index * 5;
    const low = (bytes[bit >> 3] as number) >> (bit & 7);
    const high = (bytes[(bit >> 3) + 1] ?? 0) << (8 - (bit & 7));
    text += nix32Alphabet[(low | high) & 31];
  }
  return text;
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/**
 * A hash as people write it: `sha256:…`, `sha256-…` (SRI), or the digits alone where the algorithm is known.
 * Which base it is in follows from the length. `null` if it is none.
 */
export function parseHash(text: string, algorithm: HashAlgorithm | null): Hash | null {
  const separator = /[:-]/.exec(text);
  const prefix = separator ? text.slice(0, separator.index) : null;
  if (prefix !== null && !isHashAlgorithm(prefix)) return null;
  if (prefix !== null && algorithm !== null && prefix !== algorithm) return null;
  const meant = prefix ?? algorithm;
  if (meant === null) return null;
  const digits = separator ? text.slice(separator.index + 1) : text;
  const bytes = parseDigits(digits, hashSizes[meant], separator?.[0] === "-");
  return bytes && { algorithm: meant, bytes };
}

function parseDigits(digits: string, size: number, onlyBase64: boolean): Uint8Array | null {
  if (!onlyBase64 && digits.length === size * 2) return fromBase16(digits);
  if (!onlyBase64 && digits.length === Math.ceil((size * 8) / 5)) return fromNix32(digits, size);
  return digits.length === Math.ceil(size / 3) * 4 ? fromBase64(digits, size) : null;
}

function fromBase16(digits: string): Uint8Array | null {
  if (!/^[0-9a-f]*$/i.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function fromNix32(digits: string, size: number): Uint8Array | null {
  const bytes = new Uint8Array(size);
  for (let index = 0; index < digits.length; index++) {
    const value = nix32Alphabet.indexOf(digits[digits.length - index - 1] as string);
    if (value < 0) return null;
    const position = (index * 5) >> 3;
    const shift = (index * 5) & 7;
    bytes[position] = (bytes[position] as number) | (value << shift);
    const carried = value >> (8 - shift);
    if (position + 1 < size) bytes[position + 1] = (bytes[position + 1] as number) | carried;
    else if (carried !== 0) return null;
  }
  return bytes;
}

function fromBase64(digits: string, size: number): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*=*$/.test(digits)) return null;
  try {
    const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
    return bytes.length === size ? bytes : null;
  } catch {
    return null;
  }
}
