import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression } from "../../parser/syntax.ts";
import { isPlaceholder, removeOperand } from "../../scopes/operand-removal.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "empty-list-concatenation",
  summary: "Empty list added to a list",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`[ ] ++ list\` and \`list ++ [ ]\` are \`list\`. Mostly the empty list is what was left when its last element went, and
who reads looks for what it is there for.

A list that keeps a place or a shape stays silent: it goes over several lines, holds a comment or has one on its line; it
stands above what is added to it, so that each such line begins with \`++\`; or it is one of several that are built
alike, as in \`a = common ++ [ x ]; b = common ++ [ ];\`.`,

  example: {
    bad: `{
  outputs = { self }: { lib.hosts = [ ] ++ self.lib.laptops; };
}
`,
    good: `{
  outputs = { self }: { lib.hosts = self.lib.laptops; };
}
`,
  },

  check: {
    nodes: {
      BinaryOp(node, { report }, { tree }) {
        if (node.operator !== "++") return;
        const empty = isEmptyList(node.left) ? node.left : isEmptyList(node.right) ? node.right : null;
        const removal = empty && !isPlaceholder(node, empty, tree) ? removeOperand(node, empty, tree) : null;
        if (!empty || !removal) return;
        report({
          at: { start: empty.start, end: empty.end },
          message: "an empty list is added, which changes nothing",
          fix: { title: "Remove the empty list with its '++'", edits: [removal] },
        });
      },
    },
  },
});

function isEmptyList(expression: Expression): boolean {
  const list = withoutParentheses(expression);
  return list.kind === "List" && list.elements.length === 0;
}
