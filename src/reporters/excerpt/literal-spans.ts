import type { Span } from "../../source/span.ts";

/**
 * The stretches of Nix text that may hold a secret's characters: what stands between the quotes of strings
 * (interpolations included), comments, and unquoted URIs. A name in quotes (`secrets."wifi/home"`) is no secret.
 *
 * A reporter cannot ask the parser, and must hide secrets in broken files too, so this reads quotes and comments only.
 * Where it errs it hides too much: an unterminated string or comment reaches to the end of the file.
 */
export function literalSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let opening = nextOpening(text, 0); opening; ) {
    const end = contentEnd(text, opening);
    if (end.content > opening.start && !isName(text, opening, end)) {
      spans.push({ start: opening.start, end: end.content });
    }
    opening = nextOpening(text, end.next);
  }
  return spans;
}

/** Whether a string is closed, and a step of an attribute path: behind a dot, before one, or before the sign of a binding. */
function isName(text: string, { opener, start }: Opening, { content, next }: Ending): boolean {
  if (opener !== '"' || next === content) return false;
  afterName.lastIndex = next;
  return text[start - 2] === "." || afterName.test(text);
}

const afterName = /\.["$a-zA-Z_]|[ \t]*=(?!=)/y;

type Quote = '"' | "''";

interface Opening {
  readonly opener: Quote | "#" | "/*" | "uri";
  /** Where its content starts. */
  readonly start: number;
}

/** A literal's content ends at `content`; reading goes on at `next`, behind its closing mark. */
interface Ending {
  readonly content: number;
  readonly next: number;
}

// URIs and names are as in Nix's lexer; names matter because they may end in what looks like a quote.
const uriBody = "[a-zA-Z0-9%/?:@&=+$,_.!~*'-]";
const uriScheme = "[a-zA-Z][a-zA-Z0-9+.-]*:";
const name = "[a-zA-Z_][a-zA-Z0-9_'-]*";

const openings = new RegExp(`"|''|#|/\\*|(${uriScheme})(?=${uriBody})|(${name})`, "g");

function nextOpening(text: string, from: number): Opening | undefined {
  openings.lastIndex = from;
  for (let match = openings.exec(text); match; match = openings.exec(text)) {
    const [token, scheme, identifier] = match;
    if (identifier !== undefined) continue;
    const start = match.index + token.length;
    return { opener: scheme === undefined ? (token as Opening["opener"]) : "uri", start };
  }
  return undefined;
}

const lineEnd = /[\r\n]/g;
const commentEnd = /\*\//g;
const uriEnd = new RegExp(uriBody.replace("[", "[^"), "g");

function contentEnd(text: string, { opener, start }: Opening): Ending {
  if (opener === "#") return endAt(text, lineEnd, start);
  if (opener === "uri") return endAt(text, uriEnd, start);
  if (opener === "/*") {
    const { content } = endAt(text, commentEnd, start);
    return { content, next: Math.min(content + 2, text.length) };
  }
  return stringEnd(text, opener, start);
}

function endAt(text: string, terminator: RegExp, start: number): Ending {
  terminator.lastIndex = start;
  const content = terminator.exec(text)?.index ?? text.length;
  return { content, next: content };
}

/** What means something in each kind of text; escapes come first so that they are stepped over. */
const tokens = {
  '"': /\\[\s\S]|\$\$|\$\{|"/g,
  "''": /'''|''\$|''\\[\s\S]|\$\$|\$\{|''/g,
  "{": new RegExp(`"|''|#[^\\r\\n]*|/\\*[\\s\\S]*?\\*/|[{}]|${uriScheme}${uriBody}+|${name}`, "g"),
} as const;

/** Follows strings within interpolations within strings; the stack is a list, so depth costs no call frames. */
function stringEnd(text: string, quote: Quote, start: number): Ending {
  const open: (keyof typeof tokens)[] = [quote];
  let index = start;
  for (;;) {
    const inside = open.at(-1) as keyof typeof tokens;
    const pattern = tokens[inside];
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (!match) return { content: text.length, next: text.length };
    const token = match[0];
    index = match.index + token.length;
    if (token === "${" || token === "{") open.push("{");
    else if (token === "}" || token === inside) open.pop();
    else if (inside === "{" && (token === '"' || token === "''")) open.push(token);
    if (open.length === 0) return { content: match.index, next: index };
  }
}
