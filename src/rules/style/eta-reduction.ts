import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Lambda, Node } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Scopes } from "../../scopes/scopes.ts";
import { spanContains } from "../../source/span.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "eta-reduction",
  summary: "Function that only hands its argument to another",
  severity: "note",
  set: "off",
  since: "0.1.0",
  fix: "suggested",

  why: `
\`map (name: toUpper name) names\` is \`map toUpper names\`. The argument and its name say nothing more.

It is not quite the same: \`toUpper\` is then looked up when the function is made, not when it is called, and shows its own
arguments to \`builtins.functionArgs\`. The rule is in no set, and its fix is one to look at.

Silent where the function called uses the argument (\`x: x.f x\`), where it takes others too (\`x: f 1 x\`), and where it is
what is being defined (\`f = x: f x\`).`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.shout = map (word: nixpkgs.lib.toUpper word);
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.shout = map (nixpkgs.lib.toUpper);
  };
}
`,
  },

  check: {
    nodes: {
      Lambda(node, { report }, file) {
        const { body, parameter, formals } = node;
        const call = withoutParentheses(body);
        if (!parameter || formals || call.kind !== "Apply" || !handsOn(node, call, file)) return;
        const text = file.source.slice(call.function);
        const shown = /^[\w.'-]{1,40}$/.test(text) ? text : "…";
        const hasComment = commentsWithin(file.tree, node.start, node.end).length > 0;
        report({
          at: node,
          message: `'${parameter.name}: ${shown} ${parameter.name}' is '${shown}'`,
          help: `write '${shown}'`,
          ...(hasComment
            ? {}
            : { fix: { title: `Write '${shown}'`, edits: [{ start: node.start, end: node.end, text }] } }),
        });
      },
    },
  },
});

/** Whether the argument goes to the function, and nowhere else. */
function handsOn(node: Lambda, call: Apply, { scopes }: NixFile): boolean {
  const callee = call.function;
  const isPath = callee.kind === "Variable" || (callee.kind === "Select" && !callee.default);
  const argument = withoutParentheses(call.argument);
  if (!isPath || argument.kind !== "Variable") return false;
  const [definition] = scopes.definitionsOf(node);
  const isOnlyUse = definition?.references.length === 1 && definition.references[0]?.node === argument;
  return isOnlyUse && !definesWhatItCalls(node, callee, scopes);
}

/** Whether the function stands in the value of a name that it calls. */
function definesWhatItCalls(node: Lambda, callee: Node, scopes: Scopes): boolean {
  return scopes.references.some(({ node: use, resolution }) => {
    if (!spanContains(callee, use) || resolution.kind !== "definition") return false;
    return resolution.definition.sites.some((site) => spanContains(site, node));
  });
}
