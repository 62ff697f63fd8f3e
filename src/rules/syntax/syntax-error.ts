import { defineRule } from "../rule.ts";

export default defineRule({
  id: "syntax-error",
  summary: "Text that Nix cannot read",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "suggested",

  why: `
Nix refuses the whole file, and with it every configuration that imports it. It stops at the first mistake and often
names the place where it gave up, which may be far behind the one to mend. This rule reports every mistake in the file,
with the place where the thing left open begins.

What Nix accepts is not reported, however odd it looks: trailing commas in a function's arguments, pipe operators,
\`inherit;\`. Rules that ask what is unused or undefined stay silent in a file with a syntax error, because the part
nobody could read may hold the answer.`,

  example: {
    bad: `{
  description = "A laptop"
  outputs = { self }: { };
}
`,
    good: `{
  description = "A laptop";
  outputs = { self }: { };
}
`,
  },

  check: {
    file({ tree }, { report }) {
      for (const { span, message, help, related = [], fix } of tree.problems) {
        report({
          at: span,
          message,
          ...(help === undefined ? {} : { help }),
          related: related.map((place) => ({ at: place.span, message: place.message })),
          ...(fix ? { fix } : {}),
        });
      }
    },
  },
});
