/**
 * Names in a sentence, as they are to be read: "a", "a and b", "a, b and c", "a, b, c and 2 more".
 * At most `shown` are told by name.
 */
export function listNames(names: readonly string[], shown = 3): string {
  if (names.length <= 1) return names.join("");
  if (names.length <= shown) return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${names.slice(0, shown).join(", ")} and ${names.length - shown} more`;
}
