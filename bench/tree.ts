import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Random } from "../tools/fuzz/random.ts";

/** The texts of a generated repository by path. */
export type Tree = ReadonlyMap<string, string>;

/** Luck that depends on the file alone: a larger tree holds the files of a smaller one, byte for byte. */
export function luckOf(path: string): Random {
  let seed = 0x811c9dc5;
  for (let index = 0; index < path.length; index++) seed = Math.imul(seed ^ path.charCodeAt(index), 0x01000193);
  return new Random(seed >>> 0);
}

/** Writes a tree below a folder, which need not exist. */
export function writeTree(folder: string, tree: Tree): void {
  const made = new Set<string>();
  for (const [path, text] of tree) {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text);
  }
}

/** How much Nix there is in a tree. */
export function sizeOf(tree: Tree): { readonly files: number; readonly bytes: number } {
  const texts = [...tree].filter(([path]) => path.endsWith(".nix"));
  return { files: texts.length, bytes: texts.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0) };
}
