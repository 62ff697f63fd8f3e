import type { Lambda, Node } from "../../parser/syntax.ts";
import { baseEnvironment, builtinNames } from "../../scopes/base-environment.ts";
import type { Reference, Scopes } from "../../scopes/scopes.ts";
import { nearestName } from "../../source/nearest-name.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "undefined-variable",
  summary: "Name that nothing defines",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "suggested",
  copesWithDamage: true,

  why: `
Nix refuses a file that uses a name which no \`let\`, function argument or \`rec\` set around it defines, which is no
builtin, and which cannot come from a \`with\`. Mostly it is a slip of the finger, an argument missing from the first line
of a module (\`{ lib, ... }:\`), or a builtin that needs its prefix (\`builtins.head\`).

Below a \`with\` any name may exist, so the rule stays silent there. It knows the builtins of all versions of Nix and Lix,
and in a file with a syntax error it stays silent about whatever the damaged part may define. Marks that a program replaces first (\`__VALUE__\`) are no names. A name is reported where it is first used; further uses are listed there.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: {
    packages.x86_64-linux.default = pkgs.hello;
  };
}
`,
    good: `{
  outputs = { self, nixpkgs }: {
    packages.x86_64-linux.default = nixpkgs.legacyPackages.x86_64-linux.hello;
  };
}
`,
  },

  check: {
    file({ scopes, soundness }, { report }) {
      const usesByName = new Map<string, [Reference, ...Reference[]]>();
      for (const reference of scopes.references) {
        if (reference.resolution.kind !== "undefined") continue;
        const uses = usesByName.get(reference.name);
        if (uses) uses.push(reference);
        else usesByName.set(reference.name, [reference]);
      }
      let suggested = 0;
      for (const [name, uses] of usesByName) {
        if (templateMark.test(name) || !soundness.knowsDefinitionsOf(name, uses)) continue;
        const offence = offenceOf(uses);
        // In a file that lacks that much, the names around say little, and comparing them all costs much.
        if (suggested++ < mostSuggestions) report({ ...offence, ...suggestionFor(uses, scopes) });
        else report(offence);
      }
    },
  },
});

/** What a program replaces before Nix reads the file: `__INVENTORY_EXPR__`. */
const templateMark = /^__[A-Z][A-Z0-9_]*__$/;

/** Operators of other languages, which Nix takes for names. */
const operatorWords: ReadonlyMap<string, { readonly sign: string; readonly help: string }> = new Map([
  ["and", { sign: "&&", help: "Nix writes '&&'" }],
  ["or", { sign: "||", help: "a default needs an attribute path before the 'or'; for a condition write '||'" }],
  ["not", { sign: "!", help: "Nix writes '!'" }],
]);

/** `a and b`, which Nix reads as a call of `a` with two arguments. */
function isInfix({ node }: Reference): boolean {
  const call = node.parent;
  return (
    call?.kind === "Apply" && call.argument === node && call.parent?.kind === "Apply" && call.parent.function === call
  );
}

type Uses = readonly [Reference, ...Reference[]];

const mostRelated = 5;
const mostSuggestions = 20;
const mostReplaced = 50;

function offenceOf([{ name, node }, ...further]: Uses): Offence {
  const related = further.slice(0, mostRelated).map((use) => ({ at: use.node, message: "used here too" }));
  return { at: node, message: `'${name}' is not defined`, related };
}

function suggestionFor(uses: Uses, scopes: Scopes): Pick<Offence, "help" | "fix"> {
  const [{ name, node }] = uses;
  const operator = operatorWords.get(name);
  if (operator !== undefined) return { help: operator.help, ...replacement(uses.filter(isInfix), operator.sign) };
  // `inherit x;` would give the attribute another name.
  const replaceable = uses.filter((use) => use.node.kind === "Variable").slice(0, mostReplaced);

  if (builtinNames.has(name)) {
    const prefixed = `builtins.${name}`;
    return { help: `did you mean '${prefixed}'?`, ...replacement(replaceable, prefixed) };
  }
  const nearest = nearestName(name, candidatesAt(node, scopes));
  if (nearest !== undefined) {
    const fixable = replaceable.filter((use) => baseEnvironment.has(nearest) || isVisible(nearest, use.node, scopes));
    return { help: `did you mean '${nearest}'?`, ...replacement(fixable, nearest) };
  }
  return outermostWithFormals(node) ? { help: `define it, or add it to the arguments: '{ ${name}, … }:'` } : {};
}

function replacement(uses: readonly Reference[], text: string): Pick<Offence, "fix"> {
  if (uses.length === 0) return {};
  const edits = uses.map(({ node }) => ({ start: node.start, end: node.end, text }));
  return { fix: { title: `Replace by '${text}'`, edits } };
}

function candidatesAt(node: Node, scopes: Scopes): string[] {
  const bare = [...baseEnvironment].filter((name) => !name.startsWith("__"));
  return [...scopes.visibleNames(node), ...bare];
}

function isVisible(name: string, node: Node, scopes: Scopes): boolean {
  return scopes.visibleNames(node).includes(name);
}

/** The function a module or package consists of, if it takes its arguments by name. */
function outermostWithFormals(at: Node): Lambda | null {
  let found: Lambda | null = null;
  for (let node = at.parent; node; node = node.parent) if (node.kind === "Lambda" && node.formals) found = node;
  return found;
}
