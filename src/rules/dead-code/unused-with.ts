import type { Expression } from "../../parser/syntax.ts";
import { withRemoval, withText } from "../../scopes/with-header.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unused-with",
  summary: "'with' that gives no name",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
A \`with\` from which no name can come does nothing, but every reader has to prove that first: each name below it might be
one of its own. Nix looks a name up in a \`with\` only when no \`let\`, function argument, \`rec\` set or builtin of that
name is visible, however near the \`with\` stands; so \`with lib; { lib, ... }: lib.mkIf\` uses nothing of it.

Where a name may come from one of several \`with\`s, all of them count as used. What a \`with\` holds is not evaluated.
An empty list (\`with pkgs; [ ]\`, \`with maintainers; [ # nobody ]\`) is taken for a place kept free, and left alone.

The fix keeps comments behind the semicolon. Where a comment stands before it, the fix would take it along and is only
suggested.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: with nixpkgs.lib; {
    lib.greet = name: "hello " + name;
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.greet = name: "hello " + name;
  };
}
`,
  },

  check: {
    nodes: {
      With(node, { report }, { tree, scopes }) {
        if (scopes.isUsed(node) || isPlaceholder(node.body)) return;
        report({
          at: { start: node.start, end: node.environment.end },
          message: `'${withText(node, tree)}' gives no name that is used`,
          fix: withRemoval(node, tree),
        });
      },
    },
  },
});

/** A list that holds nothing, or nothing but comments: it waits for entries, and they will need the names. */
function isPlaceholder(body: Expression): boolean {
  return body.kind === "List" && body.elements.length === 0;
}
