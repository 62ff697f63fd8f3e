import type { Attribute, Expression, Interpolation } from "../../parser/syntax.ts";
import { defineRule, type RuleContext } from "../rule.ts";

export default defineRule({
  id: "glued-tokens",
  summary: "Two values without a blank between them",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
Nix needs no blank where one value ends and the next begins, so that it reads two values where people see one:

| written | read as |
|---|---|
| \`0x10\` | \`0\` called with \`x10\` |
| \`00.5\` | \`00\` called with \`.5\` |
| \`[ 1.5.2 ]\` | a list of two floats |
| \`[ "a""b" ]\` | a list of two strings |
| \`set.\${name}suffix\` | \`set.\${name}\` called with \`suffix\` |

Lix refuses such text. The fix puts a blank between the two, which changes nothing but what people see. The rule stays
silent where a bracket shows the border: \`f{ }\`, \`f[ ]\`, \`(f)x\`, \`import<nixpkgs>\`.`,

  example: {
    bad: `{
  outputs = { self }: { lib.ports = [ 8080 0x50 ]; };
}
`,
    good: `{
  outputs = { self }: { lib.ports = [ 8080 80 ]; };
}
`,
  },

  check: {
    nodes: {
      Apply({ function: called, argument }, context) {
        if (argument.kind === "Variable" && argument.name === "or") return;
        const reading = called.kind === "Apply" ? "they are two arguments" : "the second is an argument of the first";
        checkBorder(called, argument, reading, context);
      },
      List({ elements }, context) {
        for (const [index, element] of elements.entries()) {
          const next = elements[index + 1];
          if (next !== undefined) checkBorder(element, next, "they are two elements", context);
        }
      },
    },
  },
});

type Token = Expression | Attribute | Interpolation;

function checkBorder(before: Expression, after: Expression, reading: string, { report }: RuleContext): void {
  const border = before.end;
  if (border !== after.start) return;
  const left = lastToken(before);
  const right = firstToken(after);
  if (bracketed.has(left.kind) || bracketed.has(right.kind)) return;
  report({
    at: { start: left.start, end: right.end },
    message: `no blank between ${inWords(left)} and ${inWords(right)}: ${reading}`,
    fix: { title: "Insert a blank", edits: [{ start: border, end: border, text: " " }] },
  });
}

function lastToken(expression: Expression): Token {
  switch (expression.kind) {
    case "Apply":
      return lastToken(expression.argument);
    case "Select":
      if (expression.default !== null) return lastToken(expression.default);
      return expression.path.attributes.at(-1) ?? expression;
    case "Path": {
      const part = expression.parts.at(-1);
      return part?.kind === "Interpolation" ? part : expression;
    }
    default:
      return expression;
  }
}

function firstToken(expression: Expression): Token {
  let token = expression;
  for (;;) {
    if (token.kind === "Select") token = token.set;
    else if (token.kind === "Apply") token = token.function;
    else return token;
  }
}

const bracketed = new Set(["Parenthesized", "List", "AttrSet", "LegacyLet", "SearchPath"]);

/** What strings and URLs hold stays out: it may be a secret. */
function inWords(token: Token): string {
  switch (token.kind) {
    case "Integer":
    case "Float":
      return `'${token.text}'`;
    case "Variable":
    case "Identifier":
      return `'${token.name}'`;
    case "Interpolation":
      return "'${…}'";
    case "Path":
      return "a path";
    case "Uri":
      return "a URL";
    default:
      return "a string";
  }
}
