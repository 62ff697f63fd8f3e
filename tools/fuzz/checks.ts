import { forEachChild } from "../../src/parser/for-each-child.ts";
import type { Parser } from "../../src/parser/parser.ts";
import { printSource } from "../../src/parser/print-source.ts";
import type { Node, SyntaxTree } from "../../src/parser/syntax.ts";
import { walk } from "../../src/parser/walk.ts";
import { SourceFile } from "../../src/source/source-file.ts";
import { bareShape } from "./bare-shape.ts";
import { uncoveredText } from "./text-coverage.ts";

/** Any text of these sizes is read in a few milliseconds; the rest is for a busy machine. */
const mostMilliseconds = 2000;

/**
 * What is wrong with the parser's reading of a text; empty if all holds:
 *
 * - it neither throws nor takes long;
 * - spans nest and are ordered, parents are right, problems lie in the text and are ordered;
 * - a tree with a damaged part, or none, comes with a problem;
 * - a tree without problems accounts for every character of the text (see `uncoveredText`);
 * - printed as source it parses to the same tree, and prints the same again.
 */
export function brokenPromises(parser: Parser, text: string): string[] {
  const start = performance.now();
  try {
    const tree = parse(parser, text);
    const taken = performance.now() - start;
    const slow = taken > mostMilliseconds ? [`took ${Math.round(taken)} ms`] : [];
    const sound = tree.problems.length === 0 ? [...uncoveredText(tree), ...changedByPrinting(parser, tree)] : [];
    return [...slow, ...wrongSpans(tree), ...wrongProblems(tree), ...sound];
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : error}`];
  }
}

export function parse(parser: Parser, text: string): SyntaxTree {
  return parser.parse(new SourceFile("case.nix", text));
}

/** How a tree differs from what its print parses to. */
export function changedByPrinting(parser: Parser, { root }: SyntaxTree): string[] {
  if (root === null) return [];
  const printed = printSource(root);
  const again = parse(parser, printed);
  const [problem] = again.problems;
  if (again.root === null || problem) return [`its print is refused: ${problem?.message} in ${printed}`];
  if (bareShape(again.root) !== bareShape(root)) return [`its print is another tree: ${printed}`];
  return printSource(again.root) === printed ? [] : [`its print prints otherwise: ${printed}`];
}

function wrongSpans({ root, source }: SyntaxTree): string[] {
  const wrong: string[] = [];
  if (root === null) return wrong;
  if (root.parent !== null) wrong.push("the root has a parent");
  if (root.start < 0 || root.end > source.text.length) wrong.push("the root sticks out of the text");
  walk(root, (node) => {
    let previousEnd = node.start;
    forEachChild(node, (child) => {
      const place = `${child.kind} ${child.start}-${child.end} in ${node.kind} ${node.start}-${node.end}`;
      if (child.parent !== node) wrong.push(`wrong parent: ${place}`);
      if (child.start < previousEnd) wrong.push(`out of order: ${place}`);
      if (child.start > child.end || child.end > node.end) wrong.push(`sticks out: ${place}`);
      previousEnd = child.end;
    });
  });
  return wrong;
}

function wrongProblems({ root, problems, source }: SyntaxTree): string[] {
  const wrong: string[] = [];
  let damaged = root === null;
  if (root) {
    walk(root, (node: Node) => {
      damaged ||= node.kind === "Damaged";
    });
  }
  if (damaged && problems.length === 0) wrong.push("damaged without a problem");
  let previousStart = 0;
  for (const { span, message } of problems) {
    if (span.start < previousStart) wrong.push(`problem out of order: ${message}`);
    if (span.end > source.text.length || span.start > span.end) wrong.push(`problem outside of the text: ${message}`);
    previousStart = span.start;
  }
  return wrong;
}
