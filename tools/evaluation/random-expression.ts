import type { Random } from "../fuzz/random.ts";
import { booleans, integers, lists, type RandomWords, sets, strings, type Type } from "./expression-rules.ts";
import { patterns, texts } from "./random-literals.ts";

const types: readonly Type[] = ["int", "bool", "string", "list", "set", "function"];
const names: readonly string[] = ["a", "b", "c", "d", "x-y"];
const plainNames: readonly string[] = ["a", "b", "c", "d"];

/**
 * A random program that mostly has a value. Each of its expressions is meant to have some type; now and then it has
 * another, so that errors are compared as well.
 */
export function randomExpression(random: Random): string {
  return new Generator(random).expression(random.pick(["int", "bool", "string", "list", "set"]), 5);
}

class Generator implements RandomWords {
  readonly #random: Random;
  /** Names that are in scope, for some type or other. */
  readonly #scope: { readonly name: string; readonly type: Type }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return this.#random.pick(items);
  }

  expression(wanted: Type, depth: number): string {
    const type = this.#random.chance(0.03) ? this.#pick(types) : wanted;
    if (depth <= 0 || this.#random.chance(0.12)) return this.#leaf(type);
    const make = (kind: Type = type) => this.expression(kind, depth - 1);
    if (this.#random.chance(0.3)) return this.#general(type, depth - 1);
    switch (type) {
      case "int":
        return this.#pick(integers)(make, this);
      case "bool":
        return this.#pick(booleans)(make, this);
      case "string":
        return this.#pick(strings)(make, this);
      case "list":
        return this.#pick(lists)(make, this);
      case "set":
        return this.#pick(sets)(make, this);
      case "function":
        return this.lambda(depth - 1);
    }
  }

  #leaf(type: Type): string {
    const known = this.#scope.filter((entry) => entry.type === type);
    if (known.length > 0 && this.#random.chance(0.6)) return this.#pick(known).name;
    switch (type) {
      case "int":
        return this.#pick(["0", "1", "2", "7", "(-3)", "100", "1.5", "0.1", "(-2.5)", "9223372036854775807", "3.0e10"]);
      case "bool":
        return this.#pick(["true", "false"]);
      case "string":
        return this.#pick(texts);
      case "list":
        return this.#pick(["[ ]", "[ 1 2 3 ]", '[ "a" "b" ]', "[ true null ]", "[ [ 1 ] [ ] ]", "[ 3 1 2 2 ]"]);
      case "set":
        return this.#pick(["{ }", "{ a = 1; b = 2; }", '{ a = "x"; }', "{ a.b = 1; c = [ ]; }", "{ d = null; }"]);
      case "function":
        return this.#pick(["(x: x)", "toString", "builtins.isInt", "(x: y: x)", "builtins.length"]);
    }
  }

  #general(type: Type, depth: number): string {
    const make = (kind: Type = type) => this.expression(kind, depth);
    switch (this.#random.below(14)) {
      case 0:
        return `(if ${make("bool")} then ${make()} else ${make()})`;
      case 1:
        return this.#binding((value) => `(let a = ${value}; in `, type, depth);
      case 2:
        return `(with ${make("set")}; ${this.#random.chance(0.3) ? this.#pick(plainNames) : make()})`;
      case 3:
        return `(assert ${make("bool")}; ${make()})`;
      case 4:
        return `(${make("set")}.${this.name()} or ${make()})`;
      case 5:
        return `(${this.lambda(depth)} ${make(this.#pick(types))})`;
      case 6:
        return `(builtins.seq ${make(this.#pick(types))} ${make()})`;
      case 7:
        return `(builtins.deepSeq ${make(this.#pick(types))} ${make()})`;
      case 8:
        return `(builtins.tryEval ${make()}).value`;
      case 9:
        return this.#random.chance(0.3) ? '(throw "no")' : `(builtins.head [ ${make()} ])`;
      case 10:
        return `(let f = { a, b ? a, ... }@d: ${make()}; in f ${make("set")})`;
      case 11:
        return `(builtins.foldl' (a: b: ${make()}) ${make()} ${make("list")})`;
      case 12:
        return `(rec { a = ${make()}; b = a; }.b)`;
      default:
        return this.#binding((value) => `(let c = ${value}; inherit (c) d; in `, type, depth);
    }
  }

  #binding(start: (value: string) => string, type: Type, depth: number): string {
    const bound = this.#pick(types);
    const text = start(this.expression(bound, depth));
    this.#scope.push({ name: text.startsWith("(let a") ? "a" : "c", type: bound });
    const body = this.expression(type, depth);
    this.#scope.pop();
    return `${text}${body})`;
  }

  lambda(depth: number): string {
    const name = this.#pick(plainNames);
    const type = this.#pick(types);
    this.#scope.push({ name, type });
    const body = this.expression(this.#pick(types), depth);
    this.#scope.pop();
    return this.#pick([`(${name}: ${body})`, `(${name}: _: ${body})`, `({ ${name} ? 1, ... }@b: ${body})`]);
  }

  name(): string {
    return this.#random.chance(0.1) ? `\${${this.#pick(texts)}}` : this.#pick(names);
  }

  number(): number {
    return this.#random.below(5) - 1;
  }

  pattern(): string {
    return this.#pick(patterns);
  }
}
