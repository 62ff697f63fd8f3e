import type { Random } from "./random.ts";

const pieces = [
  ...[
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    ":",
    ".",
    "=",
    "@",
    "?",
    "!",
    '"',
    "''",
    "${",
    "$",
    "\\",
    "#",
    "/*",
    "*/",
    "\n",
    "\r",
    " ",
  ],
  ...[
    "let ",
    "in ",
    "if ",
    "then ",
    "else ",
    "with ",
    "assert ",
    "inherit ",
    "rec ",
    " or ",
    "...",
    "//",
    "++",
    "->",
    "==",
    "<",
    "||",
  ],
  ...[
    "|>",
    "<|",
    "./a",
    "a/",
    "<a>",
    "a:b",
    "a",
    "1",
    "1.5",
    "x: ",
    "a = 1; ",
    "é",
    "🎉",
    "\ud800",
    "\0",
    "\u00a0",
    "\ufeff",
    "~",
    "-",
  ],
];

/** Words and blanks, roughly as a lexer cuts them. */
const tokens = /[\w'-]+|\s+|''|\$\{|\/\/|\+\+|->|[=!<>]=|&&|\|\||./gsu;

/** A text with one to three small changes: to characters, to words, or to lines. */
export function mutated(text: string, others: readonly string[], random: Random): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left--) result = mutatedOnce(result, others, random);
  return result;
}

function mutatedOnce(text: string, others: readonly string[], random: Random): string {
  switch (random.below(4)) {
    case 0: {
      const start = random.below(text.length + 1);
      const removed = random.chance(0.5) ? random.below(12) : 0;
      return text.slice(0, start) + (random.chance(0.7) ? random.pick(pieces) : "") + text.slice(start + removed);
    }
    case 1:
      return mutatedList(text.match(tokens) ?? [], pieces, random).join("");
    case 2:
      return mutatedList(text.split(/(?<=\n)/), random.pick(others).split(/(?<=\n)/), random).join("");
    default: {
      const other = random.pick(others);
      const start = random.below(other.length + 1);
      const place = random.below(text.length + 1);
      return text.slice(0, place) + other.slice(start, start + random.below(30)) + text.slice(place);
    }
  }
}

/** Removes, doubles, swaps, or replaces an item. */
function mutatedList(items: readonly string[], others: readonly string[], random: Random): string[] {
  const place = random.below(Math.max(1, items.length));
  const item = items[place] ?? "";
  switch (random.below(4)) {
    case 0:
      return items.toSpliced(place, 1);
    case 1:
      return items.toSpliced(place, 0, item);
    case 2:
      return items.toSpliced(place, 2, items[place + 1] ?? "", item);
    default:
      return items.toSpliced(place, 1, random.pick(others));
  }
}

/** A text that is hardly a program: pieces of the language, characters of any kind, or bytes. */
export function noise(random: Random): string {
  switch (random.below(3)) {
    case 0:
      return random.several(0, 40, () => random.pick(pieces)).join("");
    case 1:
      return String.fromCharCode(...random.several(0, 60, () => random.below(random.chance(0.8) ? 0x80 : 0x10000)));
    default:
      return Buffer.from(random.several(0, 80, () => random.below(256))).toString(
        random.chance(0.5) ? "utf8" : "latin1",
      );
  }
}
