/**
 * GitHub code scanning follows an alert from commit to commit by `primaryLocationLineHash`: a rolling hash of what
 * stands from the start of its line on. Its uploader fills it in where it is missing, and warns where ours differs,
 * so this is its algorithm (codeql-action, src/fingerprints.ts) to the bit:
 *
 * 1. Blanks and tabs do not count, and every line end counts as one LF. Behind the text stands one 65535, then zeros.
 * 2. A line's hash is that of the 100 characters (UTF-16 code units) from its first that counts:
 *    their polynomial in 37, modulo 2^64.
 * 3. Behind it, how many lines so far had the same hash.
 */
export function lineHashes(text: string): string[] {
  const { codes, lineStarts } = countedCodes(text);
  const occurrences = new Map<string, number>();
  const hashes: string[] = [];
  let high = 0;
  let low = 0;
  let line = 0;
  for (let end = 1; line < lineStarts.length; end++) {
    // high and low are the halves of hash = hash * 37 + entering - leaving * 37^100; no product passes 2^53.
    const entering = codes[end - 1] ?? 0;
    const leaving = codes[end - 1 - windowLength] ?? 0;
    const nextLow = low * base + entering - leaving * leavingLow;
    const carry = Math.floor(nextLow / twoTo32);
    low = nextLow - carry * twoTo32;
    const nextHigh = high * base + carry - leaving * leavingHigh;
    high = nextHigh - Math.floor(nextHigh / twoTo32) * twoTo32;
    if (lineStarts[line] !== end - windowLength) continue;
    const hash = high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
    const count = (occurrences.get(hash) ?? 0) + 1;
    occurrences.set(hash, count);
    hashes.push(`${hash}:${count}`);
    line++;
  }
  return hashes;
}

const base = 37;
const windowLength = 100;
const twoTo32 = 2 ** 32;
const leavingFactor = BigInt.asUintN(64, BigInt(base) ** BigInt(windowLength));
const leavingHigh = Number(leavingFactor >> 32n);
const leavingLow = Number(leavingFactor & 0xffffffffn);

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const endOfText = 65535;

interface CountedCodes {
  readonly codes: Uint16Array;
  /** Where each line starts among the codes. */
  readonly lineStarts: readonly number[];
}

function countedCodes(text: string): CountedCodes {
  const codes = new Uint16Array(text.length + 1);
  const lineStarts = [0];
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === blank || code === tab) continue;
    if (code === lineFeed && text.charCodeAt(index - 1) === carriageReturn) continue;
    const isLineEnd = code === carriageReturn || code === lineFeed;
    codes[length++] = isLineEnd ? lineFeed : code;
    if (isLineEnd) lineStarts.push(length);
  }
  codes[length++] = endOfText;
  return { codes: codes.subarray(0, length), lineStarts };
}

/**
 * Tells results on one line apart, as CodeQL does: how far behind the line's indentation a column (from 1) is, as a text.
 */
export function columnFingerprint(lineText: string, column: number): string {
  const indentation = /^[ \t]*/.exec(lineText)?.[0].length ?? 0;
  return String(Math.max(0, column - 1 - indentation));
}
