import type { AttrSet, Comment, SyntaxTree } from "../../parser/syntax.ts";
import { attributeTree } from "../../scopes/attribute-tree.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { isGeneratedFile } from "../../scopes/generated-file.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type OffenceEdit } from "../rule.ts";

export default defineRule({
  id: "unused-rec",
  summary: "'rec' set whose values use none of its names",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
In a \`rec\` set each name may mean an attribute of the set, so that every reader has to look whether it does, and a new
attribute can take the place of an outer name of the same spelling. Where no value uses a name of the set, \`rec\` only
costs that. It is mostly left over from an earlier change.

Uses without a name count (\`a - b\` uses \`__sub\`), and so do uses in computed names, in \`inherit (from)\`, and in other
places of the file whose entries Nix merges into the set. Silent about sets with \`__overrides\`, which does something in
\`rec\` sets only; about a \`rec\` that Nix ignores because the set begins elsewhere (\`rec-merge\` tells these); where a
comment in the set still holds code with one of its names (\`\${name}\`); in files that a tool wrote; and in a file with a
syntax error.`,

  example: {
    bad: `{
  outputs = { self }: rec {
    lib.answer = 42;
    lib.question = null;
  };
}
`,
    good: `{
  outputs = { self }: {
    lib.answer = 42;
    lib.question = null;
  };
}
`,
  },

  check: {
    nodes: {
      AttrSet(node, { report }, file) {
        if (!node.recursive || file.tree.damage.length > 0) return;
        if (isNeeded(node, file) || isGeneratedFile(file.tree)) return;
        report({
          at: { start: node.start, end: node.start + "rec".length },
          message: node.entries.length === 0 ? "'rec' of an empty set" : "'rec' of a set that uses none of its names",
          fix: { title: "Remove 'rec'", edits: [withoutKeyword(node, file.tree)] },
        });
      },
    },
  },
});

function isNeeded(node: AttrSet, { scopes, tree }: NixFile): boolean {
  const { attributes } = attributeTree(node.entries);
  const definitions = scopes.definitionsOf(node);
  // A set that is merged into another brings no names into scope: its `rec` is ignored.
  if (attributes.has("__overrides") || (attributes.size > 0 && definitions.length === 0)) return true;
  if (definitions.some(({ references }) => references.length > 0)) return true;
  const comments = commentsWithin(tree, node.start, node.end);
  return comments.length > 0 && definitions.some(({ name }) => comments.some((comment) => usesName(comment, name)));
}

/** Code that was commented out, and is likely to come back. */
function usesName({ text }: Comment, name: string): boolean {
  return text.includes(`\${${name}}`);
}

function withoutKeyword(node: AttrSet, tree: SyntaxTree): OffenceEdit {
  const { text } = tree.source;
  const bracket = text.indexOf("{", node.start);
  const end = commentsWithin(tree, node.start, bracket)[0]?.start ?? bracket;
  return { start: node.start, end, text: "" };
}
