import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordScanner } from "#src/knowledge/word-scanner.ts";

const letters = fc.constantFrom(..."abAB-.1", "é", "ſ", "K", "\0");
const word = fc
  .array(fc.constantFrom(..."ab-.1"), { minLength: 2, maxLength: 5 })
  .map((characters) => characters.join(""));
const text = fc.array(letters, { maxLength: 60 }).map((characters) => characters.join(""));

function foundByExpression(words: readonly string[], searched: string): Set<string> {
  const sorted = words.toSorted((a, b) => b.length - a.length);
  const quoted = sorted.map((one) => one.replace(/[.]/g, "\\."));
  return new Set([...searched.matchAll(new RegExp(quoted.join("|"), "gi"))].map(([match]) => match.toLowerCase()));
}

describe("a word scanner", () => {
  it("finds what a regular expression of all words finds", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (words, searched) => {
        expect(new WordScanner(words).wordsIn(searched)).toEqual(foundByExpression(words, searched));
      }),
      { numRuns: 2000 },
    );
  });

  it("prefers the longest word, and goes on behind it", () => {
    const scanner = new WordScanner(["sk", "sk-ant", "tk"]);
    expect(scanner.wordsIn("SK-Ant")).toEqual(new Set(["sk-ant"]));
    expect(scanner.wordsIn("sk-antk sk")).toEqual(new Set(["sk-ant", "sk"]));
  });

  it("finds a word at the end, and nothing in short texts", () => {
    const scanner = new WordScanner(["ab"]);
    expect(scanner.wordsIn("xab")).toEqual(new Set(["ab"]));
    for (const short of ["", "a", "b"]) expect(scanner.wordsIn(short)).toEqual(new Set());
  });
});
