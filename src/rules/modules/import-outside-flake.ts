import { defineRule } from "../rule.ts";

const example = (path: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./configuration.nix ]; };
  };
}
`,
  "configuration.nix": `{ imports = [ ${path} ]; }\n`,
  "hardware-configuration.nix": "{ }\n",
});

export default defineRule({
  id: "import-outside-flake",
  summary: "Import of a path outside the flake",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix copies a flake into the store and evaluates it there, in pure mode: a path that leads out of the repository, absolute,
through \`~\`, by too many \`..\` or by a symbolic link, does not exist any more. Evaluation fails, or with \`--impure\`
gives another system on every machine.

The usual case is \`/etc/nixos/hardware-configuration.nix\`: copy the file into the folder of the host.`,

  example: { bad: example("/etc/nixos/hardware-configuration.nix"), good: example("./hardware-configuration.nix") },

  check: {
    project(project, { report }) {
      // Without a flake, Nix reads any path of the machine.
      if (!project.flake) return;
      for (const edge of project.imports) {
        if (edge.target.kind !== "outside" || edge.guarded) continue;
        report({
          file: edge.place.file,
          at: edge.place.span,
          message: `'${edge.text}' lies outside the flake`,
          help: "copy the file into the repository and import it by a relative path",
        });
      }
    },
  },
});
