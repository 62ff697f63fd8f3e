/** As much of Rust's and C++'s tokens as it takes to find the texts in their tests. */

export interface Token {
  readonly kind: "word" | "string" | "mark";
  /** Of a string its value, without quotes and escapes. */
  readonly text: string;
}

const blank = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const word = /[A-Za-z_]\w*|\d[\w]*/y;
const quoted = /"((?:[^"\\]|\\[\s\S])*)"/y;
const rustRaw = /r(#*)"([\s\S]*?)"\1/y;
const cppRaw = /R"(\w*)\(([\s\S]*?)\)\1"/y;
const character = /'(?:[^'\\\n]|\\[^\n]+?)'/y;

export function sourceTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    if (match(blank)) continue;
    const raw = match(rustRaw) ?? match(cppRaw);
    const plain = raw ? null : match(quoted);
    if (raw) tokens.push({ kind: "string", text: raw[2] ?? "" });
    else if (plain) tokens.push({ kind: "string", text: withoutEscapes(plain[1] ?? "") });
    else {
      const found = match(character) ?? match(word);
      const token = found?.[0] ?? text.charAt(at);
      tokens.push({ kind: /^\w/.test(token) ? "word" : "mark", text: token });
      if (!found) at++;
    }
  }
  return tokens;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", "0": "\0" };

/** A `\` at the end of a line leaves out the line's end and the blanks that follow. */
function withoutEscapes(text: string): string {
  return text.replace(/\\(?:\n\s*|u\{(\w+)\}|([\s\S]))/g, (_, code?: string, char?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return char === undefined ? "" : (escapes[char] ?? char);
  });
}

/** The tokens between a bracket and the one that closes it; `open` is the place of the first. */
export function bracketed(tokens: readonly Token[], open: number): readonly Token[] {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === "mark" && "([{".includes(token.text)) depth++;
    if (token.kind === "mark" && ")]}".includes(token.text)) depth--;
    if (depth === 0) return tokens.slice(open + 1, index);
  }
  return tokens.slice(open + 1);
}

/** Where a sequence of tokens begins, from `from` on; -1 if nowhere. */
export function findTokens(tokens: readonly Token[], sequence: readonly string[], from = 0): number {
  for (let index = from; index <= tokens.length - sequence.length; index++) {
    if (sequence.every((text, offset) => isCode(tokens[index + offset], text))) return index;
  }
  return -1;
}

function isCode(token: Token | undefined, text: string): boolean {
  return token !== undefined && token.kind !== "string" && token.text === text;
}

/** The tokens within the brackets of each call of a function or macro, in order. */
export function callsOf(tokens: readonly Token[], ...sequence: readonly string[]): (readonly Token[])[] {
  const calls: (readonly Token[])[] = [];
  for (let at = findTokens(tokens, sequence); at >= 0; at = findTokens(tokens, sequence, at + 1)) {
    calls.push(bracketed(tokens, at + sequence.length - 1));
  }
  return calls;
}

export interface TestFunction {
  readonly name: string;
  readonly body: readonly Token[];
}

/** The functions of a Rust file that are marked as tests. */
export function rustTests(text: string): TestFunction[] {
  const tokens = sourceTokens(text);
  const head = ["#", "[", "test", "]", "fn"];
  const tests: TestFunction[] = [];
  for (let at = findTokens(tokens, head); at >= 0; at = findTokens(tokens, head, at + 1)) {
    const open = findTokens(tokens, ["{"], at);
    tests.push({ name: tokens[at + head.length]!.text, body: bracketed(tokens, open) });
  }
  return tests;
}

/** What Rust's `indoc!` makes of a text: without a first empty line, and the indentation all lines share. */
export function withoutIndentation(text: string): string {
  const lines = text.replace(/^\n/, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}
