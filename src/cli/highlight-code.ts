import { nixTokens, type TokenKind } from "../reporters/excerpt/nix-tokens.ts";
import type { Style } from "./style.ts";

const toml = /(#[^\n]*)|("(?:\\.|[^"\\\n])*")|^(\[\[?[^\]\n]+\]\]?)/gm;

/** Code with its comments, strings and keywords told apart; any other language, and without colour, as it is. */
export function highlightCode(text: string, language: string, style: Style): string {
  if (language === "nix" || language === "") return highlightNix(text, style);
  if (language !== "toml") return text;
  return text.replace(toml, (whole, comment?: string, quoted?: string) => {
    const paint = comment !== undefined ? style.dim : quoted !== undefined ? style.green : style.magenta;
    return painted(whole, paint);
  });
}

function highlightNix(text: string, { dim, green, magenta }: Style): string {
  const paints: Partial<Record<TokenKind, (text: string) => string>> = {
    comment: dim,
    string: green,
    keyword: magenta,
  };
  let shown = "";
  let position = 0;
  for (const { kind, start, end } of nixTokens(text)) {
    shown += text.slice(position, start) + painted(text.slice(start, end), paints[kind]);
    position = end;
  }
  return shown + text.slice(position);
}

/** Each line for itself: what is indented afterwards must not be painted. */
function painted(text: string, paint: ((text: string) => string) | undefined): string {
  return paint ? text.split("\n").map(paint).join("\n") : text;
}
