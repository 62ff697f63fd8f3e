import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forEachChild } from "#src/parser/for-each-child.ts";
import { compileParser, NixWasm } from "#src/parser/nix-wasm.ts";
import type { Node, SyntaxTree } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

const fixtures = new URL("../../fixtures/parser/ok/", import.meta.url);
const soundTexts = readdirSync(fixtures).map((name) => readFileSync(new URL(name, fixtures), "utf8"));

const pieces = [
  ..."(){}[];:,.@?=+-*/<>!$\"'\\#\n\r\t ~&|%",
  ...["let ", "in ", "if ", "then ", "else ", "with ", "assert ", "inherit ", "rec ", "or "],
  ...[
    "''",
    "${",
    "''${",
    "''\\",
    "...",
    "//",
    "++",
    "->",
    "==",
    "&&",
    "|>",
    "<|",
    "/*",
    "*/",
    "./a",
    "a/",
    "<a>",
    "a:b",
  ],
  ...["a", "b.c", "1", "1.5", "x: ", "a = 1; ", "é", "🎉", "\ud800", "\0", "\u00a0"],
];
const nixLike = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(""));
const mutated = fc
  .tuple(fc.constantFrom(...soundTexts), fc.nat(), fc.nat(12), fc.constantFrom("", ...pieces))
  .map(([text, place, length, insert]) => {
    const start = text.length === 0 ? 0 : place % text.length;
    return text.slice(0, start) + insert + text.slice(start + length);
  });
const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), nixLike, mutated);

function parse(text: string): SyntaxTree {
  return parser.parse(new SourceFile("test.nix", text));
}

/** Why a tree breaks the promises of syntax.ts, or nothing. */
function brokenPromises(tree: SyntaxTree): string[] {
  const broken: string[] = [];
  if (tree.root === null) return broken;
  if (tree.root.parent !== null) broken.push("the root has a parent");
  walk(tree.root, (node) => {
    checkChildren(node, broken);
  });
  return broken;
}

function checkChildren(node: Node, broken: string[]): void {
  let previousEnd = node.start;
  forEachChild(node, (child) => {
    const place = `${child.kind} ${child.start}-${child.end} in ${node.kind} ${node.start}-${node.end}`;
    if (child.parent !== node) broken.push(`wrong parent: ${place}`);
    if (child.start < previousEnd) broken.push(`out of order: ${place}`);
    if (child.start > child.end || child.end > node.end) broken.push(`sticks out: ${place}`);
    previousEnd = child.end;
  });
}

describe("any text", () => {
  it("parses to a tree that keeps its promises, with problems inside the text and in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parse(text);
        expect(brokenPromises(tree)).toEqual([]);
        const starts = tree.problems.map((problem) => problem.span.start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        for (const { span } of tree.problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("gets an ordinary tree or a problem", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parse(text);
        let damaged = tree.root === null;
        if (tree.root) {
          walk(tree.root, (node) => {
            damaged ||= node.kind === "Damaged";
          });
        }
        if (damaged) expect(tree.problems).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("sound files", () => {
  it.each(soundTexts.map((text) => [text]))("keep the promises: %j", (text) => {
    expect(brokenPromises(parse(text))).toEqual([]);
  });
});

describe("the module's memory", () => {
  it("does not grow from file to file", () => {
    const wasm = new NixWasm(compileParser(readFileSync(new URL("../../src/parser/nix.wasm", import.meta.url))));
    const text = soundTexts.join("\n").repeat(4);
    wasm.parse(text);
    const before = wasm.memoryBytes;
    for (let round = 0; round < 2000; round++) wasm.parse(round % 20 === 0 ? text : (soundTexts[0] as string));
    expect(wasm.memoryBytes).toBe(before);
  });
});
