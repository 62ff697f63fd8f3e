import { describe, expect, it } from "vitest";
import type { Node, Parenthesized, SyntaxTree } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import type { Replacement } from "#src/scopes/binding-removal.ts";
import { removeParentheses } from "#src/scopes/parentheses-removal.ts";
import { redundantPlace } from "#src/scopes/redundant-parentheses.ts";
import { applyEdits, editsConflict } from "#src/source/text-edit.ts";
import { bareShape } from "../../tools/fuzz/bare-shape.ts";
import { parse } from "../../tools/fuzz/checks.ts";
import { parenthesizedPrograms } from "../support/parenthesized-programs.ts";
import { parser } from "../support/parser.ts";

function redundant(tree: SyntaxTree): Parenthesized[] {
  const found: Parenthesized[] = [];
  walk(tree.root as Node, (node) => {
    if (node.kind === "Parenthesized" && redundantPlace(node)) found.push(node);
  });
  return found;
}

const inFile = (edit: Replacement) => ({ ...edit, file: "" });

/** Removes what does not conflict, as the engine does in one round. */
function removeAll(tree: SyntaxTree): string {
  const chosen: Replacement[] = [];
  for (const node of redundant(tree)) {
    const edits = removeParentheses(node, tree) ?? [];
    if (!edits.some((edit) => chosen.some((other) => editsConflict(inFile(edit), inFile(other)))))
      chosen.push(...edits);
  }
  return applyEdits(tree.source.text, chosen.map(inFile));
}

/** What a program became, if another tree than before; `null` if nothing but parentheses differ. */
function difference(before: SyntaxTree, text: string): string | null {
  const after = parse(parser, text);
  const isSame = after.root && after.problems.length === 0 && bareShape(after.root) === bareShape(before.root as Node);
  return isSame ? null : `${JSON.stringify(before.source.text)}\nbecame\n${JSON.stringify(text)}`;
}

const programs = parenthesizedPrograms(500);

describe("parentheses called redundant", () => {
  it("can be removed together from any program", () => {
    expect(programs.map((tree) => difference(tree, removeAll(tree))).filter(Boolean)).toEqual([]);
  });

  it("can be removed one by one", () => {
    const differences = programs.flatMap((tree) =>
      redundant(tree).map((node) => {
        const edits = removeParentheses(node, tree) ?? [];
        return difference(tree, applyEdits(tree.source.text, edits.map(inFile)));
      }),
    );
    expect(differences.filter(Boolean)).toEqual([]);
  });

  it("are found everywhere", () => {
    const found = programs.flatMap((tree) => redundant(tree).map(redundantPlace));
    for (const place of ["atom", "value", "body", "operand"]) {
      expect(found.filter((one) => one === place).length).toBeGreaterThan(20);
    }
  });
});
