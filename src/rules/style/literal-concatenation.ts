import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { AttrSet, BinaryOp, Entry, Expression, List, Node, SyntaxTree } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { indentationAt } from "../../scopes/entry-removal.ts";
import type { Span } from "../../source/span.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "literal-concatenation",
  summary: "Two literal lists or sets put together",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "safe",

  why: `
\`[ a ] ++ [ b ]\` is \`[ a b ]\`, and \`{ a = 1; } // { b = 2; }\` is \`{ a = 1; b = 2; }\`: one literal says it, without
making who reads wonder what keeps the two apart.

Silent where a comment stands between the two or heads one of them, which names a group, and where the sets are more than
two lists of names: one is \`rec\`, has a computed name, or both have the same one. There is no fix where the elements of
both would not come to stand in one column or in one line.`,

  example: {
    bad: `{
  outputs = { self }: { lib.hosts = [ "laptop" ] ++ [ "desktop" ]; };
}
`,
    good: `{
  outputs = { self }: { lib.hosts = [ "laptop" "desktop" ]; };
}
`,
  },

  check: {
    nodes: {
      BinaryOp(node, { report }, { tree }) {
        const pair = literalPair(node);
        if (!pair) return;
        const [first, second] = pair;
        const gap = { start: (first.items.at(-1) as Node).end, end: (second.items[0] as Node).start };
        if (commentsWithin(tree, gap.start, gap.end).length > 0) return;
        const what = node.operator === "++" ? "lists" : "sets";
        report({
          at: { start: node.operatorSpan.start, end: node.operatorSpan.end },
          message: `two literal ${what} are put together`,
          help: `write one ${what.slice(0, -1)}`,
          ...(waitsForOther(node) ? {} : joined(first, second, gap, tree)),
        });
      },
    },
  },
});

interface Literal {
  readonly node: List | AttrSet;
  readonly items: readonly Node[];
}

/** The literals on both sides of the operator; in a chain, the second is the first of what follows. */
function literalPair({ operator, left, right }: BinaryOp): [Literal, Literal] | null {
  let next: Expression = right;
  while (next.kind === "BinaryOp" && next.operator === operator) next = next.left;
  const first = literalOf(left);
  const second = literalOf(next);
  if (!first || !second || first.items.length === 0 || second.items.length === 0) return null;
  if (operator === "++") return first.node.kind === "List" && second.node.kind === "List" ? [first, second] : null;
  if (operator !== "//" || first.node.kind !== "AttrSet" || second.node.kind !== "AttrSet") return null;
  const [names, others] = [namesOf(first.node), namesOf(second.node)];
  return names && others && !names.some((name) => others.includes(name)) ? [first, second] : null;
}

/** Whether the first literal is to be joined to one before it: only then it shows how wide it is. */
function waitsForOther(node: BinaryOp): boolean {
  const { parent } = node;
  return parent?.kind === "BinaryOp" && parent.right === node && literalPair(parent) !== null;
}

function literalOf(expression: Expression): Literal | null {
  if (expression.kind === "List") return { node: expression, items: expression.elements };
  return expression.kind === "AttrSet" ? { node: expression, items: expression.entries } : null;
}

/** The names a set gives; `null` where not all are known, or know of each other. */
function namesOf({ recursive, entries }: AttrSet): readonly (string | null)[] | null {
  const names = recursive ? [null] : entries.flatMap(namesOfEntry);
  return names.includes(null) ? null : names;
}

function namesOfEntry(entry: Entry): (string | null)[] {
  if (entry.kind === "Inherit") return entry.attributes.map(staticAttributeName);
  const first = entry.kind === "Binding" ? entry.path.attributes[0] : undefined;
  return [first ? staticAttributeName(first) : null];
}

const lineWidth = 100;

function joined(first: Literal, second: Literal, gap: Span, tree: SyntaxTree): Pick<Offence, "fix"> {
  const { source } = tree;
  const isSpread = ({ node }: Literal) => /[\r\n]/.test(source.slice(node));
  const separator = isSpread(first) ? columnSeparator(first, second, tree) : " ";
  const start = source.positionAt(first.node.start);
  const width = start.column + (second.node.end - second.node.start) + (first.node.end - first.node.start);
  const fits = isSpread(first) === isSpread(second) && (isSpread(first) || width <= lineWidth);
  if (!fits || separator === null) return {};
  const title = first.node.kind === "List" ? "Write one list" : "Write one set";
  return { fix: { title, edits: [{ ...gap, text: separator }] } };
}

/** The line end and blanks between elements that stand in one column, each on a line of its own. */
function columnSeparator(first: Literal, second: Literal, tree: SyntaxTree): string | null {
  const { source } = tree;
  const last = first.items.at(-1) as Node;
  const next = second.items[0] as Node;
  const isOnOwnLine = ({ start }: Node) => source.positionAt(start).column - 1 === indentationAt(start, tree).length;
  if (!isOnOwnLine(last) || !isOnOwnLine(next)) return null;
  const indentation = indentationAt(last.start, tree);
  if (indentation !== indentationAt(next.start, tree)) return null;
  return (/\r?\n/.exec(source.slice(first.node))?.[0] ?? "\n") + indentation;
}
