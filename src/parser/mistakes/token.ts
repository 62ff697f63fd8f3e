/**
 * Tokens of Nix as Nix's own lexer cuts them: the longest match wins, wherever it stands.
 * Source of the patterns: lexer.l in Nix.
 */
import type { Span } from "../../source/span.ts";

export type TokenKind =
  | "name"
  | "keyword"
  | "number"
  | "path"
  | "search-path"
  | "uri"
  | "sign"
  | "invalid"
  | "open-comment"
  | "end";

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As written; empty at the end of the file. */
  readonly text: string;
}

const keywords = new Set(["if", "then", "else", "let", "inherit", "in", "rec", "with", "assert", "or"]);

const blanks = /(?:[ \t\r\n]+|#[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;

/** In order of preference where two match equally long. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ["name", /[a-zA-Z_][\w'-]*/y],
  ["number", /(?:[1-9]\d*\.\d*|0?\.\d+)(?:[Ee][+-]?\d+)?|\d+/y],
  ["path", /[\w.+-]*(?:\/[\w.+-]+)+\/?|[\w.+-]*\/(?=\$\{)/y],
  ["path", /~(?:\/[\w.+-]+)+\/?|~\/(?=\$\{)/y],
  ["search-path", /<[\w.+-]+(?:\/[\w.+-]+)*>/y],
  ["uri", /[a-zA-Z][a-zA-Z0-9+.-]*:[\w%/?:@&=+$,\-.!~*']+/y],
  ["sign", /\.\.\.|==|!=|<=|>=|&&|\|\||->|\/\/|\+\+|\|>|<\||''|\$\{|[-+*/<>!?=.,:;@&|(){}[\]"]/y],
];

function matchEnd(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

/** The offset of the first token at or after an offset: blanks and comments are passed over. */
function skipBlanks(text: string, offset: number): number {
  return matchEnd(blanks, text, offset);
}

/** The first token at or after an offset. */
export function readToken(text: string, offset: number): Token {
  const start = skipBlanks(text, offset);
  if (start >= text.length) return { kind: "end", start: text.length, end: text.length, text: "" };
  if (text.startsWith("/*", start)) return { kind: "open-comment", start, end: start + 2, text: "/*" };
  let kind: TokenKind = "invalid";
  let end = start;
  for (const [candidate, pattern] of patterns) {
    const candidateEnd = matchEnd(pattern, text, start);
    if (candidateEnd > end) {
      kind = candidate;
      end = candidateEnd;
    }
  }
  if (kind === "invalid") end = start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1);
  const written = text.slice(start, end);
  return { kind: kind === "name" && keywords.has(written) ? "keyword" : kind, start, end, text: written };
}

/** Where the stretch of path characters at an offset ends. */
export function pathTextEnd(text: string, offset: number): number {
  return matchEnd(/[\w.+/-]+/y, text, offset);
}
