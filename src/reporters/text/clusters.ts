import { isPlain } from "../excerpt/visible-text.ts";

/**
 * Characters as a terminal shows them: which code points make one character on the screen, and how many columns
 * it takes. Own and small: Intl.Segmenter and the usual width libraries cost more start-up time than a short run.
 */

const joiner = 0x200d;
const emojiSelector = 0xfe0f;

/** Where the character that starts at `index` ends: its base with all that is drawn onto it. */
export function clusterEnd(text: string, index: number): number {
  const base = text.codePointAt(index) as number;
  let end = index + unitsOf(base);
  if (isRegionalIndicator(base)) {
    const second = text.codePointAt(end);
    if (second !== undefined && isRegionalIndicator(second)) end += unitsOf(second);
  }
  for (let next = text.codePointAt(end); next !== undefined && next >= 0x300; next = text.codePointAt(end)) {
    const joined = text.charCodeAt(end - 1) === joiner && /\p{Extended_Pictographic}/u.test(String.fromCodePoint(next));
    if (!joined && !isDrawnOnto(next)) break;
    end += unitsOf(next);
  }
  return end;
}

/** Columns of a character as `clusterEnd` bounds it. */
export function clusterWidth(cluster: string): number {
  const base = cluster.codePointAt(0) as number;
  if (base < 0x300) return 1;
  if (cluster.length > 1 && cluster.includes(String.fromCharCode(emojiSelector))) return 2;
  if (isRegionalIndicator(base)) return cluster.length > 2 ? 2 : 1;
  if (isDrawnOnto(base)) return 0;
  return isWide(base) ? 2 : 1;
}

/** Columns of a text without control characters. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (let index = 0; index < text.length; ) {
    const end = clusterEnd(text, index);
    width += clusterWidth(text.slice(index, end));
    index = end;
  }
  return width;
}

function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

/** Combining marks, joiners, variation selectors, skin tones, and the vowels and finals of Hangul syllables. */
function isDrawnOnto(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  if (codePoint === joiner || codePoint === 0x200c) return true;
  if (codePoint >= 0x1160 && codePoint <= 0x11ff) return true;
  return /[\p{M}\p{Emoji_Modifier}]/u.test(String.fromCodePoint(codePoint));
}

/** First and last of the ranges that East Asian Width (Unicode's UAX 11) calls wide or fullwidth, besides emoji. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

function isWide(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  if (wideRanges.some(([first, last]) => first <= codePoint && codePoint <= last)) return true;
  return /\p{Emoji_Presentation}/u.test(String.fromCodePoint(codePoint));
}
