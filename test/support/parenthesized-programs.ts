import type { Expression, Node, SyntaxTree } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { applyEdits, type TextEdit } from "#src/source/text-edit.ts";
import { bareShape } from "../../tools/fuzz/bare-shape.ts";
import { parse } from "../../tools/fuzz/checks.ts";
import { Random } from "../../tools/fuzz/random.ts";
import { randomProgram } from "../../tools/fuzz/random-program.ts";
import { parser } from "./parser.ts";

const expressions: ReadonlySet<string> = new Set(
  "Variable Integer Float String IndentedString Path SearchPath Uri List AttrSet Let With If Lambda Apply Select HasAttr UnaryOp BinaryOp".split(
    " ",
  ),
);

/** Trees of random programs, of which many expressions stand in parentheses that take the place of blanks. */
export function parenthesizedPrograms(count: number): SyntaxTree[] {
  const trees: SyntaxTree[] = [];
  for (let seed = 1; trees.length < count; seed++) {
    const random = new Random(seed);
    const plain = parse(parser, randomProgram(random));
    if (plain.root === null || plain.problems.length > 0) continue;
    const tree = parse(parser, withParentheses(plain, random));
    if (tree.root && tree.problems.length === 0 && bareShape(tree.root) === bareShape(plain.root)) trees.push(tree);
  }
  return trees;
}

function withParentheses({ root, source: { text } }: SyntaxTree, random: Random): string {
  const openings = new Map<number, number>();
  const closings = new Map<number, number>();
  walk(root as Node, (node) => {
    if (!isExpression(node) || !random.chance(0.25)) return;
    openings.set(node.start, (openings.get(node.start) ?? 0) + 1);
    closings.set(node.end, (closings.get(node.end) ?? 0) + 1);
  });
  const edits: TextEdit[] = [];
  for (const [place, count] of openings) {
    const start = text[place - 1] === " " && !closings.has(place - 1) ? place - 1 : place;
    edits.push({ file: "", start, end: place, text: "(".repeat(count) });
  }
  for (const [place, count] of closings) {
    edits.push({ file: "", start: place, end: text[place] === " " ? place + 1 : place, text: ")".repeat(count) });
  }
  return applyEdits(text, edits);
}

/** A string may be an attribute's name, and `or` is an argument only if it is bare. */
export function isExpression(node: Node): node is Expression {
  if (!expressions.has(node.kind) || node.parent?.kind === "AttrPath" || node.parent?.kind === "Inherit") return false;
  return node.kind !== "Variable" || node.name !== "or";
}
