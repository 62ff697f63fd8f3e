import type { Binding, LegacyLet, SyntaxTree } from "../../parser/syntax.ts";
import { attributeTree } from "../../scopes/attribute-tree.ts";
import { skipBlanksAndComments } from "../../scopes/blanks-and-comments.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type OffenceEdit } from "../rule.ts";

export default defineRule({
  id: "legacy-let",
  summary: "Old form 'let { … }'",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
\`let { x = 1; body = x; }\` is the form from before \`let … in\`. It is a recursive set whose attribute \`body\` is
taken. Few people know it, one letter too few in \`let … in {\` makes it by accident, and Lix refuses it. Without a
\`body\` it fails as soon as it is evaluated.

The fix writes \`let … in …\` where \`body\` comes last, nothing else reads it and no name is computed, and
\`(rec { … }).body\` everywhere else. Both mean the same as before.`,

  example: {
    bad: `{
  outputs = { self }: let {
    answer = 42;
    body = { lib.answer = answer; };
  };
}
`,
    good: `{
  outputs = { self }: let
    answer = 42;
  in { lib.answer = answer; };
}
`,
  },

  check: {
    nodes: {
      LegacyLet(node, { report }, file) {
        const at = { start: node.start, end: node.start + "let".length };
        const attributes = attributeTree(node.entries);
        const mayHaveBody =
          attributes.attributes.has("body") || attributes.dynamic.length > 0 || attributes.damaged.length > 0;
        if (!mayHaveBody) {
          const help = "give it a 'body', or write 'let … in …'";
          report({ at, message: "'let { … }' has no 'body', so that it cannot be evaluated", help, severity: "error" });
          return;
        }
        const message = "old form 'let { … body = …; }'";
        report({ at, message, fix: modernForm(node, file) });
      },
    },
  },
});

function modernForm(node: LegacyLet, { tree, scopes }: NixFile): { title: string; edits: OffenceEdit[] } {
  const body = node.entries.at(-1);
  const isRead = scopes.definitions.some(
    ({ scope, name, references }) => scope === node && name === "body" && references.length > 0,
  );
  if (body?.kind === "Binding" && !isRead && isSimpleLet(node, body, tree)) {
    return { title: "Write 'let … in …'", edits: letInEdits(node, body, tree) };
  }
  return {
    title: "Write '(rec { … }).body'",
    edits: [
      { start: node.start, end: node.start + "let".length, text: "(rec" },
      { start: node.end, end: node.end, text: ").body" },
    ],
  };
}

function isSimpleLet(node: LegacyLet, body: Binding, tree: SyntaxTree): boolean {
  const { attributes, dynamic } = attributeTree(node.entries);
  const [name, ...rest] = body.path.attributes;
  const hasComment = tree.comments.some(
    ({ start, end }) => (start > body.start && end <= body.value.start) || (start >= body.value.end && end <= node.end),
  );
  return (
    name?.kind === "Identifier" &&
    name.name === "body" &&
    rest.length === 0 &&
    attributes.get("body")?.sites.length === 1 &&
    !attributes.has("__overrides") &&
    dynamic.length === 0 &&
    !hasComment &&
    mayHoldLet(node)
  );
}

/** Whether `let … in …` can stand here without parentheses. */
function mayHoldLet({ parent }: LegacyLet): boolean {
  switch (parent?.kind) {
    case undefined:
    case "Assert":
    case "Binding":
    case "Formal":
    case "If":
    case "Inherit":
    case "Interpolation":
    case "Lambda":
    case "Let":
    case "Parenthesized":
    case "With":
      return true;
    default:
      return false;
  }
}

function letInEdits(node: LegacyLet, body: Binding, tree: SyntaxTree): OffenceEdit[] {
  const { text } = tree.source;
  const indentation = indentationAt(node.start, tree);
  const bodyLine = tree.source.lineSpan(tree.source.positionAt(body.start).line);
  const startsLine = bodyLine.start > node.start && text.slice(bodyLine.start, body.start).trim() === "";
  return [
    withoutBrace(node, tree),
    {
      start: startsLine ? bodyLine.start : body.start,
      end: body.value.start,
      text: startsLine ? `${indentation}in ` : "in ",
    },
    { start: body.value.end, end: node.end, text: "" },
  ];
}

function withoutBrace(node: LegacyLet, tree: SyntaxTree): OffenceEdit {
  const { text } = tree.source;
  const keywordEnd = node.start + "let".length;
  const brace = skipBlanksAndComments(tree, keywordEnd);
  if (text.slice(keywordEnd, brace).trim() !== "") return { start: brace, end: brace + 1, text: "" };
  return { start: keywordEnd, end: brace + 1, text: /\s/.test(text[brace + 1] ?? "") ? "" : " " };
}

function indentationAt(place: number, { source }: SyntaxTree): string {
  return /^[ \t]*/.exec(source.lineText(source.positionAt(place).line))?.[0] ?? "";
}
