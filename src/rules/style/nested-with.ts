import { withoutParentheses } from "../../parser/parentheses.ts";
import { printSource } from "../../parser/print-source.ts";
import type { Expression, With } from "../../parser/syntax.ts";
import { attributeTree, setLiteral } from "../../scopes/attribute-tree.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Definition, Scopes } from "../../scopes/scopes.ts";
import { withAround, withRemoval, withText } from "../../scopes/with-header.ts";
import { defineRule, type Offence, type RuleContext } from "../rule.ts";

const options = {
  unproven: {
    type: "boolean",
    default: false,
    describe: "Also report where it is not known whether both sets have a name",
  },
} as const;

export default defineRule({
  id: "nested-with",
  summary: "'with' inside another that gives the same names",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
Where two \`with\`s stand round a name and both sets have it, the inner one gives it, without a word about the other. A name
that is added to the inner set later, by an update of nixpkgs for example, takes the place of the outer one in the same way.

Reported where that is known from the file: a \`with pkgs;\` directly inside another \`with pkgs;\` gives nothing that the
outer one did not give, and the fix removes it; and of two sets that are written in the file, both have a name that is
used. Sets such as \`pkgs\` and \`lib\` share a few names only, and \`with pkgs; [ … ]\` below \`with lib;\` is common: with
\`unproven = true\` these are reported too, with the names that either may give.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    lib = with nixpkgs.lib; {
      shout = name: with nixpkgs.lib; toUpper name;
    };
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    lib = with nixpkgs.lib; {
      shout = name: toUpper name;
    };
  };
}
`,
  },

  options,

  check: {
    nodes: {
      With(node, { report }, file) {
        const outer = withAround(node);
        if (outer && isSameSet(node.environment, outer.environment, file.scopes)) report(repeated(node, outer, file));
      },
    },
    file(file, context) {
      for (const [node, names] of sharedNames(file)) reportShared(node, names, file, context);
    },
  },
});

/** Whether two paths begin at one definition, and are the same. */
function isSameSet(one: Expression, other: Expression, scopes: Scopes): boolean {
  const [first, second] = [one, other].map((expression) => rootDefinition(expression, scopes));
  return first !== null && first === second && printSource(one) === printSource(other);
}

/** What `a` means in `a.b.c`; `null` for all other expressions, and for names that a `with` gives. */
function rootDefinition(expression: Expression, scopes: Scopes): Definition | null {
  let root = withoutParentheses(expression);
  while (root.kind === "Select" && !root.default && root.path.attributes.every(({ kind }) => kind === "Identifier")) {
    root = withoutParentheses(root.set);
  }
  const resolution = root.kind === "Variable" ? scopes.resolve(root)?.resolution : undefined;
  return resolution?.kind === "definition" ? resolution.definition : null;
}

function repeated(node: With, outer: With, { tree }: NixFile): Offence {
  return {
    at: header(node),
    message: `'${withText(node, tree)}' stands inside another of the same set`,
    related: [{ at: header(outer), message: "the outer one" }],
    fix: withRemoval(node, tree),
  };
}

/** Names that may come from several `with`s, by the innermost of these. */
function sharedNames({ scopes }: NixFile): Map<With, Map<string, readonly With[]>> {
  const shared = new Map<With, Map<string, readonly With[]>>();
  for (const { name, resolution } of scopes.references) {
    const candidates = resolution.kind === "with" ? resolution.candidates : [];
    const [innermost] = candidates;
    if (!innermost || candidates.length === 1) continue;
    const names = shared.get(innermost) ?? new Map<string, readonly With[]>();
    shared.set(innermost, names.set(name, candidates));
  }
  return shared;
}

function reportShared(
  node: With,
  names: ReadonlyMap<string, readonly With[]>,
  file: NixFile,
  { report, options: { unproven } }: RuleContext<typeof options>,
): void {
  const open: string[] = [];
  let around: With | undefined;
  for (const [name, candidates] of names) {
    const possible = candidates.filter((candidate) => hasName(candidate, name, file.scopes) !== false);
    const [inner, outer] = possible;
    if (!inner || !outer || isSameSet(inner.environment, outer.environment, file.scopes)) continue;
    const isProven = [inner, outer].every((candidate) => hasName(candidate, name, file.scopes) === true);
    if (isProven && inner === node) {
      const message = `'${name}' is in the set of '${withText(inner, file.tree)}' and in that of another around it`;
      const help = `write from which of the two '${name}' is taken`;
      report({ at: header(inner), message, help, related: [{ at: header(outer), message: "the other one" }] });
    } else if (!isProven && inner === node) {
      open.push(name);
      around ??= outer;
    }
  }
  if (!unproven || !around) return;
  report({
    at: header(node),
    message: `${listed(open)} may come from '${withText(node, file.tree)}' or from another around it`,
    help: "write the set in front of the names, or inherit them from it",
    related: [{ at: header(around), message: "the other one" }],
  });
}

/** Whether a set has a name, where it is written in the file; `null` if that is not known. */
function hasName({ environment }: With, name: string, scopes: Scopes): boolean | null {
  const written = setLiteral(environment) ?? boundLiteral(environment, scopes);
  if (!written) return null;
  const { attributes, dynamic } = attributeTree(written.entries);
  if (attributes.has(name)) return true;
  return dynamic.length === 0 ? false : null;
}

function boundLiteral(environment: Expression, scopes: Scopes) {
  const inner = withoutParentheses(environment);
  const definition = inner.kind === "Variable" ? rootDefinition(inner, scopes) : null;
  const [site] = definition?.sites ?? [];
  if (definition?.kind !== "let" || definition.sites.length > 1 || site?.kind !== "Binding") return null;
  return site.path.attributes.length === 1 ? setLiteral(site.value) : null;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `'${name}'`);
  if (names.length > 3) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : (shown[0] ?? "");
}

function header({ start, environment }: With): { start: number; end: number } {
  return { start, end: environment.end };
}
