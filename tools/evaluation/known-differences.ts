import { type OwnResult, ownResult } from "./own-result.ts";

/** A program, what Nix says to it, and what we do. */
export interface Difference {
  readonly program: string;
  readonly expected: string;
  readonly own: OwnResult;
}

/** A place where Nix 2.8 and what is evaluated here are meant to differ. */
interface ReplacedPrimitive {
  readonly primitive: string;
  readonly reason: string;
  /** A function that gives the same in both, to be used in its place. */
  readonly replacement: string;
}

/** The language is that of current Nix; what Nix 2.8, the oldest that is compared with, does otherwise. */
const replacedPrimitives: readonly ReplacedPrimitive[] = [
  {
    primitive: "builtins.toJSON",
    reason: "floats have six digits in JSON there, and as many as they need in current Nix",
    replacement:
      "(let walk = v: if builtins.isFloat v then toString v else if builtins.isList v then map walk v else if builtins.isAttrs v && !(v ? __toString) && !(v ? outPath) then builtins.mapAttrs (_: walk) v else v; in v: builtins.toJSON (walk v))",
  },
  {
    primitive: "builtins.replaceStrings",
    reason: "all texts to put in are evaluated there, in current Nix those that are needed",
    replacement:
      '(from: to: text: let strict = map (s: if builtins.isString s then s else abort "no text"); in builtins.seq (builtins.deepSeq (strict from) (builtins.deepSeq (strict to) null)) (builtins.replaceStrings from to text))',
  },
  ...["map", "builtins.filter", "builtins.genList", "builtins.sort"].map((primitive) => ({
    primitive,
    reason: "current Nix asks whether a function is one where there is something to call it with, and only there",
    replacement: `(f: if builtins.isFunction f then ${primitive} f else abort "no function")`,
  })),
  ...["builtins.ceil", "builtins.floor"].map((primitive) => ({
    primitive,
    reason: "integers go through a float there, and lose digits",
    replacement: `(n: if builtins.isInt n then n else ${primitive} n)`,
  })),
];

const halfCharacters = "texts of Nix are bytes: half a character is not known here";

const replacements = [
  ...replacedPrimitives.map(({ primitive, replacement, reason }) => {
    return { text: `(${primitive} `, replacement: `(${replacement} `, reason };
  }),
  { text: "é€", replacement: "ee", reason: halfCharacters },
];

/** Errors and unknown values of ours that stand where Nix 2.8 has a value. */
const ownMessages: ReadonlyMap<string, string> = new Map([
  ["integer overflow", "integers wrap around there, and are refused in current Nix"],
  ["the number does not fit into 64 bits", "integers wrap around there, and are refused in current Nix"],
  ["a part of a character is no text", halfCharacters],
]);

/** Which of several errors comes first: Nix takes the names of a set in the order in which it has met them. */
const orderOfNames = "the first error of a set depends on which names Nix has met before";

const repeated = "«repeated»";
const copiesOfLists = "what is printed as repeated depends on where Nix has put a short list in memory";

/** Why a result is meant to differ from that of Nix 2.8; `undefined` where it is not. */
export function reasonToDiffer({ program, expected, own }: Difference): string | undefined {
  for (const [words, reason] of ownMessages) if (own.message?.includes(words)) return reason;
  if (own.text.replaceAll(/"(in|or|then)" = /g, "$1 = ") === expected)
    return "names that are keywords have no quotes there";
  const bothFail = own.text.startsWith("error") && expected.startsWith("error");
  return bothFail && ownResult(program, "reversed").text === expected ? orderOfNames : undefined;
}

/** A program without what is known to differ, and why; `null` if there is nothing of that in it. */
export function withoutDifferences({
  program,
  own,
}: Difference): { readonly program: string; readonly reasons: readonly string[] } | null {
  if (own.text.includes(repeated)) return { program: `(builtins.toXML ${program})`, reasons: [copiesOfLists] };
  const used = replacements.filter(({ text }) => program.includes(text));
  if (used.length === 0) return null;
  // Each in one go: the replacement of a primitive calls what it replaces.
  const replaced = used.reduce((rest, { text, replacement }) => rest.replaceAll(text, replacement), program);
  return { program: replaced, reasons: used.map(({ reason }) => reason) };
}
