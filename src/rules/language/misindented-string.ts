import type { IndentedString } from "../../parser/syntax.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "misindented-string",
  summary: "Text on the first line of an indented string",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
\`''…''\` drops the blanks that all its lines begin with, and the line of the opening quotes is one of them. Text right
behind the quotes begins with no blank, so that nothing is dropped, and the other lines keep the whole indentation of the
file. Lix warns about it.

Begin the text on the next line. The rule stays silent where the indentation of the other lines does not suffer: they
have none, or the first has as much; and in a string that \`+\` adds to another, whose first line goes on with the
other's last.`,

  example: {
    bad: `{
  outputs = { self }: {
    lib.script = ''set -e
      echo hello
    '';
  };
}
`,
    good: `{
  outputs = { self }: {
    lib.script = ''
      set -e
      echo hello
    '';
  };
}
`,
  },

  check: {
    nodes: {
      IndentedString(string, { report }) {
        if (continuesLine(string)) return;
        const [first = "", ...rest] = linesOf(string);
        if (!/[^ \r]/.test(first)) return;
        const kept = smallestIndentation(rest) - indentationOf(first);
        if (kept <= 0 || kept === Number.POSITIVE_INFINITY) return;
        report({
          at: { start: string.start, end: string.start + "''".length },
          message: `text on the first line leaves ${kept} ${kept === 1 ? "blank" : "blanks"} before the others`,
          help: "begin the text on the next line",
        });
      },
    },
  },
});

function continuesLine({ parent, start }: IndentedString): boolean {
  return parent?.kind === "BinaryOp" && parent.operator === "+" && parent.right.start === start;
}

/** The lines as the indentation is measured: whatever is not plain text counts as one character. */
function linesOf({ parts }: IndentedString): string[] {
  return parts
    .map((part) => (part.kind === "Fragment" && !part.escaped ? part.value : "x"))
    .join("")
    .split("\n");
}

function indentationOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** Of the lines that hold more than blanks. */
function smallestIndentation(lines: readonly string[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const line of lines) if (/[^ ]/.test(line)) smallest = Math.min(smallest, indentationOf(line));
  return smallest;
}
