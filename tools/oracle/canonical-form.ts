/**
 * Nix's printed form with what its order and blanks cannot mean ironed out:
 *
 * - blanks between words, of which Nix prints one or two or none;
 * - the order of the attributes of a set, a `let` and of formals, which is that of Nix's table of symbols. Their names
 *   differ, so nothing is lost. Computed attributes keep their order, behind the others.
 *
 * Every word and every bracket stays, so two structures never become one. What Nix itself does not print is out of
 * sight: where names are inherited from a `let` apart or by one `inherit`, digits of floats behind the sixth, and that
 * `"${a}${b}"` is no `a + b`.
 */

/** Strings, computed names, brackets, and runs of anything else. */
const words = /"\$\{|\}"|"(?:[^"\\]|\\.)*"|[()[\]{};,]|[^\s()[\]{};,"]+/gsu;

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ['"${', '}"'],
]);

/** A bracket that is open, or the whole text. */
class Group {
  readonly opener: string;
  /** Items behind which a `;` or `,` stood. */
  readonly items: string[][] = [];
  /** Words behind the last one. */
  rest: string[] = [];
  /** How many `;` to come belong to an `assert`. */
  asserts = 0;

  constructor(opener: string) {
    this.opener = opener;
  }

  add(word: string, next: string | undefined): void {
    const before = this.rest.at(-1);
    if (word === "assert" && next !== "=" && before !== "inherit") this.asserts++;
    if (word === ";" && this.asserts > 0) this.asserts--;
    else if ((word === ";" && this.#listsBindings()) || (word === "," && this.opener === "{")) {
      this.items.push(this.rest);
      this.rest = [];
      return;
    }
    this.rest.push(word);
  }

  #listsBindings(): boolean {
    return this.opener === "{" || (this.items[0] ?? this.rest)[0] === "let";
  }

  /** The group as words; `isFormals` where a colon or `@` follows. */
  close(isFormals: boolean): string {
    const closer = closers.get(this.opener) ?? "";
    if (this.opener === "{") {
      const items = isFormals && this.rest.length > 0 ? [...this.items, this.rest] : this.items;
      const rest = isFormals ? [] : this.rest;
      return ["{", ...sorted(items), ...rest, closer].join(" ");
    }
    if (this.items.length === 0) return [this.opener, ...this.rest, closer].join(" ");
    const [[keyword, ...first] = [], ...others] = this.items;
    return [this.opener, keyword, ...sorted([first, ...others]), ...this.rest, closer].join(" ");
  }
}

function sorted(items: readonly string[][]): string[] {
  const texts = items.map((item) => `${item.join(" ")};`);
  const isComputed = (text: string) => text.startsWith('"${');
  return [...texts.filter((text) => !isComputed(text)).sort(), ...texts.filter(isComputed)];
}

/** Two prints of one tree have the same canonical form. */
export function canonicalForm(printed: string): string {
  const groups: [Group, ...Group[]] = [new Group("")];
  const list = printed.match(words) ?? [];
  for (const [index, word] of list.entries()) {
    const group = groups.at(-1) as Group;
    const next = list[index + 1];
    if (closers.has(word)) groups.push(new Group(word));
    else if (word === closers.get(group.opener)) {
      groups.pop();
      (groups.at(-1) as Group).add(group.close(word === "}" && (next === ":" || next === "@")), next);
    } else group.add(word, next);
  }
  return groups.map((group) => group.close(false)).join(" ");
}

/** Where two canonical forms part, with a little of both. */
export function firstDifference(one: string, other: string): { readonly one: string; readonly other: string } {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  const around = (text: string) => text.slice(Math.max(0, index - 60), index + 80);
  return { one: around(one), other: around(other) };
}
