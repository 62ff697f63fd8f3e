import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Node } from "#src/parser/syntax.ts";
import { visitTree, walk } from "#src/parser/walk.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

const folder = new URL("../../fixtures/parser/", import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".nix"))
  .map((path) => readFileSync(new URL(path, folder), "utf8"));

function rootOf(text: string): Node | null {
  return parser.parse(new SourceFile("test.nix", text)).root;
}

describe("visiting a tree by recursion", () => {
  it("visits what walking visits, in the same order", () => {
    const kinds = new Set<string>();
    for (const root of texts.map(rootOf)) {
      if (root === null) continue;
      const visited: Node[] = [];
      const walked: Node[] = [];
      visitTree(root, (node) => visited.push(node));
      walk(root, (node) => {
        walked.push(node);
      });
      expect(visited).toEqual(walked);
      for (const { kind } of visited) kinds.add(kind);
    }
    expect(kinds.size).toBeGreaterThan(30);
  });

  it.each([
    ["parentheses", `${"(".repeat(1900)}1${")".repeat(1900)}`],
    ["sets", `${"{ a = ".repeat(600)}1${"; }".repeat(600)}`],
    ["a chain of operators", `1${" ++ 1".repeat(1900)}`],
    ["calls", `${"f ".repeat(1900)}`],
  ])("survives deep %s", (_, text) => {
    let count = 0;
    const root = rootOf(text);
    if (root) visitTree(root, () => count++);
    expect(count).toBeGreaterThan(600);
  });
});
