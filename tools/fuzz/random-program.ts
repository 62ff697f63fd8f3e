/** Programs over all of Nix's syntax. They mean nothing; Nix accepts nearly all of them. */

import type { Random } from "./random.ts";
import { spaced } from "./random-blanks.ts";
import {
  randomIndented,
  randomName,
  randomNumber,
  randomPath,
  randomQuoted,
  randomSearchPath,
  randomUri,
} from "./random-literal.ts";

/** A program that Nix accepts, but for a name that a set gives twice. All names in it are defined as far as Nix knows. */
export function randomProgram(random: Random): string {
  const writer = new ProgramWriter(random);
  const depth = 1 + random.below(5);
  return spaced(["", "with", "{}", ";", ...writer.expression(0, depth), ""], random);
}

/** Left level, right level, own level, operator: as in the table of parser.y. */
const operators: readonly (readonly [number, number, number, string])[] = [
  ...([
    [1, 2, 1, "|>"],
    [2, 1, 1, "<|"],
    [3, 2, 2, "->"],
    [3, 4, 3, "||"],
    [4, 5, 4, "&&"],
  ] as const),
  ...([
    [6, 6, 5, "=="],
    [6, 6, 5, "!="],
    [7, 7, 6, "<"],
    [7, 7, 6, ">="],
    [7, 7, 6, ">"],
    [7, 7, 6, "<="],
  ] as const),
  ...([
    [8, 7, 7, "//"],
    [9, 10, 9, "+"],
    [9, 10, 9, "-"],
    [10, 11, 10, "*"],
    [10, 11, 10, "/"],
    [12, 11, 11, "++"],
  ] as const),
];

const keywordNames = [
  "or",
  '"if"',
  '"a b"',
  '""',
  '"let"',
  '"${a}"',
  '"a${b}c"',
  '${"x"}',
  "${a}",
  "${''\n  y''}",
  '"é\\n$"',
];

class ProgramWriter {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The words of an expression that may stand where a level is asked for. */
  expression(least: number, depth: number): string[] {
    const random = this.#random;
    if (depth <= 0) return this.#literal(0);
    const [level, words] = this.#anyForm(depth - 1);
    const wrapped = level < least || random.chance(0.04);
    return wrapped ? ["(", ...words, ")"] : words;
  }

