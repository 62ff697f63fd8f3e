import type { RepositoryFiles } from "../source/repository-files.ts";

/**
 * The texts of a repository's Nix files, searched once for each word, whoever asks: only files that name it need be
 * parsed. A name is found as it is written; nobody writes one with a needless backslash in it.
 */
export class NixTexts {
  /** Every Nix file, in order. */
  readonly paths: readonly string[];
  readonly #files: RepositoryFiles;
  readonly #holding = new Map<string, ReadonlySet<string>>();
  readonly #naming = new Map<string, ReadonlySet<string>>();

  constructor(files: RepositoryFiles) {
    this.#files = files;
    this.paths = files.paths.filter((path) => path.endsWith(".nix"));
  }

  /** The files that hold a text, in order. */
  holding(text: string): ReadonlySet<string> {
    return this.#find(this.#holding, text, (whole) => whole.includes(text));
  }

  /** The files in which a word stands, not as a part of another, in order. */
  naming(word: string): ReadonlySet<string> {
    return this.#find(this.#naming, word, (whole) => holdsWord(whole, word));
  }

  /** The files in which one of some words stands, in order. */
  namingAny(words: readonly string[]): readonly string[] {
    const found = words.map((word) => this.naming(word));
    return this.paths.filter((path) => found.some((paths) => paths.has(path)));
  }

  #find(known: Map<string, ReadonlySet<string>>, text: string, isFound: (whole: string) => boolean) {
    let found = known.get(text);
    if (!found) {
      found = new Set(this.paths.filter((path) => isFound(this.#files.text(path) ?? "")));
      known.set(text, found);
    }
    return found;
  }
}

const known = new WeakMap<RepositoryFiles, NixTexts>();

/** The texts of a repository's Nix files. */
export function nixTexts(files: RepositoryFiles): NixTexts {
  let texts = known.get(files);
  if (!texts) {
    texts = new NixTexts(files);
    known.set(files, texts);
  }
  return texts;
}

/** As `\bword\b` would say it, which is ten times slower: most texts are "packages", hardly any has "age". */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isInWord(text, at - 1) && !isInWord(text, at + word.length)) return true;
  }
  return false;
}

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
