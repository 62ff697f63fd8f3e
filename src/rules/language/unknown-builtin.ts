import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Attribute, Expression, SyntaxTree } from "../../parser/syntax.ts";
import { asksForAttribute } from "../../scopes/attribute-guards.ts";
import { builtinNames } from "../../scopes/base-environment.ts";
import { foreignBuiltins } from "../../scopes/foreign-builtins.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { nearestName } from "../../source/nearest-name.ts";
import { defineRule, type Offence } from "../rule.ts";

const knownNames: ReadonlySet<string> = new Set([...builtinNames, ...foreignBuiltins.map(({ name }) => name)]);

export default defineRule({
  id: "unknown-builtin",
  summary: "Builtin that no Nix has",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`builtins.mapAttr\` is found out only when something evaluates it, and then fails with "attribute missing". Often the
function is one of nixpkgs' library (\`lib.optional\`), or misspelt.

All releases of Nix and Lix count, with the builtins that need an experimental feature or a setting. Silent where the file
binds \`builtins\` itself, gives a default (\`builtins.x or …\`), or asks anywhere whether the name is there
(\`builtins ? x\`).`,

  example: {
    bad: `{
  outputs = { self }: {
    lib.first = builtins.first;
  };
}
`,
    good: `{
  outputs = { self }: {
    lib.first = builtins.head;
  };
}
`,
  },

  check: {
    nodes: {
      Select(node, { report }, file) {
        const [attribute] = node.path.attributes;
        if (!attribute || node.default || !isBuiltins(node.set, file)) return;
        const offence = offenceAt(attribute, file.tree);
        if (offence) report(offence);
      },
      Inherit(node, { report }, file) {
        if (!node.from || !isBuiltins(node.from, file)) return;
        for (const attribute of node.attributes) {
          const offence = offenceAt(attribute, file.tree);
          if (offence) report(offence);
        }
      },
    },
  },
});

function isBuiltins(set: Expression, { scopes, tree }: NixFile): boolean {
  const inner = withoutParentheses(set);
  return (
    inner.kind === "Variable" &&
    inner.name === "builtins" &&
    tree.damage.length === 0 &&
    scopes.resolve(inner)?.resolution.kind === "builtin"
  );
}

function offenceAt(attribute: Attribute, tree: SyntaxTree): Offence | null {
  const name = staticAttributeName(attribute);
  if (name === null || knownNames.has(name) || asksForAttribute(tree, name)) return null;
  const nearest = nearestName(name, [...builtinNames]);
  return {
    at: attribute,
    message: `no Nix has a builtin '${name}'`,
    ...(nearest === undefined ? {} : { help: `did you mean 'builtins.${nearest}'?` }),
  };
}
