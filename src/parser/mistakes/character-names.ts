const names: Readonly<Record<number, string>> = {
  0: "NUL",
  11: "vertical tab",
  12: "form feed",
  160: "no-break space",
  8232: "line separator",
  8233: "paragraph separator",
  8203: "zero-width space",
  65279: "byte order mark",
};

/** "no-break space (U+00A0)", or "character 'é' (U+00E9)" for those that can be seen. */
export function characterName(codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = names[codePoint];
  if (name !== undefined) return `${name} (${number})`;
  const visible = codePoint > 0x20 && codePoint !== 0x7f;
  return visible ? `character '${String.fromCodePoint(codePoint)}' (${number})` : `control character ${number}`;
}

/** Whether people take the character for a blank, or do not see it at all. */
export function looksBlank(codePoint: number): boolean {
  return names[codePoint] !== undefined || codePoint < 0x20;
}
