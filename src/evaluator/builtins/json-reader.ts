import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";

const token =
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\.)*")|(-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?)|(true|false|null))/y;

/** JSON as values. Other than `JSON.parse` it keeps integers of 64 bits, and integers and floats apart. */
export function readJson(text: string, place: Place | null): V.Value {
  const reader = new JsonReader(text, place);
  const value = reader.value();
  reader.end();
  return value;
}

class JsonReader {
  readonly #text: string;
  readonly #place: Place | null;
  #position = 0;

  constructor(text: string, place: Place | null) {
    this.#text = text;
    this.#place = place;
  }

  end(): void {
    if (this.#text.slice(this.#position).trim() !== "") this.#refuse();
  }

  #refuse(): never {
    throw new EvaluationError(`invalid JSON at offset ${this.#position}`, this.#place);
  }

  #next(): RegExpExecArray {
    token.lastIndex = this.#position;
    const found = token.exec(this.#text);
    if (!found) return this.#refuse();
    this.#position = token.lastIndex;
    return found;
  }

  value(): V.Value {
    return this.#valueOf(this.#next());
  }

  #valueOf(found: RegExpExecArray): V.Value {
    const [, mark, string, number, fraction, exponent, word] = found;
    if (string !== undefined) return V.string(this.#stringOf(string));
    if (number !== undefined) return this.#numberOf(number, fraction !== undefined || exponent !== undefined);
    if (word !== undefined) return word === "null" ? V.nullValue : V.bool(word === "true");
    if (mark === "[") return this.#list();
    return mark === "{" ? this.#set() : this.#refuse();
  }

  #stringOf(literal: string): string {
    try {
      const text: string = JSON.parse(literal);
      // Half of a surrogate pair is no character, and strings of Nix end at a NUL.
      return /[\p{Surrogate}\0]/u.test(text) ? this.#refuse() : text;
    } catch {
      return this.#refuse();
    }
  }

  #numberOf(digits: string, isFloat: boolean): V.Value {
    const value = Number(digits);
    if (isFloat || digits === "-0") return digits === "-0" ? V.int(0) : this.#float(value);
    const integer = BigInt(digits);
    if (BigInt.asIntN(64, integer) === integer) return V.int(integer);
    if (integer > 0n && BigInt.asUintN(64, integer) === integer) {
      throw new EvaluationError(`the number ${digits} does not fit into 64 bits`, this.#place);
    }
    return this.#float(value);
  }

  #float(value: number): V.Value {
    return Number.isFinite(value) ? V.float(value) : this.#refuse();
  }

  #list(): V.Value {
    const elements: Thunk[] = [];
    let found = this.#next();
    if (found[1] === "]") return V.list(elements);
    for (;;) {
      elements.push(Thunk.of(this.#valueOf(found)));
      const [, mark] = this.#next();
      if (mark === "]") return V.list(elements);
      if (mark !== ",") this.#refuse();
      found = this.#next();
    }
  }

  #set(): V.Value {
    const attributes = new Map<string, V.Attribute>();
    let found = this.#next();
    if (found[1] === "}") return V.attrs(attributes);
    for (;;) {
      if (found[2] === undefined) this.#refuse();
      const name = this.#stringOf(found[2]);
      if (this.#next()[1] !== ":") this.#refuse();
      attributes.set(name, { value: Thunk.of(this.value()), place: null });
      const [, mark] = this.#next();
      if (mark === "}") return V.attrs(attributes);
      if (mark !== ",") this.#refuse();
      found = this.#next();
    }
  }
}
