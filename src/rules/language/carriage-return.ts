import type { SyntaxTree } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import { defineRule, type OffenceEdit } from "../rule.ts";

export default defineRule({
  id: "carriage-return",
  summary: "Line that ends with a carriage return",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
Nix takes carriage returns for blanks, but for those in \`''…''\`: there they are part of the text. A script then fails at
its first line, and no indentation is taken off, because the line of the opening quotes is not empty. Lix warns about
lines that end with CR LF, and refuses them in strings.

A lone carriage return ends a comment, though most editors show the rest of the line as part of it: Nix runs code that
people take for a comment. That is an error, all else a warning. A file is reported once; where half of the files or more
have carriage returns, as git makes them on Windows (\`core.autocrlf\`), so is the repository.

The fix writes LF. It is safe where no text changes by it; if carriage returns stand in \`''…''\`, or behind a backslash
in \`"…"\`, it is suggested only.`,

  example: {
    bad: "{\r\n  outputs = { self }: { };\r\n}\r\n",
    good: "{\n  outputs = { self }: { };\n}\n",
  },

  inManyFiles(findings) {
    const files = new Set(findings.map(({ file }) => file)).size;
    const changing = findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === "suggested")).length;
    const inStrings = changing === 0 ? "" : `; in ${changing} of them they are part of a string's text`;
    return {
      message: `${files} files have lines that end with a carriage return${inStrings}`,
      help: "if git made them so, '* text=auto eol=lf' in .gitattributes and a new checkout take them all away",
    };
  },

  check: {
    file({ tree, source: { text } }, { report }) {
      const first = text.indexOf("\r");
      if (first < 0) return;
      const inText = countInText(tree);
      const exposed = exposedBehindComment(tree);
      const fix = {
        title: "Write LF line ends",
        safety: inText > 0 ? ("suggested" as const) : ("safe" as const),
        edits: lineFeedEdits(text),
      };
      if (exposed !== null) {
        const message = "a lone carriage return ends this comment: Nix reads what follows as code";
        report({ at: exposed, message, fix, severity: "error" });
        return;
      }
      report({
        at: { start: first, end: text[first + 1] === "\n" ? first + 2 : first + 1 },
        message: messageFor(text),
        help:
          inText > 0
            ? `${inText} of them are part of a string's text, which the fix changes`
            : "git keeps it so with '*.nix text eol=lf' in .gitattributes",
        fix,
      });
    },
  },
});

function lineFeedEdits(text: string): OffenceEdit[] {
  const edits: OffenceEdit[] = [];
  for (let start = text.indexOf("\r"); start >= 0; start = text.indexOf("\r", start + 1)) {
    edits.push({ start, end: start + 1, text: text[start + 1] === "\n" ? "" : "\n" });
  }
  return edits;
}

function messageFor(text: string): string {
  const all = text.match(/\r\n?/g) ?? [];
  const both = all.filter((end) => end === "\r\n").length;
  const ends = both === 0 ? "CR" : both === all.length ? "CR LF" : "CR LF or CR";
  return all.length === 1 ? `a line ends with ${ends}` : `${all.length} lines end with ${ends}`;
}

/** How many carriage returns are part of a value: Nix drops those in plain strings, but for escaped ones. */
function countInText({ root, source }: SyntaxTree): number {
  let count = 0;
  if (root === null) return count;
  walk(root, (node) => {
    if (node.kind !== "Fragment" || (node.parent?.kind === "String" && !node.escaped)) return;
    count += source.slice(node).split("\r").length - 1;
  });
  return count;
}

/** The first lone carriage return that ends a comment with code behind it, in a file that has other line ends too. */
function exposedBehindComment({ comments, source: { text } }: SyntaxTree): { start: number; end: number } | null {
  if (!text.includes("\n")) return null;
  const nextCharacter = /[^ \t\r]/g;
  for (const { block, end } of comments) {
    if (block || text[end] !== "\r") continue;
    nextCharacter.lastIndex = end;
    const next = nextCharacter.exec(text)?.index;
    if (next !== undefined && text[next] !== "\n" && !startsComment(text, next)) return { start: end, end: end + 1 };
  }
  return null;
}

function startsComment(text: string, place: number): boolean {
  return text[place] === "#" || text.startsWith("/*", place);
}
