import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Attribute, Inherit, Select, Variable } from "../../parser/syntax.ts";
import { asksForAttribute } from "../../scopes/attribute-guards.ts";
import { type DeprecatedName, deprecatedNamesEndingIn } from "../../scopes/deprecated-names.ts";
import { type KnownOrigin, knownOrigin, libraryNameOf, originBelow } from "../../scopes/known-origin.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "deprecated-builtin",
  summary: "Name of Nix or nixpkgs that is kept for old code only, or gone",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
Nix and nixpkgs keep old names for a while, mostly with a warning at each evaluation, and then drop them: the next update
of the lock file breaks the configuration. Among them are \`builtins.toPath\`, \`stdenv.lib\`, \`lib.mdDoc\`,
\`lib.literalExample\`, \`types.string\`, \`pkgs.system\` and \`overrideScope'\`.

Only names that surely come from nixpkgs are reported: of a \`lib\` or \`pkgs\` that a function takes as argument, of
\`nixpkgs.lib\`, of \`import <nixpkgs> { }\`, or through a \`with\` or \`inherit\` of these. Silent in files whose \`lib\` is
another library (that of Nilla or Aux), and where the file asks whether a name is there (\`lib ? literalExpression\`,
\`lib.x or …\`).`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib.example = nixpkgs.lib.literalExample "pkgs.hello";
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib.example = nixpkgs.lib.literalExpression "pkgs.hello";
  };
}
`,
  },

  check: {
    nodes: {
      Select(node, { report }, file) {
        if (node.default) return;
        node.path.attributes.forEach((attribute, index, all) => {
          const entry = deprecatedEntry(attribute, file, () =>
            originBelow(node.set, all.slice(0, index + 1), file.scopes),
          );
          if (!entry) return;
          const written = file.source.slice({ start: node.start, end: attribute.end });
          report({ ...offenceAt(attribute, entry, written), ...selectFix(entry, node, attribute) });
        });
      },
      Variable(node, { report }, file) {
        const entry = deprecatedEntry(node, file, () => withOrBuiltinOrigin(node, file));
        if (entry) report({ ...offenceAt(node, entry), ...variableFix(entry, node, file) });
      },
      Inherit(node, { report }, file) {
        const { from } = node;
        for (const attribute of from ? node.attributes : []) {
          const entry = deprecatedEntry(attribute, file, () => from && originBelow(from, [attribute], file.scopes));
          if (!from || !entry) continue;
          const written = `${file.source.slice(from).replace(/^\(\s*|\s*\)$/g, "")}.${file.source.slice(attribute)}`;
          report({ ...offenceAt(attribute, entry, written), ...inheritFix(entry, node) });
        }
      },
    },
  },
});

type Place = Attribute | Variable;

/** What nixpkgs' library does not have: the `lib` of Nilla and Aux, whose `types.string` is the usual one. */
const otherLibrary = /\b(?:options\.create|types\.(?:attrs|list)\.(?:of|any|lazy))\b/;

function deprecatedEntry(place: Place, { tree }: NixFile, origin: () => KnownOrigin | null): DeprecatedName | null {
  const name = place.kind === "Variable" ? place.name.replace(/^__/, "") : staticAttributeName(place);
  const candidates = name === null ? [] : deprecatedNamesEndingIn(name);
  if (candidates.length === 0 || tree.damage.length > 0) return null;
  const entry = candidates.find((candidate) => isMeant(candidate, place, origin)) ?? null;
  if (!entry || isAskedFor(entry, tree)) return null;
  return entry.of === "lib" && otherLibrary.test(tree.source.text) ? null : entry;
}

function isMeant({ name, of }: DeprecatedName, place: Place, origin: () => KnownOrigin | null): boolean {
  if (of === "scope") return place.parent?.kind === "AttrPath";
  const found = origin();
  if (of === "lib") return libraryNameOf(found) === name;
  return found?.source === of && found.path.join(".") === name;
}

/** Whether the file knows that there are versions with and without the name, or with and without the new one. */
function isAskedFor({ name, change }: DeprecatedName, tree: NixFile["tree"]): boolean {
  const names = [name, ...(change?.by === "rename" ? [change.to] : [])].map(lastStep);
  return names.some((one) => asksForAttribute(tree, one));
}

/** Names bound in the file are reported where they are bound. */
function withOrBuiltinOrigin(node: Variable, { scopes }: NixFile): KnownOrigin | null {
  return scopes.resolve(node)?.resolution.kind === "definition" ? null : knownOrigin(node, scopes);
}

const prefixes = { builtins: "builtins.", lib: "lib.", pkgs: "pkgs.", scope: "" };

function offenceAt(at: Place, { name, of, use }: DeprecatedName, written = ""): Offence {
  const shown = /^[\w.'-]{1,40}$/.test(written) ? written : prefixes[of] + name;
  return { at, message: `'${shown}' is deprecated`, help: `use ${use}` };
}

function selectFix({ change }: DeprecatedName, node: Select, attribute: Attribute): Pick<Offence, "fix"> {
  if (change?.by === "rename") return replacement(attribute, change.to);
  const { parent } = node;
  const isLast = node.path.attributes.at(-1) === attribute;
  if (change?.by !== "argument" || !isLast || parent?.kind !== "Apply" || parent.function !== node) return {};
  return unwrapped(node.start, parent.argument.start);
}

function variableFix({ change }: DeprecatedName, node: Variable, { scopes }: NixFile): Pick<Offence, "fix"> {
  const { parent } = node;
  if (change?.by === "argument" && parent?.kind === "Apply" && parent.function === node) {
    return unwrapped(node.start, parent.argument.start);
  }
  const first = change?.by === "rename" ? change.to.split(".")[0] : undefined;
  if (change?.by !== "rename" || first === undefined || scopes.visibleNames(node).includes(first)) return {};
  return replacement(node, change.to);
}

/** `inherit (pkgs) system;` can be taken from further down; any other name would change what is bound. */
function inheritFix({ name, change }: DeprecatedName, { from, attributes }: Inherit): Pick<Offence, "fix"> {
  const suffix = `.${lastStep(name)}`;
  const canExtend = from?.kind === "Variable" || (from?.kind === "Select" && !from.default);
  if (!from || !canExtend || attributes.length > 1 || change?.by !== "rename" || !change.to.endsWith(suffix)) return {};
  const text = `.${change.to.slice(0, -suffix.length)}`;
  return { fix: { title: `Inherit it from '${text.slice(1)}'`, edits: [{ start: from.end, end: from.end, text }] } };
}

function replacement({ start, end }: Place, text: string): Pick<Offence, "fix"> {
  return { fix: { title: `Replace by '${text}'`, edits: [{ start, end, text }] } };
}

function unwrapped(start: number, end: number): Pick<Offence, "fix"> {
  return { fix: { title: "Keep only the argument", edits: [{ start, end, text: "" }] } };
}

function lastStep(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
