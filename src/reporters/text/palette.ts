import type { Severity } from "../../findings/finding.ts";

export type Tone = Severity | "strong" | "faint" | "label" | "calm";

/** Puts text in a tone, or leaves it as it is where colors are off. */
export type Paint = (tone: Tone, text: string) => string;

/**
 * SGR parameters: of the terminal's own palette, those that can be read on white and on black in the palettes that
 * terminals come with. Yellow and cyan cannot be on white, nor can dark blue on black; gcc and clang, too, warn in magenta.
 */
const codes: Readonly<Record<Tone, string>> = {
  error: "1;31",
  warning: "1;35",
  note: "1;94",
  strong: "1",
  faint: "2",
  label: "94",
  calm: "32",
};

export function paintFor(color: boolean): Paint {
  if (!color) return (_tone, text) => text;
  return (tone, text) => (text === "" ? "" : `\u001b[${codes[tone]}m${text}\u001b[0m`);
}

/** Text that leads to an address when clicked (OSC 8). Both must be free of control characters. */
export function hyperlink(text: string, address: string): string {
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}
