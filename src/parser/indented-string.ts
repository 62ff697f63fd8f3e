import type { Fragment, IndentedString, StringPart } from "./syntax.ts";

/**
 * The parts of an indented string with its indentation taken off, as Nix takes it off. Only the values of fragments
 * change, spans stay. Source of the rules: `stripIndentation` in Nix's parser-state.hh.
 */
export function indentedStringParts(node: IndentedString): readonly StringPart[] {
  const parts = withoutFirstLine(node.parts);
  const stripper = new Stripper(smallestIndentation(parts));
  const last = parts.length - 1;
  return parts.map((part, index) => {
    if (part.kind === "Interpolation") {
      stripper.pass();
      return part;
    }
    const text = stripper.strip(part.value);
    return withValue(part, index === last ? withoutBlankLastLine(text) : text);
  });
}

function withValue(fragment: Fragment, value: string): Fragment {
  return value === fragment.value ? fragment : { ...fragment, value };
}

/** Without the line of the opening quotes, if nothing but spaces stands there. */
function withoutFirstLine(parts: readonly StringPart[]): readonly StringPart[] {
  const [first, ...rest] = parts;
  if (first?.kind !== "Fragment" || first.escaped) return parts;
  return [withValue(first, first.value.replace(/^ *\n/, "")), ...rest];
}

/** The fewest spaces before anything else in a line; lines of spaces only do not count. */
function smallestIndentation(parts: readonly StringPart[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  let spaces = 0;
  let atLineStart = true;
  for (const part of parts) {
    const text = part.kind === "Fragment" && !part.escaped ? part.value : null;
    if (text === null && atLineStart) {
      smallest = Math.min(smallest, spaces);
      atLineStart = false;
    }
    for (const character of text ?? "") {
      if (character === "\n") {
        atLineStart = true;
        spaces = 0;
      } else if (atLineStart && character === " ") spaces++;
      else if (atLineStart) {
        smallest = Math.min(smallest, spaces);
        atLineStart = false;
      }
    }
  }
  return smallest;
}

/** Takes spaces off the starts of lines; where a line goes on from part to part, it remembers how many. */
class Stripper {
  readonly #indentation: number;
  #atLineStart = true;
  #dropped = 0;

  constructor(indentation: number) {
    this.#indentation = indentation;
  }

  /** Something else than text stands here. */
  pass(): void {
    this.#atLineStart = false;
    this.#dropped = 0;
  }

  strip(text: string): string {
    let stripped = "";
    for (const character of text) {
      if (character === "\n") {
        this.#atLineStart = true;
        this.#dropped = 0;
      } else if (!this.#atLineStart || character !== " ") this.pass();
      else if (this.#dropped++ < this.#indentation) continue;
      stripped += character;
    }
    return stripped;
  }
}

function withoutBlankLastLine(text: string): string {
  const lineFeed = text.lastIndexOf("\n");
  return lineFeed >= 0 && /^ *$/.test(text.slice(lineFeed + 1)) ? text.slice(0, lineFeed + 1) : text;
}
