import { commonOutputs, knownOutputs } from "../../knowledge/flake-outputs.ts";
import { editDistance, nearestName } from "../../source/nearest-name.ts";
import { defineRule } from "../rule.ts";

const example = (output: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    ${output}.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": "{ }\n",
});

export default defineRule({
  id: "misspelt-output",
  summary: "Output whose name is nearly that of one that tools ask for",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
A flake may have outputs of any name, so Nix says nothing of \`nixosConfiguration\` or \`devshells\`: the tools that ask for
\`nixosConfigurations\` and \`devShells\` just find nothing there.

Reported are names of five letters and more that differ from an output of Nix by a letter (by two in the longest), and
are not known as an output of another tool (\`deploy\`, \`colmena\`, \`nixvimModules\`, …).`,

  example: { bad: example("nixosConfiguration"), good: example("nixosConfigurations") },

  check: {
    project(project, { report }) {
      const names = new Set(project.outputs.map(({ name }) => name));
      for (const { name, place } of project.outputs) {
        // What a library adds stands in no file of the repository.
        if (!place || !project.files.exists(place.file) || name.length < 5 || knownOutputs.has(name)) continue;
        const meant = nearestName(name, commonOutputs);
        if (meant === undefined || names.has(meant) || !isSlip(name, meant)) continue;
        report({
          file: place.file,
          at: place.span,
          message: `output '${name}' is read by no tool`,
          help: `did you mean '${meant}'?`,
          fix: {
            title: `Call it '${meant}'`,
            edits: [{ file: place.file, start: place.span.start, end: place.span.end, text: meant }],
          },
        });
      }
    },
  },
});

/** Two letters make another word of all but the longest names. */
function isSlip(name: string, meant: string): boolean {
  return editDistance(name.toLowerCase(), meant.toLowerCase()) <= (name.length >= 14 ? 2 : 1);
}
