import type { Span } from "../../source/span.ts";

/** What a stretch of Nix is coloured as; `path` holds URIs and `<nixpkgs>`, too. */
export type TokenKind = "comment" | "string" | "keyword" | "constant" | "number" | "path" | "name";

export interface Token extends Span {
  readonly kind: TokenKind;
}

/**
 * The tokens of a Nix text that are worth a colour, sorted and apart from each other; blanks, signs and most names are none.
 * For looks only: it knows quotes, interpolations and comments, no grammar, and makes something of any text.
 */
export function nixTokens(text: string): Token[] {
  return new Tokenizer(text).run();
}

const keywords = new Set(["let", "in", "with", "inherit", "rec", "if", "then", "else", "assert", "import", "or"]);
const constants = new Set(["true", "false", "null", "builtins", "throw", "abort"]);

const comment = /#[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const path = /(?:~|\.{1,2}|[\w.+-]*)(?:\/[\w.+-]+)+\/?|<[\w.+-]+(?:\/[\w.+-]+)*>/y;
const uri = /[a-zA-Z][\w+.-]*:[\w%/?:@&=+$,.!~*'-]+/y;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[a-zA-Z_][\w'-]*/y;
const bindingSign = /\s*(?:\.\s*[a-zA-Z_"$][\w'-]*\s*)*=(?!=)/y;

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  /** What is open: a brace, or a string (by its quote) that an interpolation has interrupted. */
  readonly #open: ("{" | '"' | "''")[] = [];
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Token[] {
    while (this.#position < this.#text.length) this.#step();
    return this.#tokens;
  }

  #step(): void {
    const text = this.#text;
    const character = text[this.#position] as string;
    if (character === "{") this.#open.push("{");
    if (character === '"') this.#string('"', 1);
    else if (text.startsWith("''", this.#position)) this.#string("''", 2);
    else if (character === "}") this.#close();
    else if (!this.#other()) this.#position++;
  }

  #other(): boolean {
    if (this.#take(comment, "comment") || this.#take(path, "path") || this.#take(uri, "path")) return true;
    return this.#take(number, "number") || this.#word();
  }

  #close(): void {
    this.#position++;
    const opened = this.#open.pop();
    if (opened === '"' || opened === "''") this.#string(opened, 0);
  }

  /** Goes on to the end of a string, or to the interpolation that interrupts it. */
  #string(quote: '"' | "''", opening: number): void {
    const text = this.#text;
    const start = this.#position;
    let end = start + opening;
    while (end < text.length) {
      if (text.startsWith("${", end)) {
        this.#open.push(quote);
        this.#add("string", start, end);
        this.#position = end + 2;
        return;
      }
      const escaped = escapeLength(text, end, quote);
      if (escaped === 0 && text.startsWith(quote, end)) {
        end += quote.length;
        break;
      }
      end += Math.max(1, escaped);
    }
    this.#position = Math.min(end, text.length);
    this.#add("string", start, this.#position);
  }

  #word(): boolean {
    word.lastIndex = this.#position;
    const found = word.exec(this.#text)?.[0];
    if (found === undefined) return false;
    const start = this.#position;
    this.#position += found.length;
    bindingSign.lastIndex = this.#position;
    if (keywords.has(found)) this.#add("keyword", start, this.#position);
    else if (constants.has(found)) this.#add("constant", start, this.#position);
    else if (bindingSign.test(this.#text)) this.#add("name", start, this.#position);
    return true;
  }

  #take(pattern: RegExp, kind: TokenKind): boolean {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    if (found === "") return false;
    this.#add(kind, this.#position, this.#position + found.length);
    this.#position += found.length;
    return true;
  }

  #add(kind: TokenKind, start: number, end: number): void {
    if (end > start) this.#tokens.push({ kind, start, end });
  }
}

/** How many characters an escape takes that stands here; 0 for none. */
function escapeLength(text: string, position: number, quote: '"' | "''"): number {
  if (text.startsWith("$$", position)) return 2;
  if (quote === '"') return text[position] === "\\" ? 2 : 0;
  if (!text.startsWith("''", position)) return 0;
  const next = text[position + 2];
  return next === "'" || next === "$" ? 3 : next === "\\" ? 4 : 0;
}
