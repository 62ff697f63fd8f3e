import { nearestName } from "../../source/nearest-name.ts";
import { defineRule } from "../rule.ts";

/** All that Nix accepts at the top of flake.nix. */
const known: readonly string[] = ["description", "inputs", "outputs", "nixConfig"];

export default defineRule({
  id: "unknown-flake-attribute",
  summary: "Attribute of flake.nix that flakes do not have",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
flake.nix is a set of \`description\`, \`inputs\`, \`outputs\` and \`nixConfig\`, and nothing else: Nix refuses the whole
flake over any other attribute. What the flake offers (\`nixosConfigurations\`, \`packages\`) belongs into the set that
\`outputs\` returns, and helpers belong into a \`let\` inside it.`,

  example: {
    bad: `{
  input.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { };
}
`,
    good: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { };
}
`,
  },

  check: {
    flake(flake, { report }) {
      const declared = new Set(flake.attributes.map(({ name }) => name));
      for (const { name, nameSpan } of flake.attributes) {
        if (known.includes(name)) continue;
        const nearest = nearestName(name, known);
        const canRename = nearest !== undefined && !declared.has(nearest);
        report({
          at: nameSpan,
          message: `flakes have no attribute '${name}'`,
          help: nearest
            ? `did you mean '${nearest}'?`
            : `if the flake offers '${name}', it belongs into what 'outputs' returns`,
          ...(canRename
            ? {
                fix: {
                  title: `Rename '${name}' to '${nearest}'`,
                  edits: [{ start: nameSpan.start, end: nameSpan.end, text: nearest }],
                },
              }
            : {}),
        });
      }
    },
  },
});
