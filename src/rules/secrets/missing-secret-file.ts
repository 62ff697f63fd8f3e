import { nearestPath } from "../../project/imports/nearest-path.ts";
import { missingSecretFiles } from "../../project/secrets/stored-secrets.ts";
import { defineRule } from "../rule.ts";

const example = (file: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ age.secrets.paperless.file = ./secrets/${file}.age; }\n`,
  "secrets/paperless.age": "age-encryption.org/v1\n-> X25519 mock\n",
});

export default defineRule({
  id: "missing-secret-file",
  summary: "Declared secret whose encrypted file does not exist",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix copies the encrypted file into the store when it builds the configuration, and stops if it is not there. The file was
renamed or moved, or was never added.

Reported are the paths in \`age.secrets.<name>.file\` and \`rekeyFile\`, \`sops.secrets.<name>.sopsFile\`,
\`sops.templates\` and \`sops.defaultSopsFile\` that lead nowhere, though their folder holds encrypted files. A folder of
secrets that is absent as a whole, or is a git submodule, is kept elsewhere on purpose; so is what conditions decide, and
what agenix-rekey generates.`,

  example: { bad: example("paperles"), good: example("paperless") },

  check: {
    project(project, { report }) {
      for (const { file, place, label } of missingSecretFiles(project)) {
        const near = nearestPath(project.files, file);
        report({
          file: place.file,
          at: place.span,
          message: `the file '${project.pathInFlake(file)}' of '${label}' does not exist`,
          ...(near === null ? {} : { help: `did you mean '${project.pathInFlake(near)}'?` }),
        });
      }
    },
  },
});
