import { bracketSet, setOfBytes } from "./bracket.ts";
import type { RegularExpression } from "./expression.ts";

/** The pattern is not a regular expression that Nix takes. */
export class PatternError extends Error {}

export interface ReadExpression {
  readonly expression: RegularExpression;
  readonly groups: number;
}

/**
 * Reads a POSIX extended regular expression with the strictness of the C++ library that Nix uses: a quantifier needs
 * something before it, and a backslash stands only before characters that mean something without it.
 */
export function readExpression(pattern: string): ReadExpression {
  const reader = new PatternReader(pattern);
  const expression = reader.alternatives();
  reader.end();
  return { expression, groups: reader.groups };
}

const special = ".[\\()*+?{|^$";
/** More states than this the C++ library does not make either. */
const mostRepetitions = 100_000;

class PatternReader {
  groups = 0;
  readonly #pattern: string;
  #position = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  end(): void {
    if (this.#position < this.#pattern.length) throw new PatternError("something stands where it may not");
  }

  alternatives(): RegularExpression {
    let expression = this.#sequence();
    while (this.#take("|")) expression = { kind: "either", first: expression, second: this.#sequence() };
    return expression;
  }

  #take(character: string): boolean {
    if (this.#pattern[this.#position] !== character) return false;
    this.#position++;
    return true;
  }

  #sequence(): RegularExpression {
    const parts: RegularExpression[] = [];
    for (let term = this.#term(); term; term = this.#term()) parts.push(term);
    const [only] = parts;
    if (parts.length <= 1) return only ?? { kind: "empty" };
    return { kind: "sequence", parts };
  }

  #term(): RegularExpression | null {
    if (this.#take("^")) return { kind: "begin" };
    if (this.#take("$")) return { kind: "end" };
    let atom = this.#atom();
    for (let repeated = atom; repeated; repeated = this.#quantified(repeated)) atom = repeated;
    return atom;
  }

  #atom(): RegularExpression | null {
    const character = this.#pattern[this.#position];
    if (character === undefined || "|)*+?{".includes(character)) return null;
    this.#position++;
    if (character === "(") return this.#group();
    if (character === "[") return this.#bracket();
    if (character === ".") return { kind: "set", members: setOfBytes((byte) => byte !== 0) };
    const meant = character === "\\" ? this.#escaped() : character;
    return { kind: "set", members: setOfBytes((byte) => byte === meant.charCodeAt(0)) };
  }

  #escaped(): string {
    const character = this.#pattern[this.#position++];
    if (character === undefined || !special.includes(character)) throw new PatternError("an escape means nothing");
    return character;
  }

  #group(): RegularExpression {
    const index = ++this.groups;
    const body = this.alternatives();
    if (!this.#take(")")) throw new PatternError("a parenthesis is not closed");
    return { kind: "group", index, body };
  }

  #bracket(): RegularExpression {
    const { members, end } = bracketSet(this.#pattern, this.#position);
    if (members === null) throw new PatternError("a bracket expression is wrong");
    this.#position = end;
    return { kind: "set", members };
  }

  #quantified(body: RegularExpression): RegularExpression | null {
    if (this.#take("*")) return { kind: "repeat", body, least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take("+")) return { kind: "repeat", body, least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take("?")) return { kind: "repeat", body, least: 0, most: 1 };
    if (!this.#take("{")) return null;
    const found = /^([0-9]+)(,([0-9]*))?\}/.exec(this.#pattern.slice(this.#position));
    if (!found) throw new PatternError("an interval is wrong");
    this.#position += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY;
    if (most < least || least > mostRepetitions) throw new PatternError("an interval is wrong");
    return { kind: "repeat", body, least, most };
  }
}
