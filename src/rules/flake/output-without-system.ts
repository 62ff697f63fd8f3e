import { outputsBySystem } from "../../knowledge/flake-outputs.ts";
import { commonSystems, isSystem } from "../../knowledge/systems.ts";
import { nearestName } from "../../source/nearest-name.ts";
import { defineRule } from "../rule.ts";

const example = (path: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    ${path} = nixpkgs.legacyPackages.x86_64-linux.hello;
  };
}
`;

export default defineRule({
  id: "output-without-system",
  summary: "Package, shell or check that is given for no system, or for one that does not exist",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`packages\`, \`devShells\`, \`checks\`, \`apps\`, \`legacyPackages\`, \`bundlers\` and \`formatter\` hold a set for each system. Of
\`packages.default\` Nix says that the flake does not provide \`packages.x86_64-linux.default\`, and \`nix flake check\`
refuses it: "'default' is not a valid system type".

Systems are those that nixpkgs knows. Silent where the attributes are not known.`,

  example: { bad: example("packages.default"), good: example("packages.x86_64-linux.default") },

  check: {
    project(project, { report }) {
      for (const output of project.outputs) {
        const holds = outputsBySystem.get(output.name);
        if (holds === undefined) continue;
        for (const { name, place } of output.attributes) {
          if (!place || isSystem(name) || !project.files.exists(place.file)) continue;
          const meant =
            name.includes("linux") || name.includes("darwin") ? nearestName(name, commonSystems) : undefined;
          const system = meant ?? "x86_64-linux";
          const isSpelling = meant !== undefined;
          report({
            file: place.file,
            at: place.span,
            message: isSpelling
              ? `'${output.name}.${name}' is for a system that does not exist`
              : `'${output.name}.${name}' names no system`,
            help: isSpelling
              ? `did you mean '${system}'?`
              : `it is '${output.name}.${system}${holds === "one" ? "" : `.${name}`}'`,
          });
        }
      }
    },
  },
});
