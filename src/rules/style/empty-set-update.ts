import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression } from "../../parser/syntax.ts";
import { isPlaceholder, removeOperand } from "../../scopes/operand-removal.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "empty-set-update",
  summary: "Empty set merged with a set",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`{ } // set\` and \`set // { }\` are \`set\`. Mostly the empty set is what was left when its last attribute went, and who
reads looks for what it is there for.

A set that keeps a place or a shape stays silent: it goes over several lines, holds a comment or has one on its line; it
stands above what is added to it, so that each such line begins with \`//\`; or it is one of several that are built
alike, as in \`a = { b = 1; } // common; c = { } // common;\`.`,

  example: {
    bad: `{
  outputs = { self }: { packages = self.lib.packages // { }; };
}
`,
    good: `{
  outputs = { self }: { packages = self.lib.packages; };
}
`,
  },

  check: {
    nodes: {
      BinaryOp(node, { report }, { tree }) {
        if (node.operator !== "//") return;
        const empty = isEmptySet(node.left) ? node.left : isEmptySet(node.right) ? node.right : null;
        const removal = empty && !isPlaceholder(node, empty, tree) ? removeOperand(node, empty, tree) : null;
        if (!empty || !removal) return;
        report({
          at: { start: empty.start, end: empty.end },
          message: "an empty set is merged, which changes nothing",
          fix: { title: "Remove the empty set with its '//'", edits: [removal] },
        });
      },
    },
  },
});

function isEmptySet(expression: Expression): boolean {
  const set = withoutParentheses(expression);
  return set.kind === "AttrSet" && !set.recursive && set.entries.length === 0;
}
