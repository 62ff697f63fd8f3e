import type { Parser } from "../../src/parser/parser.ts";
import { SourceFile } from "../../src/source/source-file.ts";
import type { IntendedChange } from "./intended-changes.ts";

/** How a text came out worse than it went in. */
export type TextFlaw = "lost comment" | "line ends" | "trailing blank" | "blank line" | "tab" | "last line";

/** What a fix must leave as it was beside the meaning; the words tell where. */
export function textFlaws(
  before: string,
  after: string,
  change: IntendedChange,
  parser: Parser,
): ReadonlyMap<TextFlaw, string> {
  const flaws = new Map<TextFlaw, string>();
  const note = (flaw: TextFlaw, words: string | undefined) => {
    if (words !== undefined) flaws.set(flaw, words);
  };
  if (!change.takesComments) note("lost comment", lostComments(before, after, parser)[0]);
  if (!change.changesLineEnds) note("line ends", mixedLineEnds(before, after));
  note("trailing blank", more(before, after, /[ \t]+(?=\r?\n|$)/g));
  note("blank line", more(before, after, /(?:\r?\n[ \t]*){3,}/g) ?? more(before, after, emptyEdge));
  note("tab", more(before, after, /\t/g));
  note("last line", before.endsWith("\n") === after.endsWith("\n") ? undefined : "the end of the last line differs");
  return flaws;
}

/** A blank line behind an opening word or before a closing one, or at the start of the file. */
const emptyEdge = /^\s*\n|(?:[[({]|\b(?:let|in))\r?\n[ \t]*\r?\n|\n[ \t]*\r?\n[ \t]*(?:[\])}]|in\b)/g;

/** Comments that are gone, in their words. */
export function lostComments(before: string, after: string, parser: Parser): string[] {
  const left = commentWords(after, parser);
  return commentWords(before, parser).filter((words) => {
    const index = left.indexOf(words);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Without indentation, which may change. */
function commentWords(text: string, parser: Parser): string[] {
  const { comments } = parser.parse(new SourceFile("file.nix", text));
  return comments.map((comment) => comment.text.trim().replace(/\s+/g, " "));
}

function mixedLineEnds(before: string, after: string): string | undefined {
  const [short, long] = [/(?<!\r)\n/g, /\r\n/g];
  if (!long.test(before)) return /\r/.test(after) && !/\r/.test(before) ? "a carriage return is new" : undefined;
  return more(before, after, short) === undefined ? undefined : "a line feed without its carriage return is new";
}

/** What there is more of afterwards: the text around the first one that is new. */
function more(before: string, after: string, pattern: RegExp): string | undefined {
  const count = (text: string) => text.match(pattern)?.length ?? 0;
  if (count(after) <= count(before)) return undefined;
  const known = new Set([...before.matchAll(pattern)].map((match) => linesAround(before, match.index)));
  const fresh = [...after.matchAll(pattern)].find((match) => !known.has(linesAround(after, match.index)));
  return JSON.stringify(linesAround(after, fresh?.index ?? 0));
}

function linesAround(text: string, place: number): string {
  return text.slice(text.lastIndexOf("\n", place - 1) + 1, place + 20);
}
