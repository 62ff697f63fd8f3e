import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression, Select } from "../../parser/syntax.ts";
import { baseEnvironment, builtinNames } from "../../scopes/base-environment.ts";
import { commentsWithin } from "../../scopes/blanks-and-comments.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "redundant-builtins-prefix",
  summary: "'builtins.' in front of a name that needs no prefix",
  severity: "note",
  set: "off",
  since: "0.1.0",
  fix: "safe",

  why: `
A few builtins are names of their own: \`map\`, \`import\`, \`toString\`, \`throw\`, \`removeAttrs\`, \`fetchTarball\` and some
more. \`builtins.map\` is the same function, written longer. Many people write the prefix on purpose, so that all builtins
look alike; the rule is in no set, and runs where it is named.

Silent where a name of that spelling is bound around the place, since then the prefix is needed; where \`builtins\` itself
is bound to something else; for \`builtins.name or …\`, which asks whether Nix has it; and for \`builtins.true\` and other
constants. A name of that kind inherited in a \`let\` (\`inherit (builtins) map;\`) is reported too, without a fix.`,

  example: {
    bad: `{
  outputs = { self }: {
    lib.shout = builtins.map (word: word + "!");
  };
}
`,
    good: `{
  outputs = { self }: {
    lib.shout = map (word: word + "!");
  };
}
`,
  },

  check: {
    nodes: {
      Select(node, { report }, file) {
        const name = nameWithoutPrefix(node, file);
        if (name === null) return;
        const [first] = node.path.attributes;
        const prefix = { start: node.start, end: first?.start ?? node.start };
        const hasComment = commentsWithin(file.tree, prefix.start, prefix.end).length > 0;
        report({
          at: { start: node.start, end: first?.end ?? node.end },
          message: `'builtins.${name}' is '${name}'`,
          help: "leave out 'builtins.'",
          ...(hasComment ? {} : { fix: { title: "Remove 'builtins.'", edits: [{ ...prefix, text: "" }] } }),
        });
      },
      Inherit(node, { report }, file) {
        if (node.parent?.kind !== "Let" || !node.from || !isBuiltins(node.from, file)) return;
        for (const attribute of node.attributes) {
          const name = attribute.kind === "Identifier" ? attribute.name : "";
          if (!needsNoPrefix(name) || file.scopes.visibleNames(node.parent).includes(name)) continue;
          report({ at: attribute, message: `'${name}' is there without being inherited`, help: "leave it out" });
        }
      },
    },
  },
});

const constants: ReadonlySet<string> = new Set(["true", "false", "null", "builtins"]);

/** Whether a builtin is visible under its own name. */
function needsNoPrefix(name: string): boolean {
  return baseEnvironment.has(name) && builtinNames.has(name) && !constants.has(name);
}

function isBuiltins(set: Expression, { scopes }: NixFile): boolean {
  const inner = withoutParentheses(set);
  if (inner.kind !== "Variable" || inner.name !== "builtins") return false;
  return scopes.resolve(inner)?.resolution.kind === "builtin";
}

function nameWithoutPrefix({ set, path, default: otherwise }: Select, file: NixFile): string | null {
  const [first] = path.attributes;
  if (set.kind !== "Variable" || first?.kind !== "Identifier" || otherwise || !needsNoPrefix(first.name)) return null;
  return isBuiltins(set, file) && !file.scopes.visibleNames(set).includes(first.name) ? first.name : null;
}
