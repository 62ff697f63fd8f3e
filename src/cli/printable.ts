/**
 * Names and texts from analysed files as a terminal may see them: control characters (and the marks that turn the
 * direction of writing) become `\u{…}`. Line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(
    /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
