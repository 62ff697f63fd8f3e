import type { Random } from "../fuzz/random.ts";
import type { Shape } from "./arguments.ts";
import type { Case } from "./outcome.ts";

/**
 * How a function is called: with arguments of these shapes, or in expressions written out, in which `f` is the function,
 * or, for a value that is no function, as it stands.
 */
export type Signature = readonly Shape[] | ((random: Random) => string) | "value";

/** Functions by name, as one finds them in `lib`: `attrsets.mapAttrs'`. */
export type Signatures = Readonly<Record<string, Signature>>;

const deep = 8;

/** Cases for each function: mostly values seen to the bottom, now and then only to the first level. */
export function casesOf(set: string, signatures: Signatures, count: number, random: Random): Case[] {
  return Object.entries(signatures).flatMap(([name, signature]) => {
    const subject = set === "" ? name : `${set}.${name}`;
    const called = `lib.${subject}`;
    if (signature === "value") return [{ subject, expression: called, depth: deep }];
    return Array.from({ length: count }, () => ({
      subject,
      expression: call(called, signature, random),
      depth: random.chance(0.2) ? random.below(2) : deep,
    }));
  });
}

function call(called: string, signature: Exclude<Signature, "value">, random: Random): string {
  if (typeof signature === "function") return `let f = ${called}; in ${signature(random)}`;
  return [called, ...signature.map((shape) => parenthesized(shape(random)))].join(" ");
}

function parenthesized(argument: string): string {
  return /^\w+$/.test(argument) ? argument : `(${argument})`;
}
