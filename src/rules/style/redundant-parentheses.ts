import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression, Parenthesized, Select } from "../../parser/syntax.ts";
import { holdsComment, removeParentheses } from "../../scopes/parentheses-removal.ts";
import { redundantPlace } from "../../scopes/redundant-parentheses.ts";
import { defineRule, type OptionValues } from "../rule.ts";

const options = {
  bodies: {
    type: "boolean",
    default: false,
    describe: "Report them, too, around bodies of functions, `with` and `assert`, and around conditions and branches",
  },
  operands: {
    type: "boolean",
    default: false,
    describe: "Report them, too, around calls and equal operators beside an operator: `a ++ (f b)`, `(a && b) && c`",
  },
} as const;

export default defineRule({
  id: "redundant-parentheses",
  summary: "Parentheses that change nothing",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",
  options,

  why: `
Parentheses make a reader look for what they keep together. Around a single name, a literal, a list, a set or a selection
that is nothing, and neither is there anything around a whole value: behind the \`=\` of a binding, as the body of
a \`let\`, in \`\${…}\`, or in other parentheses.

Precedence makes more of them redundant, many of which help who reads. Around whole bodies of functions, conditions and
branches they are reported with the option \`bodies\`; beside an operator, around calls and around parts of a chain of the
same operator, with \`operands\`. Never reported are those around other operators (\`(a && b) || c\`, \`!(a ? b)\`), a value
with a default (\`f (a.b or c)\`), a function that is called (\`(import ./a) { }\`), a comparison behind a \`=\`
(\`a = (b == c);\`), nor any that hold a comment.

The fix puts a blank where two words would become one, and moves lines that were indented for the parentheses. Where
moving them would change the text of a string, they stay where they are, or there is no fix.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.hosts = ([ "laptop" "desktop" ]);
    lib.greeting = (builtins.concatStringsSep ", " (self.lib.hosts));
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.hosts = [ "laptop" "desktop" ];
    lib.greeting = builtins.concatStringsSep ", " self.lib.hosts;
  };
}
`,
  },

  check: {
    nodes: {
      Parenthesized(node, context, { tree }) {
        if (!isAsked(node, context.options) || holdsComment(node, tree)) return;
        const edits = removeParentheses(node, tree);
        const isOneLine = !/[\r\n]/.test(tree.source.slice(node));
        context.report({
          at: isOneLine ? node : { start: node.start, end: node.start + 1 },
          message: `parentheses around ${inWords(withoutParentheses(node))} change nothing`,
          related: isOneLine ? [] : [{ at: { start: node.end - 1, end: node.end }, message: "they end here" }],
          ...(edits ? { fix: { title: "Remove the parentheses", edits } } : { help: "remove them" }),
        });
      },
    },
  },
});

function isAsked(node: Parenthesized, { bodies, operands }: OptionValues<typeof options>): boolean {
  const place = redundantPlace(node);
  return place !== null && (place === "body" ? bodies : place === "operand" ? operands : true);
}

/** What strings hold stays out: it may be a secret. */
function inWords(expression: Expression): string {
  switch (expression.kind) {
    case "Variable":
      return `'${expression.name}'`;
    case "Select":
      return selectionInWords(expression) ?? "a selection";
    case "List":
      return "a list";
    case "AttrSet":
      return "a set";
    case "String":
    case "IndentedString":
      return "a string";
    case "Integer":
    case "Float":
      return "a number";
    case "Path":
    case "SearchPath":
      return "a path";
    case "Lambda":
      return "a whole function";
    case "Apply":
      return "a whole call";
    default:
      return "a whole expression";
  }
}

function selectionInWords({ set, path, default: otherwise }: Select): string | null {
  if (otherwise) return "a whole expression";
  const names = path.attributes.map((attribute) =>
    attribute.kind === "Identifier" ? staticAttributeName(attribute) : null,
  );
  return set.kind === "Variable" && !names.includes(null) ? `'${[set.name, ...names].join(".")}'` : null;
}
