import type { AttrSet, LegacyLet, Let, Node } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import { type AttributeNode, type AttributeSite, attributeTree, hasRepeatedName } from "../../scopes/attribute-tree.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { spanContains } from "../../source/span.ts";
import { defineRule, type RuleContext } from "../rule.ts";

export default defineRule({
  id: "rec-merge",
  summary: "Set given in several places, one of them 'rec'",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix joins \`a = { … };\`, \`a = { … };\` and \`a.b = …;\` to one set, and the place that stands first decides whether it is
recursive. A \`rec\` in a later place is ignored without a word, so that its names are looked up around the set; and behind
a \`rec\` in the first place, all other places suddenly see its names. Moving lines then changes what names mean. Lix
refuses such sets.

Silent where all places are plain, and where only one place gives the set.`,

  example: {
    bad: `{
  outputs = { self }: {
    lib = rec { one = 1; two = one + one; };
    lib.three = 3;
  };
}
`,
    good: `{
  outputs = { self }: {
    lib = rec { one = 1; two = one + one; three = 3; };
  };
}
`,
  },

  check: {
    nodes: {
      AttrSet: checkSet,
      Let: checkSet,
      LegacyLet: checkSet,
    },
  },
});

const filesWithRec = new WeakMap<NixFile, boolean>();

/** Most files never write the word; looking once spares looking at their sets. */
function mayHaveRec(file: NixFile): boolean {
  const known = filesWithRec.get(file) ?? /\brec\b/.test(file.source.text);
  filesWithRec.set(file, known);
  return known;
}

function checkSet(
  scope: AttrSet | Let | LegacyLet,
  { report }: RuleContext<Record<never, never>>,
  file: NixFile,
): void {
  if (scope.entries.length < 2 || !mayHaveRec(file) || !hasRepeatedName(scope.entries)) return;
  const pending = [attributeTree(scope.entries)];
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    for (const attribute of tree.attributes.values()) {
      if (attribute.sites.length < 2 || !attribute.children) continue;
      pending.push(attribute.children);
      for (const again of mixedSites(attribute, scope)) {
        report({
          at: again.attribute,
          message: messageFor(attribute, again),
          help: "give the set in one place",
          ...(isHarmless(attribute, again, file) ? { severity: "note" as const } : {}),
          related: [{ at: (attribute.sites[0] as AttributeSite).attribute, message: "the set begins here" }],
        });
      }
    }
  }
}

/** The later places that are not of one kind with the first; each is found from the innermost set that holds both. */
function mixedSites({ sites }: AttributeNode, scope: Node): AttributeSite[] {
  const [first, ...later] = sites as [AttributeSite, ...AttributeSite[]];
  const mixed = first.literal?.recursive ? later : later.filter(({ literal }) => literal?.recursive);
  return mixed.filter(({ entry }) => innermostSetOf(entry, first.entry) === scope);
}

/** Whether no name of the part means anything else by the `rec` in front: it can, once a line is added. */
function isHarmless({ sites }: AttributeNode, { entry }: AttributeSite, { scopes }: NixFile): boolean {
  const literal = sites[0]?.literal;
  if (!literal?.recursive) return false;
  let reads = false;
  walk(entry, (node) => {
    const resolution = scopes.resolve(node)?.resolution;
    if (resolution?.kind === "definition" && resolution.definition.scope === literal) reads = true;
  });
  return !reads;
}

function innermostSetOf(entry: Node, other: Node): Node | null {
  let node = entry.parent;
  while (node && !(isSet(node) && spanContains(node, other))) node = node.parent;
  return node;
}

function isSet(node: Node): boolean {
  return node.kind === "AttrSet" || node.kind === "Let" || node.kind === "LegacyLet";
}

function messageFor({ name, sites }: AttributeNode, { literal }: AttributeSite): string {
  return sites[0]?.literal?.recursive
    ? `this part of '${name}' sees the names of the 'rec' set it is merged into`
    : `'rec' is ignored${literal ? "" : " here"}: '${name}' begins as a plain set`;
}
