import { mutated, noise } from "./mutations.ts";
import { Random } from "./random.ts";
import { randomProgram } from "./random-program.ts";

export interface FuzzCase {
  readonly kind: "program" | "mutation" | "noise";
  readonly text: string;
}

/**
 * The case of a number: of twenty, eleven are programs, seven mutations (of texts given, or of a program), two noise.
 * The same seed and number make the same case.
 */
export function fuzzCase(seed: number, number: number, texts: readonly string[]): FuzzCase {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const lot = number % 20;
  if (lot < 11) return { kind: "program", text: randomProgram(random) };
  if (lot >= 18) return { kind: "noise", text: noise(random) };
  const base = random.chance(0.4) ? randomProgram(random) : random.pick(texts);
  return { kind: "mutation", text: mutated(base, texts, random) };
}
