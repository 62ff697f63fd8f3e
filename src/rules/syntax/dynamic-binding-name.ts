import { defineRule, offenceOfProblem } from "../rule.ts";

export default defineRule({
  id: "dynamic-binding-name",
  summary: "Computed name in 'let' or 'inherit'",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "none",
  copesWithDamage: true,

  why: `
The names that a \`let\` defines and those that an \`inherit\` takes must be known when Nix reads the file: everything in
their scope is looked up by them. Nix refuses \`let \${name} = …\` and \`inherit \${name}\`.

A set may have computed names, and so may the inner steps of a path: \`let a.\${name} = …\` is fine. So is a name that is
only quoted: \`let "a" = …\`, \`inherit "a"\`, \`inherit \${"a"}\`.`,

  example: {
    bad: `{
  outputs = { self }: let
    name = "laptop";
    \${name} = { };
  in { };
}
`,
    good: `{
  outputs = { self }: let
    name = "laptop";
    hosts.\${name} = { };
  in { inherit hosts; };
}
`,
  },

  check: {
    file({ tree }, { report }) {
      for (const problem of tree.problems)
        if (problem.rule === "dynamic-binding-name") report(offenceOfProblem(problem));
    },
  },
});