  #anyForm(depth: number): [level: number, words: string[]] {
    switch (this.#random.below(8)) {
      case 0:
        return [0, this.#loose(depth)];
      case 1:
      case 2:
        return this.#operation(depth);
      case 3:
        return [14, [...this.#callee(depth), ...this.expression(15, depth)]];
      case 4:
        return this.#selection(depth);
      case 5:
      case 6:
        return [16, this.#bracketed(depth)];
      default:
        return [16, this.#literal(depth)];
    }
  }

  /** A pipe of one direction takes none of the other at its side, whatever the level. */
  #operation(depth: number): [number, string[]] {
    const random = this.#random;
    if (random.chance(0.1)) return [8, ["!", ...this.expression(8, depth)]];
    if (random.chance(0.1)) return [13, ["-", ...this.expression(13, depth)]];
    if (random.chance(0.1)) return [12, [...this.expression(12, depth), "?", ...this.#attributePath(depth)]];
    const [left, right, level, operator] = operators[random.below(operators.length)] as (typeof operators)[number];
    const safe = (least: number) => (level === 1 ? 2 : least);
    return [level, [...this.expression(safe(left), depth), operator, ...this.expression(safe(right), depth)]];
  }

  #callee(depth: number): string[] {
    return this.expression(14, depth);
  }

  #selection(depth: number): [number, string[]] {
    const random = this.#random;
    if (random.chance(0.06)) return [15, [...this.#simple(depth), "or"]];
    const words = [...this.#simple(depth), ".", ...this.#attributePath(depth)];
    return [15, random.chance(0.4) ? [...words, "or", ...this.expression(15, depth)] : words];
  }

  #simple(depth: number): string[] {
    return this.#random.chance(0.5) ? [randomName(this.#random)] : this.expression(16, depth);
  }

  #loose(depth: number): string[] {
    const random = this.#random;
    const rest = () => this.expression(0, depth);
    switch (random.below(6)) {
      case 0:
        return ["with", ...rest(), ";", ...rest()];
      case 1:
        return ["assert", ...rest(), ";", ...rest()];
      case 2:
        return ["if", ...rest(), "then", ...rest(), "else", ...rest()];
      case 3:
        return ["let", ...this.#entries(depth, true), "in", ...rest()];
      default:
        return [...this.#parameters(depth), ":", ...rest()];
    }
  }

  #parameters(depth: number): string[] {
    const random = this.#random;
    if (random.chance(0.4)) return [randomName(random)];
    const taken = new Set(random.several(0, 4, () => randomName(random)));
    const formals = [...taken].map((name) => (random.chance(0.4) ? [name, "?", ...this.expression(0, depth)] : [name]));
    if (random.chance(0.3)) formals.push(["..."]);
    const words = formals.flatMap((formal, index) => (index === 0 ? formal : [",", ...formal]));
    if (formals.length > 0 && words.at(-1) !== "..." && random.chance(0.2)) words.push(",");
    const set = ["{", ...words, "}"];
    return random.pick([set, ["args", "@", ...set], [...set, "@", "args"]]);
  }

  #bracketed(depth: number): string[] {
    const random = this.#random;
    switch (random.below(5)) {
      case 0:
        return ["[", ...random.several(0, 5, () => this.expression(15, depth)).flat(), "]"];
      case 1:
        return ["rec", "{", ...this.#entries(depth, false), "}"];
      case 2:
        return random.chance(0.2)
          ? ["let", "{", ...this.#entries(depth, true), "}"]
          : ["(", ...this.expression(0, depth), ")"];
      default:
        return ["{", ...this.#entries(depth, false), "}"];
    }
  }

  /** A `let` takes no computed names in front. */
  #entries(depth: number, onlyStatic: boolean): string[] {
    const random = this.#random;
    let count = 0;
    return random
      .several(0, 4, () => {
        const own = `n${count++}`;
        const name = random.chance(0.6) ? own : this.#attribute(depth, onlyStatic);
        if (random.chance(0.2)) return this.#inherit(depth, own);
        const path = random.chance(0.3) ? [name, ".", ...this.#attributePath(depth)] : [name];
        return [...path, "=", ...this.expression(0, depth), ";"];
      })
      .flat();
  }

  #inherit(depth: number, name: string): string[] {
    const random = this.#random;
    const names = random.chance(0.2) ? [] : [name, ...(random.chance(0.3) ? [`"${name} b"`] : [])];
    return ["inherit", ...(random.chance(0.5) ? ["(", ...this.expression(0, depth), ")"] : []), ...names, ";"];
  }

  #attributePath(depth: number): string[] {
    return this.#random
      .several(1, 3, () => this.#attribute(depth, false))
      .flatMap((word, index) => (index ? [".", word] : [word]));
  }

  #attribute(depth: number, onlyStatic: boolean): string {
    const random = this.#random;
    if (random.chance(0.6)) return `m${random.below(1000)}`;
    const name = random.chance(0.3) ? `\${${this.#inner(depth)}}` : random.pick(keywordNames);
    return onlyStatic && name.includes("${") ? "s" : name;
  }

  #literal(depth: number): string[] {
    const random = this.#random;
    const inner = () => this.#inner(depth);
    switch (random.below(9)) {
      case 0:
        return [randomNumber(random)];
      case 1:
        return [randomQuoted(random, inner)];
      case 2:
        return [randomIndented(random, inner)];
      case 3:
        return [randomPath(random, inner)];
      case 4:
        return [random.chance(0.5) ? randomUri(random) : randomSearchPath(random)];
      default:
        return [randomName(random)];
    }
  }

  #inner(depth: number): string {
    return spaced(this.expression(0, Math.min(depth - 1, 2)), this.#random);
  }
}
