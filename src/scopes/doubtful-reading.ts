/**
 * From where on strings, comments and code may have changed places in a damaged text.
 *
 * A lost quote turns everything behind it inside out, and much of a string reads well as code. The quote leaves a trace
 * all the same: a string that never ends, a string in double quotes that goes over the end of its line, or a character
 * that no code holds. The reading is doubted from the line on where the first trace stands; if a string never ends,
 * nothing says where that began, so that the whole text is.
 */

/** The offset from which the reading is doubtful; the length of the text where it is not. */
export function doubtfulFrom(text: string): number {
  const scan = new QuoteScan(text);
  scan.run();
  return scan.doubtfulFrom;
}

type Frame = "brace" | "string" | "indented";

/** Runs of text in which nothing opens or closes, by what is around. Source: lexer.l in Nix. */
const plainCode =
  /(?:#[^\r\n]*|\/\*[\s\S]*?\*\/|[A-Za-z][\w+.-]*:[\w%/?:@&=+$,.!~*'-]+|[A-Za-z_][\w'-]*|[^A-Za-z_"'\\$#{}`])/y;
const plainString = /(?:[^$"\\]+|\$(?![{"\\])[\s\S]|\\[\s\S]|\$\\[\s\S]|\$(?="))/y;
const plainIndented = /(?:[^$']+|\$(?![{'])[\s\S]|'(?!')|'''|''\$|''\\[\s\S]|\$(?='))/y;

class QuoteScan {
  doubtfulFrom: number;
  readonly #text: string;
  readonly #frames: { readonly kind: Frame; readonly start: number }[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.doubtfulFrom = text.length;
  }

  run(): void {
    while (this.#at < this.#text.length) {
      const frame = this.#frames.at(-1);
      if (frame === undefined || frame.kind === "brace") this.#readCode();
      else this.#readString(frame.kind, frame.start);
    }
    if (this.#frames.some(({ kind }) => kind !== "brace")) this.doubtfulFrom = 0;
  }

  #readCode(): void {
    if (this.#skip(plainCode)) return;
    if (this.#open('"', "string") || this.#open("''", "indented")) return;
    if (this.#open("${", "brace") || this.#open("{", "brace")) return;
    if (this.#text[this.#at] === "}") this.#frames.pop();
    else this.#doubt(this.#at);
    this.#at++;
  }

  #readString(kind: "string" | "indented", start: number): void {
    const from = this.#at;
    if (this.#skip(kind === "string" ? plainString : plainIndented)) {
      if (kind === "string" && /[\r\n]/.test(this.#text.slice(from, this.#at))) this.#doubt(start);
      return;
    }
    if (this.#open("${", "brace")) return;
    this.#frames.pop();
    this.#at += kind === "string" ? 1 : 2;
  }

  #skip(plain: RegExp): boolean {
    plain.lastIndex = this.#at;
    if (!plain.test(this.#text)) return false;
    this.#at = plain.lastIndex;
    return true;
  }

  #open(sign: string, kind: Frame): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#frames.push({ kind, start: this.#at });
    this.#at += sign.length;
    return true;
  }

  #doubt(place: number): void {
    const lineStart = Math.max(this.#text.lastIndexOf("\n", place - 1), this.#text.lastIndexOf("\r", place - 1)) + 1;
    this.doubtfulFrom = Math.min(this.doubtfulFrom, place === 0 ? 0 : lineStart);
  }
}
