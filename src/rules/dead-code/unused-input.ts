import { removalSpans } from "../../project/flake/declaration-text.ts";
import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unused-input",
  summary: "Flake input that nothing reads",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
Every input is fetched, locked and updated, with all inputs of its own. One that nothing reads costs all that and gives
nothing back; mostly it is left over from an earlier state of the configuration.

An input counts as used if any file of the repository reads it: through \`inputs.name\` under whatever name the set has
there, as an argument of \`outputs\` or of a module that gets it by \`specialArgs\`, in a file that reads flake.lock, by
\`nix run --inputs-from\` in a script or workflow; or if another input follows it. The rule is silent where the whole set goes out of sight: \`attrValues inputs\`,
\`mapAttrs … inputs\`, \`inputs.\${name}\`, or a library that takes inputs by their names.

The fix removes the declaration, and the name among the arguments of \`outputs\`. It wants a look: something outside of
the repository may read the input by its name.`,

  example: {
    bad: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.utils.url = "github:numtide/flake-utils";

  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
    good: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";

  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
  },

  check: {
    flake(flake, { report }) {
      // What is computed may follow any input.
      if (!flake.inputsAreLiteral || flake.inputs.some(({ isLiteral }) => !isLiteral)) return;
      for (const input of flake.inputs) {
        const uses = flake.usesOf(input);
        if (uses === "unknown" || uses.length > 0) continue;
        const edits = removal(flake, input);
        report({
          at: input.nameSpan,
          message: `input '${input.name}' is never read`,
          help: "remove it, or read it in an output",
          ...(edits ? { fix: { title: `Remove input '${input.name}'`, edits } } : {}),
        });
      }
    },
  },
});

function removal(flake: Flake, input: FlakeInput) {
  if (!input.declarationSpans || flake.isGenerated) return null;
  const declarations = removalSpans(flake.file.tree, input.declarationSpans);
  const formal = flake.outputs?.formals.find(({ name }) => name === input.name);
  return [...declarations, ...(formal ? [formal.removalSpan] : [])].map(({ start, end }) => ({ start, end, text: "" }));
}
