/** The hash functions that Nix knows, over bytes. (RFC 1321, FIPS 180-4) */
export const hashAlgorithms = ["md5", "sha1", "sha256", "sha512"] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

export const hashSizes: Readonly<Record<HashAlgorithm, number>> = { md5: 16, sha1: 20, sha256: 32, sha512: 64 };

export function hashBytes(algorithm: HashAlgorithm, bytes: Uint8Array): Uint8Array {
  switch (algorithm) {
    case "md5":
      return md5(bytes);
    case "sha1":
      return sha1(bytes);
    case "sha256":
      return sha256(bytes);
    case "sha512":
      return sha512(bytes);
  }
}

/** The message with its padding: a bit, zeros, and its length in bits at the end of the last block. */
function padded(bytes: Uint8Array, block: 64 | 128, littleEndian: boolean): DataView {
  const lengthBytes = block / 8;
  const size = Math.ceil((bytes.length + 1 + lengthBytes) / block) * block;
  const message = new Uint8Array(size);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  const bits = BigInt(bytes.length) * 8n;
  view.setBigUint64(size - 8, bits, littleEndian);
  return view;
}

function rotateLeft(value: number, count: number): number {
  return (value << count) | (value >>> (32 - count));
}

function fromWords(words: Int32Array | Uint32Array, littleEndian: boolean): Uint8Array {
  const result = new Uint8Array(words.length * 4);
  const view = new DataView(result.buffer);
  words.forEach((word, index) => {
    view.setUint32(index * 4, word >>> 0, littleEndian);
  });
  return result;
}

const md5Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const md5Sines = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0);

function md5(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes, 64, true);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let block = 0; block < message.byteLength; block += 64) {
    let [a, b, c, d] = state as unknown as [number, number, number, number];
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const [mixed, word] = md5Round(round, step, b, c, d);
      const sum = (a + mixed + (md5Sines[step] as number) + message.getInt32(block + word * 4, true)) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + rotateLeft(sum, md5Shifts[round * 4 + (step & 3)] as number)) | 0;
    }
    addTo(state, [a, b, c, d]);
  }
  return fromWords(state, true);
}

function md5Round(round: number, step: number, b: number, c: number, d: number): readonly [number, number] {
  if (round === 0) return [(b & c) | (~b & d), step];
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) & 15];
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) & 15];
  return [c ^ (b | ~d), (7 * step) & 15];
}

function addTo(state: Int32Array, words: readonly number[]): void {
  words.forEach((word, index) => {
    state[index] = ((state[index] as number) + word) | 0;
  });
}

function sha1(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes, 64, false);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let step = 0; step < 80; step++) {
      words[step] =
        step < 16
          ? message.getInt32(block + step * 4)
          : rotateLeft(at(words, step - 3) ^ at(words, step - 8) ^ at(words, step - 14) ^ at(words, step - 16), 1);
    }
    let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
    for (let step = 0; step < 80; step++) {
      const [mixed, constant] = sha1Round(step, b, c, d);
      const sum = (rotateLeft(a, 5) + mixed + e + constant + at(words, step)) | 0;
      e = d;
      d = c;
      c = rotateLeft(b, 30);
      b = a;
      a = sum;
    }
    addTo(state, [a, b, c, d, e]);
  }
  return fromWords(state, false);
}

function sha1Round(step: number, b: number, c: number, d: number): readonly [number, number] {
  if (step < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (step < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (step < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function at(words: Int32Array, index: number): number {
  return words[index] as number;
}

/** The first bits of the fractional parts of roots of the first primes, which is how the constants are defined. */
function rootBits(count: number, root: 2 | 3, bits: bigint): bigint[] {
  const result: bigint[] = [];
  for (let candidate = 2; result.length < count; candidate++) {
    if (!isPrime(candidate)) continue;
    const scaled = BigInt(candidate) << (bits * BigInt(root));
    result.push(BigInt.asUintN(Number(bits), integerRoot(scaled, root)));
  }
  return result;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) return false;
  return true;
}

function integerRoot(value: bigint, root: 2 | 3): bigint {
  const power = BigInt(root);
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / root) + 1);
  for (;;) {
    const next = ((power - 1n) * guess + value / guess ** (power - 1n)) / power;
    if (next >= guess) return guess;
    guess = next;
  }
}

let sha256Tables: { readonly constants: Int32Array; readonly initial: Int32Array } | undefined;

function sha256(bytes: Uint8Array): Uint8Array {
  sha256Tables ??= {
    constants: Int32Array.from(rootBits(64, 3, 32n), Number),
    initial: Int32Array.from(rootBits(8, 2, 32n), Number),
  };
  const { constants, initial } = sha256Tables;
  const message = padded(bytes, 64, false);
  const state = Int32Array.from(initial);
  const words = new Int32Array(64);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let step = 0; step < 64; step++) words[step] = scheduled256(words, step, message, block);
    const working = Int32Array.from(state);
    for (let step = 0; step < 64; step++) round256(working, (at(constants, step) + at(words, step)) | 0);
    addTo(state, [...working]);
  }
  return fromWords(state, false);
}

