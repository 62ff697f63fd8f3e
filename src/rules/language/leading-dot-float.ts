import type { Float } from "../../parser/syntax.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "leading-dot-float",
  summary: "Float that begins with its dot",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`.5\` is a number, but behind anything else the dot looks like the one before an attribute: \`a.5\` calls \`a\` with 0.5,
and \`[ a .5 ]\` is a list of two elements. Lix warns about such numbers.

The fix writes the zero, and a blank before it where the two would run together.`,

  example: {
    bad: `{
  outputs = { self }: { lib.opacity = .9; };
}
`,
    good: `{
  outputs = { self }: { lib.opacity = 0.9; };
}
`,
  },

  check: {
    nodes: {
      Float(float, { report }, { source }) {
        const { text, start } = float;
        if (!text.startsWith(".")) return;
        const zero = joinsWithDigit(float, source.text[start - 1]) ? " 0" : "0";
        report({
          at: float,
          message: `float '${text}' begins with its dot`,
          help: `write '0${text}'`,
          fix: { title: "Write the zero", edits: [{ start, end: start, text: zero }] },
        });
      },
    },
  },
});

/** Whether a digit in place of the dot would become part of what stands before it, or look like it. */
function joinsWithDigit({ start, parent }: Float, before: string | undefined): boolean {
  if (parent?.kind === "UnaryOp" && parent.operand.start === start) return false;
  if (parent?.kind === "BinaryOp" && parent.operatorSpan.end === start) return false;
  return before !== undefined && /[\w'".})\]>-]/.test(before);
}
