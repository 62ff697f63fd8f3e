import { defineRule, offenceOfProblem } from "../rule.ts";

export default defineRule({
  id: "number-out-of-range",
  summary: "Number that Nix cannot hold",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "none",
  copesWithDamage: true,

  why: `
Integers have 64 bits with a sign: the largest is 9223372036854775807. Floats have 64 bits as well, and must neither
overflow nor come too close to zero. Nix refuses the file otherwise.

The minus is no part of a number, so that \`-9223372036854775808\` is refused, too. Larger numbers, such as an
identifier that some service gave out, belong in quotes.`,

  example: {
    bad: `{
  outputs = { self }: { lib.channel = 98765432109876543210; };
}
`,
    good: `{
  outputs = { self }: { lib.channel = "98765432109876543210"; };
}
`,
  },

  check: {
    file({ tree }, { report }) {
      for (const problem of tree.problems)
        if (problem.rule === "number-out-of-range") report(offenceOfProblem(problem));
    },
  },
});
