/** How the files of a repository are named: the style of most, as far as they have one. */

export const nameStyles = ["kebab-case", "snake_case", "camelCase", "PascalCase"] as const;
export type NameStyle = (typeof nameStyles)[number];

const patterns: Readonly<Record<NameStyle, RegExp>> = {
  "kebab-case": /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  snake_case: /^[a-z0-9]+(?:_[a-z0-9]+)*$/,
  camelCase: /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*$/,
  PascalCase: /^(?:[A-Z][a-z0-9]*)+$/,
};

/** Whether a name is written in a style; a single word in small letters is in all but PascalCase. */
export function followsStyle(name: string, style: NameStyle): boolean {
  return patterns[style].test(name);
}

/** The one style a name is written in; `null` where several or none would do. */
export function styleOf(name: string): NameStyle | null {
  const [style, ...others] = nameStyles.filter((candidate) => followsStyle(name, candidate));
  return style && others.length === 0 ? style : null;
}

/** Fewer names with a style are no convention. */
const fewestNames = 8;

/** The style of nine in ten of the names that have one; `null` where there is no such style, or too few names. */
export function commonStyle(names: Iterable<string>): NameStyle | null {
  const counts = new Map<NameStyle, number>();
  let total = 0;
  for (const name of names) {
    const style = styleOf(name);
    if (!style) continue;
    total++;
    counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best && total >= fewestNames && best[1] * 10 >= total * 9 ? best[0] : null;
}

/** A name in a style: `audioServer` as `audio-server`. */
export function inStyle(name: string, style: NameStyle): string {
  const words = (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? [name]).map((word) => word.toLowerCase());
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  switch (style) {
    case "kebab-case":
      return words.join("-");
    case "snake_case":
      return words.join("_");
    case "camelCase":
      return words.map((word, index) => (index === 0 ? word : capital(word))).join("");
    case "PascalCase":
      return words.map(capital).join("");
  }
}
