import { removeLetHeader } from "../../scopes/binding-removal.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "empty-let",
  summary: "'let … in' without a binding",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
A \`let in\` that binds nothing is what a removed binding left behind. It only makes the reader look for one.

The fix leaves the body, and keeps comments between \`let\` and the body. A \`let\` that still holds an \`inherit\` without
names is left alone here.`,

  example: {
    bad: `{
  outputs = { self }: let in { lib.answer = 42; };
}
`,
    good: `{
  outputs = { self }: { lib.answer = 42; };
}
`,
  },

  check: {
    nodes: {
      Let(node, { report }, { tree }) {
        if (node.entries.length > 0) return;
        report({
          at: { start: node.start, end: node.inKeyword.end },
          message: "'let … in' binds nothing",
          fix: { title: "Remove 'let in'", edits: removeLetHeader(node, tree) },
        });
      },
    },
  },
});
