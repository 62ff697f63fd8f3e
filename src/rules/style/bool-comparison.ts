import { binding, levelOf } from "../../parser/precedence.ts";
import type { BinaryOp, Expression } from "../../parser/syntax.ts";
import type { Replacement } from "../../scopes/binding-removal.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { booleanLiteral, certainType } from "../../scopes/certain-type.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { removeOperand } from "../../scopes/operand-removal.ts";
import { blankBefore } from "../../scopes/token-borders.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "bool-comparison",
  summary: "Boolean compared with 'true' or 'false'",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
What is \`true\` or \`false\` already needs no comparison: \`(a ? b) == true\` is \`a ? b\`, and \`(a ? b) == false\` is
\`!(a ? b)\`.

Only what is certainly a boolean is reported: literals, comparisons, \`!\`, \`&&\`, \`||\`, \`->\`, \`?\`, calls of functions of Nix
and nixpkgs that give a boolean, and names that a \`let\` binds to one of these. An option may be \`null\` or a string, for
which \`option == true\` is \`false\`, and \`option\` alone an error.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.isLocal = host: nixpkgs.lib.hasSuffix ".lan" host == true;
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.isLocal = host: nixpkgs.lib.hasSuffix ".lan" host;
  };
}
`,
  },

  check: {
    nodes: {
      BinaryOp(node, { report }, file) {
        if (node.operator !== "==" && node.operator !== "!=") return;
        const literalOperand = [node.right, node.left].find((one) => booleanLiteral(one, file.scopes) !== null);
        if (!literalOperand) return;
        const operand = literalOperand === node.left ? node.right : node.left;
        if (certainType(operand, file.scopes) !== "boolean") return;
        const literal = booleanLiteral(literalOperand, file.scopes) as boolean;
        const isKept = literal === (node.operator === "==");
        report({
          at: node,
          message: `a boolean is compared with '${literal}'`,
          help: isKept ? "leave the comparison out" : "negate the boolean with '!'",
          ...simplify(node, literalOperand, operand, isKept, file),
        });
      },
    },
  },
});

function simplify(
  node: BinaryOp,
  literal: Expression,
  operand: Expression,
  isKept: boolean,
  { tree }: NixFile,
): Pick<Offence, "fix"> {
  const removal = removeOperand(node, literal, tree);
  if (!removal || commentsWithin(tree, removal.start, removal.end).length > 0) return {};
  if (isKept) return { fix: { title: "Leave the comparison out", edits: [removal] } };
  return { fix: { title: "Negate the boolean", edits: negated(operand, removal, tree.source.text) } };
}

/** The operand with a `!` before it, in parentheses where it binds less than a call; or without the one it has. */
function negated(operand: Expression, removal: Replacement, text: string): Replacement[] {
  const isFirst = removal.end !== operand.start;
  if (operand.kind === "UnaryOp") {
    const inner = operand.operand;
    const start = isFirst ? operand.start : removal.start;
    const edit = { start, end: inner.start, text: blankBefore(text, start, inner) };
    return isFirst ? [edit, removal] : [edit];
  }
  const [opening, closing] = levelOf(operand) < binding.apply ? ["!(", ")"] : ["!", ""];
  const { start, end } = operand;
  return isFirst
    ? [
        { start, end: start, text: opening },
        { ...removal, text: closing + removal.text },
      ]
    : [
        { ...removal, text: removal.text + opening },
        { start: end, end, text: closing },
      ];
}
