import { isMadeUpFolder } from "../../project/secrets/made-up-folder.ts";
import { defineRule, offenceOfProblem } from "../rule.ts";

export default defineRule({
  id: "syntax-error",
  summary: "Text that Nix cannot read",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "suggested",
  copesWithDamage: true,

  why: `
Nix refuses the whole file, and with it every configuration that imports it. It stops at the first mistake and often
names the place where it gave up, which may be far behind the one to mend. This rule reports every mistake in the file,
with the place where the thing left open begins.

Some mistakes have a rule of their own: \`duplicate-formal\`, \`dynamic-binding-name\`, \`number-out-of-range\`.

What Nix accepts is not reported, however odd it looks: trailing commas in a function's arguments, \`inherit;\`. Where
versions differ, the newer one decides:

| text | who refuses it |
| --- | --- |
| pipe operators, \`|>\` and \`<|\` | Nix before 2.24; later ones and Lix without the feature \`pipe-operators\` (\`pipe-operator\` in Lix) |
| a NUL character in a string | Nix from 2.26 on, and Lix: reported |
| sets merged at the second level | Nix before 2.26: a warning of \`duplicate-attribute\` |
| URLs without quotes, \`let { … }\`, CR line ends, glued tokens, \`rec\` merges | Lix: rules of the topic \`language\` |

Snippets below a folder for templates, tests or examples, with blanks that an editor or a generator fills in (\`$1\`,
\`{{ name }}\`), are left alone.

The other rules go on judging what the mistake does not touch; those that ask what is unused or undefined
stay silent where the part that nobody could read may hold the answer.`,

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
    file({ path, tree }, { report }) {
      if (isMadeUpFolder(path) && tree.problems.some(({ span }) => isBlank(tree.source.text, span.start))) return;
      for (const problem of tree.problems) if (problem.rule === undefined) report(offenceOfProblem(problem));
    },
  },
});

/** Whether a blank that an editor or a generator fills in stands there: `$1`, `\${name}`, `{{ name }}`, `<% name %>`. */
function isBlank(text: string, offset: number): boolean {
  return /^(?:\$\d|\\\$|\{\{|\{%|<%|%\w+%)/.test(text.slice(offset, offset + 40));
}
