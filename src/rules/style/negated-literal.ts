import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { booleanLiteral } from "../../scopes/certain-type.ts";
import { blankAfter, blankBefore } from "../../scopes/token-borders.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "negated-literal",
  summary: "'!true' or '!false'",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`!true\` is \`false\`, and \`!false\` is \`true\`. Whoever skims the file takes the word for the value, and overlooks the
\`!\` that turns it round.

Names that are merely bound to a literal stay silent, as does \`true\` where the file gives that name to something else.`,

  example: {
    bad: `{
  outputs = { self }: {
    nixosModules.default = { services.openssh.enable = !true; };
  };
}
`,
    good: `{
  outputs = { self }: {
    nixosModules.default = { services.openssh.enable = false; };
  };
}
`,
  },

  check: {
    nodes: {
      UnaryOp(node, { report }, { tree, scopes }) {
        const literal = node.operator === "!" ? booleanLiteral(node.operand, scopes) : null;
        if (literal === null || commentsWithin(tree, node.start, node.end).length > 0) return;
        const { text } = tree.source;
        const before = blankBefore(text, node.start, node.operand);
        const after = blankAfter(text, node.end, node);
        report({
          at: node,
          message: `'!${literal}' is '${!literal}'`,
          help: `write '${!literal}'`,
          fix: {
            title: `Write '${!literal}'`,
            edits: [{ start: node.start, end: node.end, text: `${before}${!literal}${after}` }],
          },
        });
      },
    },
  },
});
