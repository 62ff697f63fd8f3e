/** The few ways to stress a text on a terminal; each gives the text back as it is without colour. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  magenta(text: string): string;
  blue(text: string): string;
  /** A name or a piece of code amid prose, in backticks: without these where colour tells it apart. */
  code(text: string): string;
}

/** SGR parameters: what switches the style on and off. All can be read on white and on black, which yellow cannot. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  magenta: [35, 39],
  blue: [94, 39],
} as const;

/** Styles for a stream that shows colour, or does not. */
export function makeStyle(color: boolean): Style {
  const paint = (name: keyof typeof codes) => (text: string) => {
    const [on, off] = codes[name];
    return color && text !== "" ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  };
  const blue = paint("blue");
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    red: paint("red"),
    green: paint("green"),
    magenta: paint("magenta"),
    blue,
    code: (text) => (color ? blue(text.replace(/^`|`$/g, "")) : text),
  };
}
