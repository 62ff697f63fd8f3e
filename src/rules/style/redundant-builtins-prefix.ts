import type { Select } from "../../parser/syntax.ts";
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
is bound to something else; and for \`builtins.name or …\`, which asks whether Nix has it.`,

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
    },
  },
});

function nameWithoutPrefix({ set, path, default: otherwise }: Select, { scopes }: NixFile): string | null {
  const [first] = path.attributes;
  if (set.kind !== "Variable" || set.name !== "builtins" || first?.kind !== "Identifier" || otherwise) return null;
  const { name } = first;
  if (!baseEnvironment.has(name) || !builtinNames.has(name)) return null;
  const isBuiltins = scopes.resolve(set)?.resolution.kind === "builtin";
  return isBuiltins && !scopes.visibleNames(set).includes(name) ? name : null;
}
