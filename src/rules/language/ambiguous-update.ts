import { defineRule, type OffenceEdit } from "../rule.ts";

export default defineRule({
  id: "ambiguous-update",
  summary: "Operator '//' without blanks around it",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`a/b\` is a path, and \`a//b\` is not: it updates the set \`a\` with \`b\`. One slash more or less changes what the text
is, without an error where it is read, and some editors and formatters take \`a//b\` for a path as well.

Blanks around the operator leave no doubt, and change nothing. The rule stays silent where a blank or a line end stands
on both sides.`,

  example: {
    bad: `{
  outputs = { self, common }: common.hosts//self.hosts;
}
`,
    good: `{
  outputs = { self, common }: common.hosts // self.hosts;
}
`,
  },

  check: {
    nodes: {
      BinaryOp({ operator, operatorSpan }, { report }, { source }) {
        if (operator !== "//") return;
        const { start, end } = operatorSpan;
        const edits: OffenceEdit[] = [];
        if (isTouched(source.text[start - 1])) edits.push({ start, end: start, text: " " });
        if (isTouched(source.text[end])) edits.push({ start: end, end, text: " " });
        if (edits.length === 0) return;
        report({
          at: operatorSpan,
          message: "'//' without blanks around it",
          help: "with one slash it would be a path",
          fix: { title: "Put blanks around the operator", edits },
        });
      },
    },
  },
});

function isTouched(character: string | undefined): boolean {
  return character !== undefined && !/\s/.test(character);
}
