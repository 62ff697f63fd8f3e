import type { Expression } from "../../parser/syntax.ts";
import { attributeTree } from "../../scopes/attribute-tree.ts";
import { type ForcedUse, findForcedCycles } from "../../scopes/forced-cycles.ts";
import type { Definition, Scopes } from "../../scopes/scopes.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "self-reference",
  summary: "Value that needs itself to be computed",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
In a \`let\` or a \`rec\` set, \`a = a;\` does not take an outer \`a\` but means itself, and fails with "infinite recursion" as
soon as anything needs it. To take the outer one, write \`inherit a;\`. The same holds for \`a = a.b;\`, \`a = a // { … };\`
and for circles such as \`a = b; b = a;\`.

Reported only where the value is needed in any case. Uses below a function, in a set, in a list, in an argument or in one
branch of an \`if\` may be fine, since Nix is lazy, and are left alone.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }: let
    lib = nixpkgs.lib // lib;
  in { inherit lib; };
}
`,
    good: `{
  outputs = { self, nixpkgs }: let
    lib = nixpkgs.lib // { answer = 42; };
  in { inherit lib; };
}
`,
  },

  check: {
    file({ scopes }, { report }) {
      for (const cycle of findForcedCycles(scopes)) {
        if (cycle.some(({ definition }) => mayBeOverridden(definition))) continue;
        const [first, ...further] = cycle as [ForcedUse, ...ForcedUse[]];
        report({
          at: first.reference.node,
          message: messageFor(cycle),
          ...helpFor(first.definition, scopes),
          related: further.slice(0, mostShown).map(({ definition, reference }) => ({
            at: reference.node,
            message: `'${definition.name}' needs '${reference.name}'`,
          })),
        });
      }
    },
  },
});

const mostShown = 4;

function messageFor(cycle: readonly ForcedUse[]): string {
  const [{ definition }] = cycle as [ForcedUse, ...ForcedUse[]];
  if (cycle.length === 1) return `'${definition.name}' needs its own value: infinite recursion`;
  const between = cycle.slice(1).map((use) => `'${use.definition.name}'`);
  const shown = between.length > mostShown ? [...between.slice(0, mostShown), "others"] : between;
  const chain = [...shown, `'${definition.name}'`].join(", which needs ");
  return `'${definition.name}' needs ${chain}: infinite recursion`;
}

function helpFor({ name, sites: [site], scope }: Definition, scopes: Scopes): { help?: string } {
  const isCopy = site?.kind === "Binding" && isVariable(site.value, name);
  return isCopy && scopes.visibleNames(scope).includes(name)
    ? { help: `write 'inherit ${name};' to take the outer '${name}'` }
    : {};
}

function isVariable(value: Expression, name: string): boolean {
  let inner = value;
  while (inner.kind === "Parenthesized") inner = inner.expression;
  return inner.kind === "Variable" && inner.name === name;
}

/** `__overrides` may give the attribute another value before anything needs this one. */
function mayBeOverridden({ scope }: Definition): boolean {
  return scope.kind === "AttrSet" && attributeTree(scope.entries).attributes.has("__overrides");
}
