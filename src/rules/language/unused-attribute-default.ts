import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Entry, Expression } from "../../parser/syntax.ts";
import {
  AttributeNode,
  AttributeSite,
  type AttributeTree,
  attributeTree,
  setLiteral,
} from "../../scopes/attribute-tree.ts";
import type { Definition, Scopes } from "../../scopes/scopes.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unused-attribute-default",
  summary: "Default of an attribute that is always there",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
\`settings.port or 8080\` takes 8080 only where \`settings\` has no \`port\`. If \`settings\` is a set written in the same file
with a \`port\`, the default is never taken, and makes readers believe that the attribute is optional. Also where the
attribute is \`null\`, the default is not taken.

Silent for sets that are arguments, that are computed (\`a // b\`), or whose parts on the way are not written as sets.`,

  example: {
    bad: `{
  outputs = { self }: let
    settings = { port = 80; };
  in { lib.port = settings.port or 8080; };
}
`,
    good: `{
  outputs = { self }: let
    settings = { port = 80; };
  in { lib.port = settings.port; };
}
`,
  },

  check: {
    nodes: {
      Select({ set, path, default: fallback }, { report }, { scopes, tree }) {
        if (!fallback || tree.damage.length > 0) return;
        const names = path.attributes.map(staticAttributeName);
        if (!hasPath(attributesOf(set, scopes), names)) return;
        const name = names.join(".");
        report({ at: fallback, message: `'${name}' is always there, so that its default is never taken` });
      },
    },
  },
});

function hasPath(attributes: AttributeTree | null, names: readonly (string | null)[]): boolean {
  let level = attributes;
  for (const [index, name] of names.entries()) {
    const attribute = name === null ? undefined : level?.attributes.get(name);
    if (!attribute) return false;
    if (index < names.length - 1) level = attribute.children;
  }
  return true;
}

/** The attributes of a set literal, or of a name that is bound to one. */
function attributesOf(set: Expression, scopes: Scopes): AttributeTree | null {
  const inner = withoutParentheses(set);
  const literal = setLiteral(inner);
  if (literal) return attributeTree(literal.entries);
  const resolution = inner.kind === "Variable" ? scopes.resolve(inner)?.resolution : undefined;
  return resolution?.kind === "definition" ? definedAttributes(resolution.definition) : null;
}

function definedAttributes({ scope, name, sites }: Definition): AttributeTree | null {
  if (scope.kind === "Lambda") return null;
  const own: AttributeSite[] = [];
  for (const site of sites) {
    const first = site.kind === "Binding" ? site.path.attributes[0] : undefined;
    // In a set merged into a 'rec' one, the name may stand further down the path.
    if (site.kind !== "Binding" || !first || staticAttributeName(first) !== name) return null;
    own.push(new AttributeSite(site, 0));
  }
  return scope.entries.some(isOverrides) ? null : new AttributeNode(name, own).children;
}

function isOverrides(entry: Entry): boolean {
  if (entry.kind === "Damaged") return true;
  const names = entry.kind === "Binding" ? entry.path.attributes.slice(0, 1) : entry.attributes;
  return names.some((name) => staticAttributeName(name) === "__overrides");
}
