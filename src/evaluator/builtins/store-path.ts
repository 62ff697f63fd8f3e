import { hashBytes } from "./hash.ts";
import { toBase16, toNix32 } from "./hash-format.ts";

const storeDirectory = "/nix/store";

export function sha256Hex(text: string): string {
  return toBase16(hashBytes("sha256", new TextEncoder().encode(text)));
}

/** The path of a store object: its kind, a hash of what it is made of (base 16, SHA-256), and its name. */
export function storePath(kind: string, hash: string, name: string): string {
  const digest = hashBytes("sha256", new TextEncoder().encode(`${kind}:sha256:${hash}:${storeDirectory}:${name}`));
  const folded = new Uint8Array(20);
  for (const [index, byte] of digest.entries()) {
    folded[index % 20] = (folded[index % 20] as number) ^ byte;
  }
  return `${storeDirectory}/${toNix32(folded)}-${name}`;
}

/** Where a text lies that refers to other store paths. */
export function textPath(name: string, text: string, references: readonly string[]): string {
  const kind = ["text", ...[...new Set(references)].sort()].join(":");
  return storePath(kind, sha256Hex(text), name);
}

/** Where an output of a derivation lies. */
export function outputPath(output: string, hash: string, name: string): string {
  return storePath(`output:${output}`, hash, output === "out" ? name : `${name}-${output}`);
}

/** Where an output of known contents lies; `hash` in base 16. */
export function fixedOutputPath(name: string, algorithm: string, hash: string, recursive: boolean): string {
  if (algorithm === "sha256" && recursive) return storePath("source", hash, name);
  return storePath("output:out", sha256Hex(`fixed:out:${recursive ? "r:" : ""}${algorithm}:${hash}:`), name);
}

/** Why a name cannot be that of a store object; null if it can. */
export function nameMistake(name: string): string | null {
  if (name === "") return "the name is empty";
  if (name.length > 211) return `the name '${name}' is too long`;
  if (/^\.\.?(-|$)/.test(name)) return `the name '${name}' starts with dots`;
  return /^[0-9A-Za-z+\-._?=]+$/.test(name) ? null : `the name '${name}' has a character that may not be in it`;
}
