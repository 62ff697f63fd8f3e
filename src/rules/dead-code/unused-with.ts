import type { Expression, SyntaxTree, With } from "../../parser/syntax.ts";
import { commentsWithin, skipBlanksAndComments } from "../../scopes/blanks-and-comments.ts";
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
          message: `'${headerText(node, tree)}' gives no name that is used`,
          fix: removal(node, tree),
        });
      },
    },
  },
});

/** A list that holds nothing, or nothing but comments: it waits for entries, and they will need the names. */
function isPlaceholder(body: Expression): boolean {
  return body.kind === "List" && body.elements.length === 0;
}

function headerText({ start, environment }: With, { source }: SyntaxTree): string {
  const text = source.slice({ start, end: environment.end }).replace(/\s+/g, " ");
  return text.length > 40 ? "with …" : text;
}

/** Comments behind the semicolon belong to the body, and stay; those before it would go, which a person has to decide. */
function removal(node: With, tree: SyntaxTree) {
  const semicolon = skipBlanksAndComments(tree, node.environment.end);
  const firstComment = commentsWithin(tree, semicolon, node.body.start)[0];
  const end = firstComment?.start ?? node.body.start;
  const losesComment = commentsWithin(tree, node.start, semicolon).length > 0;
  return {
    title: "Remove the 'with'",
    safety: losesComment ? ("suggested" as const) : ("safe" as const),
    edits: [{ start: node.start, end, text: "" }],
  };
}
