import { defineRule, offenceOfProblem } from "../rule.ts";

export default defineRule({
  id: "duplicate-formal",
  summary: "Argument that a function takes twice",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "none",
  copesWithDamage: true,

  why: `
Nix refuses a function that takes one name twice, whether both stand between the braces or one is the name at the
\`@\`: which of the two should the body mean?

Names of an inner function may repeat those of an outer one: they hide them.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs, self }: { };
}
`,
    good: `{
  outputs = { self, nixpkgs }: { };
}
`,
  },

  check: {
    file({ tree }, { report }) {
      for (const problem of tree.problems) if (problem.rule === "duplicate-formal") report(offenceOfProblem(problem));
    },
  },
});
