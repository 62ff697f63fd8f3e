import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Binding, Select } from "../../parser/syntax.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import { isGeneratedFile } from "../../scopes/generated-file.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "manual-inherit-from",
  summary: "Attribute taken from a set under its own name by hand",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "safe",

  why: `
\`name = set.name;\` is what \`inherit (set) name;\` says without repeating the name. Several of them from one set become one
line. It is a matter of taste, so only the set \`strict\` has the rule.

Silent where a default follows (\`set.name or null\`), which \`inherit\` cannot say; for sets reached by more than one step
(\`config.services.name\`), which read well as they are; where the set takes several lines; for quoted and computed names; in files that a tool wrote; and for a binding of a \`let\` or
\`rec\` set that takes the name from itself. Where a comment stands within the binding, no fix is offered.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib = { nixosSystem = nixpkgs.nixosSystem; };
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib = { inherit (nixpkgs) nixosSystem; };
  };
}
`,
  },

  check: {
    nodes: {
      Binding(node, { report }, file) {
        const value = takenUnderItsName(node);
        if (!value || takesFromItself(node, value, file) || isGeneratedFile(file.tree)) return;
        if (/[\r\n]/.test(file.source.slice(value))) return;
        report(offenceOf(node, value, file));
      },
    },
  },
});

/** The value, if it is `set.name` for the attribute `name`. */
function takenUnderItsName({ path, value }: Binding): Select | null {
  const [attribute, ...further] = path.attributes;
  const selected = withoutParentheses(value);
  if (attribute?.kind !== "Identifier" || further.length > 0) return null;
  if (selected.kind !== "Select" || selected.default || selected.path.attributes.length > 1) return null;
  const [taken] = selected.path.attributes;
  if (taken?.kind !== "Identifier" || taken.name !== attribute.name) return null;
  return selected.set.kind === "Variable" || selected.set.kind === "Parenthesized" ? selected : null;
}

/** `a = a.a;` in a `let`: `self-reference` tells it. */
function takesFromItself(node: Binding, { set }: Select, { scopes }: NixFile): boolean {
  const resolution = scopes.resolve(withoutParentheses(set))?.resolution;
  return resolution?.kind === "definition" && resolution.definition.sites.includes(node);
}

function offenceOf(node: Binding, { set, path }: Select, { source, tree }: NixFile): Offence {
  const name = source.slice(path);
  const from = source.slice(set);
  const isShort = /^[\w'-]{1,40}$/.test(from);
  const text = `inherit ${set.kind === "Parenthesized" ? from : `(${from})`} ${name};`;
  const shown = isShort ? text : `inherit (…) ${name};`;
  const hasComment = commentsWithin(tree, node.start, node.end).length > 0;
  return {
    at: node,
    message: `'${name} = ${isShort ? from : "(…)"}.${name};' is '${shown}' written by hand`,
    help: `write '${shown}'`,
    ...(hasComment ? {} : { fix: { title: `Write '${shown}'`, edits: [{ start: node.start, end: node.end, text }] } }),
  };
}
