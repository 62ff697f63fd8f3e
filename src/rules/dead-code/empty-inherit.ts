import { removeEntry } from "../../scopes/entry-removal.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "empty-inherit",
  summary: "'inherit' without a name",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`inherit;\` and \`inherit (lib);\` inherit nothing: Nix does not even evaluate what stands in the parentheses. They are what
is left when the last name is removed, and look like the name was forgotten.

The fix removes the entry and its line. Comments stay, those between \`inherit\` and the semicolon too.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    inherit (nixpkgs);
    lib.answer = 42;
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.answer = 42;
  };
}
`,
  },

  check: {
    nodes: {
      Inherit(node, { report }, { tree }) {
        if (node.attributes.length > 0) return;
        report({
          at: node,
          message: node.from
            ? `'${shownEntry(tree.source.slice(node))}' inherits no name`
            : "'inherit;' inherits no name",
          fix: { title: "Remove the 'inherit'", edits: [removeEntry(node, tree)] },
        });
      },
    },
  },
});

function shownEntry(text: string): string {
  return /^inherit \([\w.'-]{1,40}\);$/.test(text) ? text : "inherit (…);";
}
