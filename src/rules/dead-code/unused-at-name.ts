import { isSkippedByDeadnix, removeAtName } from "../../scopes/formal-removal.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unused-at-name",
  summary: "Name at the '@' of a function that nothing reads",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",
  copesWithDamage: true,

  why: `
The name \`args\` in \`args@{ lib, ... }:\` stands for everything that was passed, and makes a reader look through the whole
function for what else is taken from it. If nothing is, the name is left over, and the function takes the same without it.

A read by a formal's default counts: \`args@{ a ? args.b, ... }:\`. The rule stays silent about names that start with \`_\`,
and where a comment on the line above asks deadnix to (\`# deadnix: skip\`). In a file with a syntax error it judges a
function that the error does not touch, if the name stands nowhere else.`,

  example: {
    bad: `{
  outputs = { nixpkgs, ... }@inputs: { lib = nixpkgs.lib; };
}
`,
    good: `{
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
  },

  check: {
    file({ tree, scopes, soundness }, { report }) {
      for (const definition of scopes.definitions) {
        const { kind, name, nameSpan, scope, references } = definition;
        if (kind !== "at-name" || references.length > 0 || name.startsWith("_") || scope.kind !== "Lambda") continue;
        if (!soundness.knowsUsesOf(definition) || isSkippedByDeadnix(nameSpan, tree)) continue;
        report({
          at: nameSpan,
          message: `'${name}' stands for all that is passed, but is never used`,
          fix: { title: `Remove '${name}'`, edits: removeAtName(scope, tree) },
        });
      }
    },
  },
});
