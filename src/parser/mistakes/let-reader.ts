import { readToken } from "./token.ts";
import type { Opener, TokenStream } from "./token-stream.ts";

/** Whether the `in` of the innermost let follows: a look at the words, which strings may fool. */
export function ownInFollows({ text, token }: TokenStream): boolean {
  let depth = 1;
  for (let next = token; next.kind !== "end"; next = readToken(text, next.end)) {
    if (next.kind !== "keyword") continue;
    if (next.text === "let" && readToken(text, next.end).text !== "{") depth++;
    else if (next.text === "in" && --depth === 0) return true;
  }
  return false;
}

/**
 * Reports that the `in` is missing before the body, which begins at the current token: reading goes on there. Where
 * the gap before it is too narrow for an `in`, the last entry, which begins at `lastStart`, gives way to it.
 */
export function missingIn(stream: TokenStream, opener: Opener, lastStart: number): void {
  const { start } = stream.token;
  stream.reportReplaced(
    {
      message: `missing 'in' of 'let' before ${stream.found}`,
      span: stream.token,
      related: [{ message: "the 'let' without 'in'", span: opener.span }],
      fix: { title: "Insert 'in'", edits: [{ start, end: start, text: "in " }] },
    },
    { start: start - stream.previousEnd < 3 ? lastStart : stream.previousEnd, end: start, filler: "in " },
  );
}
