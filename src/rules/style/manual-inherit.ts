import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Binding } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { isGeneratedFile } from "../../scopes/generated-file.ts";
import type { Scopes } from "../../scopes/scopes.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "manual-inherit",
  summary: "Attribute set to the variable of its own name by hand",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`{ name = name; }\` says the name twice where \`{ inherit name; }\` says it once. A reader has to compare the two to see that
nothing is renamed, and a spelling mistake in one of them is easily overlooked.

Silent in \`rec\` sets and \`let\`, where \`name = name;\` means itself and \`inherit\` would mean the outer name
(\`self-reference\` tells these), for quoted names, and in files that a tool wrote. Where a comment stands within the binding, no fix is offered.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib = { nixpkgs = nixpkgs; };
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib = { inherit nixpkgs; };
  };
}
`,
  },

  check: {
    nodes: {
      Binding(node, { report }, { tree, scopes }) {
        const name = copiedName(node, scopes);
        if (name === null || isGeneratedFile(tree)) return;
        const text = `inherit ${name};`;
        const hasComment = commentsWithin(tree, node.start, node.end).length > 0;
        report({
          at: node,
          message: `'${name} = ${name};' is '${text}' written by hand`,
          help: `write '${text}'`,
          ...(hasComment
            ? {}
            : { fix: { title: `Write '${text}'`, edits: [{ start: node.start, end: node.end, text }] } }),
        });
      },
    },
  },
});

/** The name on both sides, unless the value is the binding itself. */
function copiedName(node: Binding, scopes: Scopes): string | null {
  const [attribute, ...further] = node.path.attributes;
  const { parent } = node;
  if (attribute?.kind !== "Identifier" || further.length > 0) return null;
  if (parent?.kind !== "AttrSet" || parent.recursive) return null;
  const value = withoutParentheses(node.value);
  if (value.kind !== "Variable" || value.name !== attribute.name) return null;
  const resolution = scopes.resolve(value)?.resolution;
  if (resolution === undefined || resolution.kind === "undefined") return null;
  // A set that is merged into a `rec` set sees its own names.
  const isItself = resolution.kind === "definition" && resolution.definition.sites.includes(node);
  return isItself ? null : value.name;
}
