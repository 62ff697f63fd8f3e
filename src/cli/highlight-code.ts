import type { Style } from "./style.ts";

/** Comments, strings (each of which may go over several lines) and keywords of Nix, in the order they are looked for. */
const nix =
  /(#[^\n]*|\/\*[\s\S]*?\*\/)|("(?:\\[\s\S]|[^"\\])*"|''(?:'''|''\$|''\\[\s\S]|[^'\n]|'(?!')|\n)*?'')|\b(let|in|with|rec|inherit|if|then|else|assert|or|import)\b(?!-)/g;

const toml = /(#[^\n]*)|("(?:\\.|[^"\\\n])*")|^(\[\[?[^\]\n]+\]\]?)/gm;

/** Code with its comments, strings and keywords told apart; any other language, and without colour, as it is. */
export function highlightCode(text: string, language: string, style: Style): string {
  const pattern = language === "nix" || language === "" ? nix : language === "toml" ? toml : undefined;
  if (!pattern) return text;
  return text.replace(pattern, (whole, comment?: string, quoted?: string) => {
    const paint = comment !== undefined ? style.dim : quoted !== undefined ? style.green : style.magenta;
    // Each line for itself: what is indented afterwards must not be painted.
    return whole.split("\n").map(paint).join("\n");
  });
}
