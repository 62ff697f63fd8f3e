import { copyFileSync, mkdirSync, readdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Build, type Subject, writePeerSettings } from "./programs.ts";
import type { Workshop } from "./rows.ts";
import { sizeOf, writeTree } from "./tree.ts";

/**
 * Makes what cases measure below a folder.
 * @param trees a folder with checkouts of real repositories, whose names end with that of the repository
 */
export function openWorkshop(folder: string, builds: readonly Build[], trees: string | null): Workshop {
  const made = new Map<string, Subject>();
  const emptyScript = join(folder, "empty.mjs");
  const peerSettings = join(folder, "settings");
  writeFileSync(emptyScript, "");
  mkdirSync(peerSettings);
  writePeerSettings(peerSettings);
  return {
    builds,
    emptyScript,
    peerSettings,
    caches: join(folder, "caches"),
    bytesOf,
    tree: (name, make) => {
      const known = made.get(name);
      if (known) return known;
      const tree = make();
      const place = join(folder, "trees", name);
      writeTree(place, tree);
      const files = [...tree.keys()].filter((path) => path.endsWith(".nix"));
      const subject = { folder: place, files, bytes: sizeOf(tree).bytes };
      made.set(name, subject);
      return subject;
    },
    withoutTop: ({ folder: whole, files }) => {
      const place = join(folder, "trees", `${basename(whole)}-files`);
      const below = files.filter((path) => path.includes("/") && !path.endsWith("flake.nix"));
      for (const path of below) {
        mkdirSync(dirname(join(place, path)), { recursive: true });
        copyFileSync(join(whole, path), join(place, path));
      }
      return { folder: place, files: below, bytes: bytesOf(place, below) };
    },
    realTree: (name) => {
      const found = trees === null ? undefined : [trees, ...foldersIn(trees)].find((path) => isNamed(path, name));
      if (found === undefined) return null;
      const place = realpathSync(found);
      const files = nixFilesIn(place);
      return { folder: place, files, bytes: bytesOf(place, files) };
    },
  };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => join(folder, name));
}

function isNamed(path: string, name: string): boolean {
  const last = basename(path);
  return last === name || (last.endsWith(name) && /\W$/.test(last.slice(0, -name.length)));
}

function nixFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".nix"))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith(".git/"))
    .sort();
}

function bytesOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
