import type { Fragment, StringPart } from "../../parser/syntax.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "useless-escape",
  summary: "Backslash in a string that means nothing",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
In \`"…"\` Nix drops a backslash before anything but \`n\`, \`r\`, \`t\`, \`"\`, \`\\\`, \`$\` and a line end: \`"\\.nix$"\` is
the regular expression \`.nix$\`, which matches more than was meant, and \`"\\e[31m"\` begins with an \`e\`, not with an
escape character. Lix warns about it, because hardly any is what its author meant.

Two backslashes give one. The fix takes the useless one out, so that the text says what it has meant all along: look
whether that is what you want. \`"\\$HOME"\` is not reported, though the backslash is needed before \`{\` only; and in
\`''…''\` a backslash is a character like any other.`,

  example: {
    bad: `{
  outputs = { self }: { lib.isNix = name: builtins.match ".*\\.nix" name != null; };
}
`,
    good: `{
  outputs = { self }: { lib.isNix = name: builtins.match ".*\\\\.nix" name != null; };
}
`,
  },

  check: {
    nodes: {
      String({ parts }, { report }, { source: { text } }) {
        const useless = parts.filter((part) => isUseless(part, text));
        const [first, ...further] = useless;
        if (first === undefined) return;
        const character = text.slice(first.start + 1, first.end);
        report({
          at: first,
          message: `'\\${character}' is no escape of Nix: it is just '${character}'${furtherInWords(further.length)}`,
          help: `for a backslash write '\\\\${character}'`,
          related: further.slice(0, mostRelated).map((at) => ({ at, message: "useless too" })),
          fix: {
            title: further.length > 0 ? "Remove the backslashes" : "Remove the backslash",
            edits: useless.map(({ start }) => ({ start, end: start + 1, text: "" })),
          },
        });
      },
    },
  },
});

const mostRelated = 5;

function isUseless(part: StringPart, text: string): part is Fragment {
  if (part.kind !== "Fragment" || !part.escaped) return false;
  const character = text.charAt(part.start + 1);
  // Without its backslash the brace would begin an interpolation.
  if (character === "{" && text[part.start - 1] === "$") return false;
  return !/[nrt"\\$\r\n]/.test(character);
}

function furtherInWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? ", and one more escape does nothing either" : `, and ${count} more escapes do nothing either`;
}
