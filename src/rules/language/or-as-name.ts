import { defineRule } from "../rule.ts";

export default defineRule({
  id: "or-as-name",
  summary: "Keyword 'or' as the name of an attribute",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`or\` is a keyword that Nix lets pass as an attribute's name, because files older than the keyword have it. It cannot
be an argument of a function, and as a variable it is read in an unexpected way (see \`cursed-or\`). In
\`set.or or default\` the reader has to guess which is which. Lix warns about it.

In quotes it is the same name, and every Nix takes it. That is what the fix writes.`,

  example: {
    bad: `{
  outputs = { self }: { lib.or = a: b: a || b; };
}
`,
    good: `{
  outputs = { self }: { lib."or" = a: b: a || b; };
}
`,
  },

  check: {
    nodes: {
      Identifier({ name, start, end, parent }, { report }) {
        if (name !== "or" || (parent?.kind !== "AttrPath" && parent?.kind !== "Inherit")) return;
        report({
          at: { start, end },
          message: "the keyword 'or' is used as a name",
          help: "in quotes it is the same name",
          fix: { title: "Put the name in quotes", edits: [{ start, end, text: '"or"' }] },
        });
      },
    },
  },
});