function scheduled256(words: Int32Array, step: number, message: DataView, block: number): number {
  if (step < 16) return message.getInt32(block + step * 4);
  const early = at(words, step - 15);
  const late = at(words, step - 2);
  const first = rotateLeft(early, 25) ^ rotateLeft(early, 14) ^ (early >>> 3);
  const second = rotateLeft(late, 15) ^ rotateLeft(late, 13) ^ (late >>> 10);
  return (at(words, step - 16) + first + at(words, step - 7) + second) | 0;
}

function round256(state: Int32Array, input: number): void {
  const [a, b, c, , e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  const choice = (e & f) ^ (~e & g);
  const majority = (a & b) ^ (a & c) ^ (b & c);
  const first = (h + (rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7)) + choice + input) | 0;
  const second = ((rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10)) + majority) | 0;
  state.copyWithin(1, 0, 7);
  state[0] = (first + second) | 0;
  state[4] = (at(state, 4) + first) | 0;
}

const word64 = (value: bigint) => BigInt.asUintN(64, value);
const rotateRight64 = (value: bigint, count: bigint) => word64((value >> count) | (value << (64n - count)));

let sha512Tables: { readonly constants: readonly bigint[]; readonly initial: readonly bigint[] } | undefined;

function sha512(bytes: Uint8Array): Uint8Array {
  sha512Tables ??= { constants: rootBits(80, 3, 64n), initial: rootBits(8, 2, 64n) };
  const { constants, initial } = sha512Tables;
  const message = padded(bytes, 128, false);
  let state = [...initial];
  for (let block = 0; block < message.byteLength; block += 128) {
    const words: bigint[] = [];
    for (let step = 0; step < 80; step++) words.push(scheduled512(words, step, message, block));
    let working = state;
    for (let step = 0; step < 80; step++) {
      working = round512(working, (constants[step] as bigint) + (words[step] as bigint));
    }
    state = state.map((word, index) => word64(word + (working[index] as bigint)));
  }
  const result = new DataView(new ArrayBuffer(64));
  for (const [index, word] of state.entries()) result.setBigUint64(index * 8, word);
  return new Uint8Array(result.buffer);
}

function scheduled512(words: readonly bigint[], step: number, message: DataView, block: number): bigint {
  if (step < 16) return message.getBigUint64(block + step * 8);
  const early = words[step - 15] as bigint;
  const late = words[step - 2] as bigint;
  const first = rotateRight64(early, 1n) ^ rotateRight64(early, 8n) ^ (early >> 7n);
  const second = rotateRight64(late, 19n) ^ rotateRight64(late, 61n) ^ (late >> 6n);
  return word64((words[step - 16] as bigint) + first + (words[step - 7] as bigint) + second);
}

function round512(state: readonly bigint[], input: bigint): bigint[] {
  const [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  const choice = (e & f) ^ (~e & g);
  const majority = (a & b) ^ (a & c) ^ (b & c);
  const first = h + (rotateRight64(e, 14n) ^ rotateRight64(e, 18n) ^ rotateRight64(e, 41n)) + choice + input;
  const second = (rotateRight64(a, 28n) ^ rotateRight64(a, 34n) ^ rotateRight64(a, 39n)) + majority;
  return [word64(first + second), a, b, c, word64(d + first), e, f, g];
}
