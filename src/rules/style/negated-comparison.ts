import { withoutParentheses } from "../../parser/parentheses.ts";
import { leastLevelAt, levelOf } from "../../parser/precedence.ts";
import type { BinaryOp, Expression, SyntaxTree, UnaryOp } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { blankAfter, blankBefore } from "../../scopes/token-borders.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "negated-comparison",
  summary: "Negated '==' or '!='",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "safe",

  why: `
\`!(a == b)\` is \`a != b\`, and \`!(a != b)\` is \`a == b\`, which say at the operator what they mean.

The fix leaves the parentheses where the comparison needs them: \`c == !(a == b)\` becomes \`c == (a != b)\`. Other
comparisons stay silent, for \`!(a < b)\` and \`a >= b\` read differently where one is thought of as the rule and the other as
its exception.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.isForeign = system: !(system == "x86_64-linux");
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.isForeign = system: system != "x86_64-linux";
  };
}
`,
  },

  check: {
    nodes: {
      UnaryOp(node, { report }, { tree }) {
        const comparison = node.operator === "!" ? withoutParentheses(node.operand) : null;
        if (!comparison || !isEquality(comparison)) return;
        const turned = comparison.operator === "==" ? "!=" : "==";
        report({
          at: node,
          message: `a '${comparison.operator}' is negated`,
          help: `compare with '${turned}'`,
          ...turnRound(node, comparison, turned, tree),
        });
      },
    },
  },
});

function isEquality(expression: Expression): expression is BinaryOp {
  return expression.kind === "BinaryOp" && (expression.operator === "==" || expression.operator === "!=");
}

function turnRound(node: UnaryOp, comparison: BinaryOp, turned: string, tree: SyntaxTree): Pick<Offence, "fix"> {
  const { text } = tree.source;
  const opening = { start: node.start, end: comparison.start };
  const closing = { start: comparison.end, end: node.end };
  if ([opening, closing].some(({ start, end }) => commentsWithin(tree, start, end).length > 0)) return {};
  const operator = { ...spanOf(comparison.operatorSpan), text: turned };
  const hasOwnLines = [opening, closing].some(({ start, end }) => /[\r\n]/.test(text.slice(start, end)));
  const edits =
    hasOwnLines || levelOf(comparison) < leastLevelAt(node)
      ? [{ start: node.start, end: node.operand.start, text: "" }, operator]
      : [
          { ...opening, text: blankBefore(text, node.start, comparison) },
          operator,
          { ...closing, text: blankAfter(text, node.end, node) },
        ];
  return { fix: { title: `Compare with '${turned}'`, edits } };
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}
