import type { Let } from "../../parser/syntax.ts";
import { mergeableLet, mergeLets } from "../../scopes/let-merge.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "collapsible-let",
  summary: "'let' that is the whole body of another 'let'",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "safe",

  why: `
The bindings of a \`let\` see each other in any order, so \`let a = 1; in let b = a; in b\` needs one \`let\` only. Two of
them make the reader look for the reason why they are kept apart.

Reported only where there is no such reason: no name is bound by both, and no value of the outer \`let\` uses a name, from
further out or from a \`with\`, that the inner one binds (\`let x = y; in let y = 1; in x\` would mean another \`y\`).

The fix keeps comments, and moves the inner bindings and the body to the left where they stood further right. It is not
offered where a string over several lines would change by that.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }:
    let
      system = "x86_64-linux";
    in
    let
      pkgs = nixpkgs.legacyPackages.\${system};
    in
    {
      packages.\${system}.default = pkgs.hello;
    };
}
`,
    good: `{
  outputs = { self, nixpkgs }:
    let
      system = "x86_64-linux";
      pkgs = nixpkgs.legacyPackages.\${system};
    in
    {
      packages.\${system}.default = pkgs.hello;
    };
}
`,
  },

  check: {
    nodes: {
      Let(node, { report }, file) {
        const inner = file.tree.damage.length === 0 ? mergeableLet(node, file) : null;
        if (inner) report(offenceOf(node, inner, file));
      },
    },
  },
});

function offenceOf(outer: Let, inner: Let, file: NixFile): Offence {
  // Whether three can be one is known only when two of them are.
  const { parent } = outer;
  const waits = parent?.kind === "Let" && mergeableLet(parent, file) === outer;
  const edits = waits ? null : mergeLets(outer, inner, file.tree);
  return {
    at: keyword(inner),
    message: "'let' is the whole body of another 'let'",
    help: "bind its names in the outer 'let'",
    related: [{ at: keyword(outer), message: "the outer 'let'" }],
    ...(edits ? { fix: { title: "Make one 'let' of the two", edits } } : {}),
  };
}

function keyword({ start }: Let): { start: number; end: number } {
  return { start, end: start + "let".length };
}
