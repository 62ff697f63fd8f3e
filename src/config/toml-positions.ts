/**
 * Where the keys of a TOML document stand.
 *
 * Invariants: the document is valid (it was parsed before), so that nothing is checked here; each key is recorded
 * once, where it first stands; elements of arrays, `[[…]]` tables among them, are steps by their index.
 */

export type TomlPath = readonly (string | number)[];

/** The offset of each key and each array element, asked for by its path. */
export function locateToml(text: string): (path: TomlPath) => number | undefined {
  const scanner = new TomlScanner(text);
  scanner.scanDocument();
  return (path) => scanner.offsets.get(identityOf(path));
}

const blank = /(?:[ \t\r\n]|#[^\n]*)*/y;
const space = /[ \t]*/y;
const bareKey = /[A-Za-z0-9_-]+/y;
const plainValue = /[^,\]}\r\n#]*/y;
const strings = [
  /"""(?:[^\\]|\\[\s\S])*?"""["]{0,2}/y,
  /'''[\s\S]*?'''[']{0,2}/y,
  /"(?:[^"\\\n]|\\.)*"/y,
  /'[^'\n]*'/y,
];

class TomlScanner {
  readonly offsets = new Map<string, number>();
  readonly #text: string;
  readonly #tableCounts = new Map<string, number>();
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scanDocument(): void {
    let table: TomlPath = [];
    for (this.#take(blank); this.#position < this.#text.length; this.#take(blank)) {
      const before = this.#position;
      if (this.#next() === "[") table = this.#header();
      else this.#keyValue(table);
      if (this.#position === before) return;
    }
  }

  /** `[a.b]` or `[[a.b]]`; gives the path of the table it opens. */
  #header(): TomlPath {
    const isElement = this.#text.startsWith("[[", this.#position);
    this.#position += isElement ? 2 : 1;
    const keys = this.#keys();
    this.#take(/[ \t]*\]\]?/y);
    let path: TomlPath = [];
    keys.forEach(({ name, offset }, index) => {
      path = [...path, name];
      this.#record(path, offset);
      const identity = identityOf(path);
      const isLast = index === keys.length - 1;
      if (isElement && isLast) this.#tableCounts.set(identity, (this.#tableCounts.get(identity) ?? 0) + 1);
      const count = this.#tableCounts.get(identity);
      if (count === undefined) return;
      path = [...path, count - 1];
      this.#record(path, offset);
    });
    return path;
  }

  #keyValue(table: TomlPath): void {
    let path = table;
    for (const { name, offset } of this.#keys()) {
      path = [...path, name];
      this.#record(path, offset);
    }
    this.#take(/[ \t]*=[ \t]*/y);
    this.#value(path);
  }

  #keys(): { name: string; offset: number }[] {
    const keys: { name: string; offset: number }[] = [];
    do {
      this.#take(space);
      const offset = this.#position;
      const quoted = this.#string();
      keys.push({ name: quoted ?? this.#take(bareKey), offset });
      this.#take(space);
    } while (this.#take(/\./y) !== "");
    return keys;
  }

  #value(path: TomlPath): void {
    const next = this.#next();
    if (next === "{") this.#sequence("}", () => this.#keyValue(path));
    else if (next === "[") this.#sequence("]", (index) => this.#element([...path, index]));
    else if (this.#string() === undefined) this.#take(plainValue);
  }

  #element(path: TomlPath): void {
    this.#record(path, this.#position);
    this.#value(path);
  }

  /** What stands between brackets, separated by commas. */
  #sequence(close: string, item: (index: number) => void): void {
    this.#position++;
    for (let index = 0; this.#position < this.#text.length; index++) {
      this.#take(blank);
      if (this.#next() === close) break;
      item(index);
      this.#take(blank);
      if (this.#next() === ",") this.#position++;
      else break;
    }
    this.#take(blank);
    if (this.#next() === close) this.#position++;
  }

  /** A string of any kind, without its quotes; escapes are left as they are. `undefined` if none stands here. */
  #string(): string | undefined {
    for (const pattern of strings) {
      const taken = this.#take(pattern);
      if (taken !== "") return taken.replace(/^("""|'''|"|')([\s\S]*)\1$/, "$2");
    }
    return undefined;
  }

  #next(): string | undefined {
    return this.#text[this.#position];
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const taken = pattern.exec(this.#text)?.[0] ?? "";
    this.#position += taken.length;
    return taken;
  }

  #record(path: TomlPath, offset: number): void {
    const identity = identityOf(path);
    if (!this.offsets.has(identity)) this.offsets.set(identity, offset);
  }
}

function identityOf(path: TomlPath): string {
  return JSON.stringify(path);
}
