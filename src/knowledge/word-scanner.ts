const codes = 128;

/**
 * Finds words in texts, in whatever case: what a regular expression of a hundred alternatives would find, in a fifth of its
 * time. Where several words begin at one place, the longest counts; what is found does not overlap.
 */
export class WordScanner {
  /** The words in small letters, those that begin with the same two characters together, longest first. */
  readonly #groups: string[][] = [];
  /** By the first two characters: the number of the group, from 1 on. Of small numbers, so that it stays in the nearest cache. */
  readonly #groupByStart = new Uint16Array(codes * codes);
  /** Small letters by code; 0 for what is in no word. */
  readonly #small = new Uint8Array(codes);

  /** @param words in small letters, ASCII, of two characters at least */
  constructor(words: Iterable<string>) {
    const sorted = [...new Set(words)].toSorted((a, b) => b.length - a.length);
    for (const word of sorted) {
      for (const character of word) {
        this.#small[character.charCodeAt(0)] = character.charCodeAt(0);
        this.#small[character.toUpperCase().charCodeAt(0)] = character.charCodeAt(0);
      }
      this.#groupOf(word).push(word);
    }
  }

  #groupOf(word: string): string[] {
    const start = word.charCodeAt(0) * codes + word.charCodeAt(1);
    this.#groupByStart[start] ||= this.#groups.push([]);
    return this.#groups[(this.#groupByStart[start] as number) - 1] as string[];
  }

  wordsIn(text: string): Set<string> {
    const found = new Set<string>();
    const groupByStart = this.#groupByStart;
    const small = this.#small;
    let next = this.#smallAt(text, 0);
    for (let index = 0; index < text.length - 1; index++) {
      const first = next;
      const code = text.charCodeAt(index + 1);
      next = code < codes ? (small[code] as number) : 0;
      const group = groupByStart[first * codes + next] as number;
      if (group === 0) continue;
      const word = this.#longestAt(text, index, this.#groups[group - 1] as readonly string[]);
      if (word === undefined) continue;
      found.add(word);
      index += word.length - 1;
      next = this.#smallAt(text, index + 1);
    }
    return found;
  }

  #smallAt(text: string, index: number): number {
    const code = text.charCodeAt(index);
    return code < codes ? (this.#small[code] as number) : 0;
  }

  #longestAt(text: string, start: number, group: readonly string[]): string | undefined {
    for (const word of group) {
      let length = 2;
      while (length < word.length && this.#smallAt(text, start + length) === word.charCodeAt(length)) length++;
      if (length === word.length) return word;
    }
    return undefined;
  }
}
