import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import { binding, levelOf } from "../../parser/precedence.ts";
import { printSource } from "../../parser/print-source.ts";
import type { Attribute, Expression, HasAttr, If, Select, SyntaxTree } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { dedentLines } from "../../scopes/dedent.ts";
import { indentationAt } from "../../scopes/entry-removal.ts";
import { isGeneratedFile } from "../../scopes/generated-file.ts";
import { spanContains } from "../../source/span.ts";
import { defineRule, type Offence, type OffenceEdit } from "../rule.ts";

export default defineRule({
  id: "useless-has-attr",
  summary: "'if set ? name then set.name else …' where 'or' does the same",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`if set ? name then set.name else other\` is what \`set.name or other\` says, without the two paths that have to be kept the
same. Both are \`other\` exactly where the attribute is missing.

Reported where condition and value are the same path, blanks and comments aside; also for \`if !(set ? name) then other
else set.name\`. Silent in a chain of \`else if\` that asks for other things too, where \`other\` is an \`if\`, \`let\` or an
operation over several lines, which reads worse behind an \`or\`, and in files that a tool wrote.

The fix puts parentheses round \`other\` where \`or\` needs them. Where a comment would be lost, no fix is offered.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.answer = if self ? answer then self.answer else 42;
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.answer = self.answer or 42;
  };
}
`,
  },

  check: {
    nodes: {
      If(node, { report }, { tree }) {
        const question = questionOf(node);
        if (!question || !readsBetterWithOr(node, question, tree) || isGeneratedFile(tree)) return;
        report(offenceOf(node, question, tree));
      },
    },
  },
});

interface Question {
  readonly selected: Select;
  readonly other: Expression;
}

/** What is taken if the attribute is there, and if not; `null` where the condition asks for something else. */
function questionOf({ condition, consequence, alternative }: If): Question | null {
  let asked = withoutParentheses(condition);
  const isNegated = asked.kind === "UnaryOp" && asked.operator === "!";
  if (asked.kind === "UnaryOp" && isNegated) asked = withoutParentheses(asked.operand);
  const selected = withoutParentheses(isNegated ? alternative : consequence);
  if (asked.kind !== "HasAttr" || selected.kind !== "Select" || selected.default) return null;
  return isSamePath(asked, selected) ? { selected, other: isNegated ? consequence : alternative } : null;
}

/**
 * A chain of `else if` reads well as long as each question is asked in the same way, and `or` in front of what takes
 * several lines hides it.
 */
function readsBetterWithOr(node: If, { other }: Question, tree: SyntaxTree): boolean {
  for (let link: If = node; link.parent?.kind === "If" && link.parent.alternative === link; link = link.parent) {
    if (!questionOf(link.parent)) return false;
  }
  const inner = withoutParentheses(other);
  if (inner.kind === "If") {
    const question = questionOf(inner);
    return question !== null && readsBetterWithOr(inner, question, tree);
  }
  const isCall = inner.kind === "Apply";
  const isLong = /[\r\n]/.test(tree.source.slice(other));
  return levelOf(inner) >= binding.select || isCall || (levelOf(inner) > binding.anything && !isLong);
}

interface AttributeOf {
  readonly set: Expression;
  readonly attributes: readonly Attribute[];
}

function isSamePath(asked: HasAttr, selected: Select): boolean {
  const one = flattened(asked.set, asked.path.attributes);
  const other = flattened(selected.set, selected.path.attributes);
  return (
    one.attributes.length === other.attributes.length &&
    one.attributes.every((attribute, index) => attributeKey(attribute) === attributeKey(other.attributes[index])) &&
    printSource(one.set) === printSource(other.set)
  );
}

/** `(x.a).b` is the attribute `a.b` of `x`. */
function flattened(set: Expression, attributes: readonly Attribute[]): AttributeOf {
  const inner = withoutParentheses(set);
  if (inner.kind !== "Select" || inner.default) return { set: inner, attributes };
  return flattened(inner.set, [...inner.path.attributes, ...attributes]);
}

function attributeKey(attribute: Attribute | undefined): string {
  if (!attribute) return "";
  const name = staticAttributeName(attribute);
  if (name !== null) return `"${name}`;
  return attribute.kind === "Interpolation" ? printSource(attribute.expression) : printSource(attribute as Expression);
}

function offenceOf(node: If, { selected, other }: Question, tree: SyntaxTree): Offence {
  const { source } = tree;
  const path = source.slice(selected);
  const shown = /^[\w.'"-]{1,40}$/.test(path) ? path : "….…";
  const fits = !needsParentheses(other);
  const kept = commentsWithin(tree, node.start, node.end).every(
    (comment) => spanContains(selected, comment) || spanContains(other, comment),
  );
  // Behind a question that is mended first, the other branch needs no parentheses.
  const waits = withoutParentheses(other).kind === "If";
  // What follows the whole may follow the other branch now.
  const joins = other.end !== node.end && /[\w'"$./<~-]/.test(source.text[node.end] ?? "");
  return {
    at: node,
    message: `'if' asks for an attribute and takes it, as '${shown} or …' does`,
    help: fits ? `write '${shown} or …'` : `write '${shown} or (…)'`,
    ...(kept && !joins && !waits
      ? { fix: { title: `Write '${shown} or …'`, edits: editsFor(node, { selected, other }, tree) } }
      : {}),
  };
}

/** An old \`e or\` would take the default's place. */
function needsParentheses(other: Expression): boolean {
  return levelOf(other) < binding.select || other.kind === "Apply";
}

function editsFor(node: If, { selected, other }: Question, tree: SyntaxTree): OffenceEdit[] {
  const { source } = tree;
  const [open, close] = needsParentheses(other) ? ["(", ")"] : ["", ""];
  if (other.start < selected.start) {
    const text = `${source.slice(selected)} or ${open}${source.slice(other)}${close}`;
    return [{ start: node.start, end: node.end, text }];
  }
  const spaces = indentationAt(other.start, tree).length - indentationAt(node.start, tree).length;
  return [
    { start: node.start, end: selected.start, text: "" },
    { start: selected.end, end: other.start, text: ` or ${open}` },
    ...(dedentLines(other, Math.max(0, spaces), tree) ?? []),
    ...(close ? [{ start: other.end, end: node.end, text: close }] : []),
  ];
}
