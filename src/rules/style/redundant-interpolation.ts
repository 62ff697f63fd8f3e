import { leastLevelAt, levelOf } from "../../parser/precedence.ts";
import type { Expression, IndentedString, Node, StringLiteral } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { certainType } from "../../scopes/certain-type.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { blankAfter, blankBefore } from "../../scopes/token-borders.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "redundant-interpolation",
  summary: "String that holds nothing but another string",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "safe",

  why: `
\`"\${name}"\` is \`name\` where \`name\` is a string. The quotes make who reads look for what else the text holds.

Interpolation makes a string of what is none: it copies a path to the store, and takes the path of a package. So only
what is certainly a string is reported: another string, what is added to one, calls of functions of Nix and nixpkgs that
give a string, and names that a \`let\` binds to one of these. Names of attributes stay silent.`,

  example: {
    bad: `{
  outputs = { self }: {
    lib.version = "\${toString self.lastModified}";
  };
}
`,
    good: `{
  outputs = { self }: {
    lib.version = toString self.lastModified;
  };
}
`,
  },

  check: {
    nodes: {
      String: checkString,
      IndentedString: checkString,
    },
  },
});

type AnyString = StringLiteral | IndentedString;

function checkString(node: AnyString, { report }: { report(offence: Offence): void }, file: NixFile): void {
  const [part, ...others] = node.parts;
  if (part?.kind !== "Interpolation" || others.length > 0 || isAttributeName(node)) return;
  const { expression } = part;
  if (certainType(expression, file.scopes) !== "string") return;
  report({
    at: node,
    message: "this string holds nothing but another string",
    help: "leave out the quotes and '${…}'",
    ...unquoted(node, expression, file),
  });
}

function isAttributeName({ parent }: Node): boolean {
  const path = parent?.kind === "Interpolation" ? parent.parent : parent;
  return path?.kind === "AttrPath" || path?.kind === "Inherit";
}

function unquoted(node: AnyString, expression: Expression, { tree }: NixFile): Pick<Offence, "fix"> {
  const { source } = tree;
  const opening = { start: node.start, end: expression.start };
  const closing = { start: expression.end, end: node.end };
  const gaps = [opening, closing];
  if (gaps.some(({ start, end }) => commentsWithin(tree, start, end).length > 0)) return {};
  const isSpread = /[\r\n]/.test(source.slice(expression));
  if (isSpread && gaps.some((gap) => /[\r\n]/.test(source.slice(gap)))) return {};
  const [before, after] =
    levelOf(expression) < leastLevelAt(node)
      ? ["(", ")"]
      : [blankBefore(source.text, node.start, expression), blankAfter(source.text, node.end, node)];
  return {
    fix: {
      title: "Leave out the quotes",
      edits: [
        { ...opening, text: before },
        { ...closing, text: after },
      ],
    },
  };
}
