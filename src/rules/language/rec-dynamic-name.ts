import { staticAttributeName } from "../../parser/attribute-name.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "rec-dynamic-name",
  summary: "Computed attribute name in a 'rec' set",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
The attributes of a \`rec\` set can be used by name in each other's values, but not those whose name is computed: \`\${name}\`
is added when all others are done, and a use of that name means something further out, or nothing. Lix warns of it.

Silent for names that Nix knows when it reads the file, such as \`\${"a"}\`, and for computed names further down a path
(\`a.\${name} = 1;\`), which are no names of the \`rec\` set itself.`,

  example: {
    bad: `{
  outputs = { self }: rec {
    name = "greeting";
    \${name} = "hello";
  };
}
`,
    good: `{
  outputs = { self }: let
    name = "greeting";
  in {
    inherit name;
    \${name} = "hello";
  };
}
`,
  },

  check: {
    nodes: {
      AttrSet(set, { report }, { tree }) {
        if (!set.recursive) return;
        for (const entry of set.entries) {
          const first = entry.kind === "Binding" ? entry.path.attributes[0] : undefined;
          if (!first || staticAttributeName(first) !== null) continue;
          report({
            at: first,
            message: `the computed name '${shortened(tree.source.slice(first))}' is not visible in its 'rec' set`,
            help: "put what others use into a 'let', and drop 'rec'",
          });
        }
      },
    },
  },
});

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 30 ? "${…}" : line;
}
