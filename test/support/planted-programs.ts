import { leastLevelAt, levelOf } from "#src/parser/precedence.ts";
import type { Expression, Node, SyntaxTree } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import type { Span } from "#src/source/span.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { parse } from "../../tools/fuzz/checks.ts";
import { Random } from "../../tools/fuzz/random.ts";
import { isExpression, parenthesizedPrograms } from "./parenthesized-programs.ts";
import { parser } from "./parser.ts";

/** What to plant in the place of an expression: an offence, and what should become of it. */
export interface Plant {
  readonly offence: (inner: string) => string;
  readonly expected: (inner: string) => string;
  /** How tightly the offence binds. */
  readonly level: number;
  /** How tightly what stands in it must bind to go without parentheses. */
  readonly least: number;
}

export interface PlantedProgram {
  readonly text: string;
  /** What all fixes must lead to, parentheses aside. */
  readonly expected: string;
}

/** Random programs without comments, in which some expressions have become offences. */
export function plantedPrograms(plants: readonly Plant[], count: number): PlantedProgram[] {
  const random = new Random(count);
  return parenthesizedPrograms(count).flatMap((tree) => plantedProgram(withoutComments(tree), plants, random) ?? []);
}

/** Rules are silent where a comment may be the reason. */
function withoutComments({ source: { text }, comments }: SyntaxTree): SyntaxTree {
  const edits = comments.map((comment) => ({ file: "", ...spanOf(comment), text: " " }));
  return parse(parser, applyEdits(text, edits));
}

function plantedProgram(tree: SyntaxTree, plants: readonly Plant[], random: Random): PlantedProgram | null {
  const { text } = tree.source;
  const chosen = chooseExpressions(tree, random).map((node) => ({ node, plant: random.pick(plants) }));
  const written = (make: (plant: Plant, node: Expression) => string) =>
    applyEdits(
      text,
      chosen.map(({ node, plant }) => ({ file: "", ...spanOf(node), text: make(plant, node) })),
    );
  const offending = parse(
    parser,
    written((plant, node) => offenceText(plant, node, text)),
  );
  const expected = parse(
    parser,
    written((plant, node) => `(${plant.expected(`(${text.slice(node.start, node.end)})`)})`),
  );
  if (chosen.length === 0 || offending.problems.length > 0 || !expected.root || expected.problems.length > 0)
    return null;
  return { text: offending.source.text, expected: expected.source.text };
}

function offenceText({ offence, level, least }: Plant, node: Expression, text: string): string {
  const inner = text.slice(node.start, node.end);
  const planted = offence(levelOf(node) < least ? `(${inner})` : inner);
  return level < leastLevelAt(node) ? `(${planted})` : planted;
}

/** Some expressions, none in another. */
function chooseExpressions({ root }: SyntaxTree, random: Random): Expression[] {
  const chosen: Expression[] = [];
  walk(root as Node, (node) => {
    if (!isExpression(node) || isAttributeName(node) || !random.chance(0.15)) return true;
    chosen.push(node);
    return false;
  });
  return chosen;
}

function isAttributeName({ parent }: Node): boolean {
  return parent?.kind === "Interpolation" && parent.parent?.kind === "AttrPath";
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
